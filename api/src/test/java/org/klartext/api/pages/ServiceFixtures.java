package org.klartext.api.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.klartext.api.description.Description;
import org.klartext.api.entrance.Limits;
import org.klartext.view.Link;

/** One page of the server of every kind: empty, full, with errors, with hostile texts. */
final class ServiceFixtures {
  /** Ends whatever it stands in, if nobody escapes it. */
  static final String HOSTILE = "\"'></textarea></title></script><script>alert(1)</script><b x='";

  /** When things happen. */
  static final Instant MONDAY = Instant.parse("2026-11-23T08:04:00Z");

  /** An ordinary text. */
  static final String LONG =
      "Ich habe gestern die Kündigung für meinen Vertrag geschickt und seitdem nichts gehört."
          + " Woran sehe ich, ob sie angekommen ist?";

  private ServiceFixtures() {}

  /** All of them, by a name for the reader of a test. */
  static Map<String, ServiceContent> all() {
    Map<String, ServiceContent> all = new LinkedHashMap<>();
    forms(all);
    all.putAll(SearchFixtures.all());
    all.putAll(ReceiptFixtures.all());
    all.put("report open", reportReceipt(Optional.empty(), ""));
    all.put("report removed", reportReceipt(Optional.of(MONDAY.plusSeconds(7200)), "removed"));
    all.put("report kept", reportReceipt(Optional.of(MONDAY.plusSeconds(7200)), "kept"));
    all.put("message closed", closed());
    all.put("message limited", new MessagePage("rate-limited", List.of("40"), Optional.empty()));
    all.put("message unknown", new MessagePage("no-such-code"));
    staff(all);
    all.put("api", api());
    return all;
  }

  private static ServiceContent api() {
    Description.Place place =
        new Description.Place("Klartext", "https://portal.example/", Limits.USUAL);
    return Description.ofAll().guide(place, text -> "<p>" + text.replace("<", "&lt;") + "</p>");
  }

  /** The one of that name. */
  static ServiceContent of(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  private static void forms(Map<String, ServiceContent> all) {
    all.put("ask", ask(form(Entries.NONE), Optional.empty()));
    all.put("ask preview", ask(form(typed()), Optional.of("<p>So <strong>fett</strong>.</p>")));
    all.put(
        "ask wrong",
        ask(
            form(
                wrong(
                    new FieldError("title", "required"),
                    new FieldError("topic", "unknown-topic"),
                    new FieldError("website", "invalid-website"))),
            Optional.empty()));
    all.put("ask hostile", ask(hostileForm(), Optional.empty()));
    all.put("answer", reply("answer", form(Entries.NONE), Optional.empty()));
    all.put("comment", reply("comment", form(Entries.NONE), Optional.of(quote("Jana K."))));
    all.put(
        "comment wrong",
        reply(
            "comment",
            form(wrong(new FieldError("", "unknown-reply"), new FieldError("name", "not-a-code"))),
            Optional.of(quote(""))));
    all.put("comment hostile", reply("comment", hostileForm(), Optional.of(quote(HOSTILE))));
    all.put("report", report(form(Entries.NONE)));
    all.put("report wrong", report(form(wrong(new FieldError("reason", "unknown-reason")))));
    all.put("report hostile", report(hostileForm()));
  }

  private static Form form(Entries entries) {
    return new Form(
        "/api/v1/questions",
        "de",
        "01K9ABCDEFGHJKMNPQRSTVWXYZ",
        "1764000000.c2lnbmF0dXJl",
        Optional.of("/datenschutz/"),
        entries);
  }

  private static Form hostileForm() {
    return new Form("/api/v1/questions", HOSTILE, HOSTILE, HOSTILE, Optional.empty(), hostile());
  }

  static Entries typed() {
    return Entries.of(
        Map.of(
            "title",
            "Woran sehe ich, ob meine Kündigung angekommen ist?",
            "body",
            LONG + "\n\n- Vertrag 1\n- Vertrag 2",
            "topic",
            "rechnung",
            "name",
            "Jana K.",
            "email",
            "jana@example.org",
            "website",
            "https://jana.example/"));
  }

  private static Entries wrong(FieldError... own) {
    List<FieldError> errors = new ArrayList<>(List.of(own));
    errors.addAll(
        List.of(
            new FieldError("", "rate-limited", List.of("40")),
            new FieldError("body", "too-long", List.of("10000")),
            new FieldError("email", "invalid-address")));
    return new Entries(
        Map.of("title", "", "body", LONG, "email", "jana@", "topic", "weg", "reason", "no-such"),
        errors);
  }

  private static Entries hostile() {
    return new Entries(
        Map.of(
            "title", HOSTILE, "body", HOSTILE, "topic", HOSTILE, "reason", HOSTILE, "name", HOSTILE,
            "email", HOSTILE, "website", HOSTILE),
        List.of(
            new FieldError("body", "too-long", List.of(HOSTILE)),
            new FieldError("email", HOSTILE, List.of(HOSTILE)),
            new FieldError(HOSTILE, "required")));
  }

  private static AskForm ask(Form form, Optional<String> preview) {
    return new AskForm(
        form,
        "/ask",
        List.of(
            new AskForm.Topic("vertrag", "Vertrag und Kündigung"),
            new AskForm.Topic("rechnung", "Rechnung"),
            new AskForm.Topic(HOSTILE, HOSTILE)),
        preview,
        preview.isPresent() ? SearchFixtures.found() : List.of());
  }

  private static ReplyForm reply(String kind, Form form, Optional<ReplyForm.Quote> quote) {
    return new ReplyForm(
        form,
        "/pages/k7m39q2xabcd/reply",
        kind,
        form.lang().equals(HOSTILE) ? HOSTILE : "Woran sehe ich, ob meine Kündigung da ist?",
        "/fragen/woran-sehe-ich-k7m39q2xabcd/",
        quote,
        Optional.empty());
  }

  private static ReplyForm.Quote quote(String author) {
    return new ReplyForm.Quote(
        "01K9ABCDEFGHJKMNPQRSTVWXYZ", author, LONG + author, "/fragen/woran/#01K9");
  }

  private static ReportForm report(Form form) {
    boolean hostile = form.lang().equals(HOSTILE);
    return new ReportForm(
        form,
        hostile ? HOSTILE : "Woran sehe ich, ob meine Kündigung da ist?",
        "/fragen/woran/#01K9",
        hostile ? HOSTILE : LONG);
  }

  private static ReportReceipt reportReceipt(Optional<Instant> closed, String outcome) {
    return new ReportReceipt(
        "M4XW-2B7C",
        "insult",
        "Woran sehe ich, ob meine Kündigung da ist?",
        outcome.equals("removed") ? Optional.empty() : Optional.of("/fragen/woran/#01K9"),
        MONDAY,
        closed,
        outcome);
  }

  private static MessagePage closed() {
    return new MessagePage(
        "comments-closed",
        List.of(),
        Optional.of(new Link("Woran sehe ich, ob meine Kündigung da ist?", "/", "de", false)));
  }

  private static void staff(Map<String, ServiceContent> all) {
    Entries wrong =
        new Entries(
            Map.of("name", "mira", "password", "never shown"),
            List.of(
                new FieldError("", "wait", List.of("8")),
                new FieldError("name", "name-taken"),
                new FieldError("password", "password-too-short", List.of("12"))));
    Entries weak =
        new Entries(
            Map.of(),
            List.of(
                new FieldError("current", "wrong-credentials"),
                new FieldError("password", "password-too-common"),
                new FieldError("again", "passwords-differ")));
    all.put("login", new LoginForm("/desk/login", Entries.NONE));
    all.put("login wrong", new LoginForm("/desk/login", wrong));
    all.put("setup", new SetupForm("/desk/setup/secret", Entries.NONE));
    all.put("setup wrong", new SetupForm("/desk/setup/secret", wrong));
    all.put("account", account(Entries.NONE, ""));
    all.put("account wrong", account(weak, ""));
    all.put("account changed", account(Entries.NONE, "password-changed"));
  }

  private static AccountPage account(Entries entries, String notice) {
    return new AccountPage(
        "mira", "moderator", "csrf-token", "/desk/logout", "/desk/password", entries, notice);
  }
}
