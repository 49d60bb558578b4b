package org.klartext.api.pages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What contributors see of what they sent, in every state. */
final class ReceiptFixtures {
  private static final Instant MONDAY = ServiceFixtures.MONDAY;
  private static final String LONG = ServiceFixtures.LONG;
  private static final String HOSTILE = ServiceFixtures.HOSTILE;

  private ReceiptFixtures() {}

  /** All of them, by a name for the reader of a test. */
  static Map<String, ServiceContent> all() {
    Map<String, ServiceContent> all = new LinkedHashMap<>();
    all.put("receipt held", receipt("held", "none", ""));
    all.put("receipt links", receipt("quarantined", "links", ""));
    all.put("receipt masked", masked());
    all.put("receipt published", published());
    all.put("receipt rejected", receipt("rejected", "none", "off-topic"));
    all.put("receipt removed", receipt("removed", "none", "personal-data"));
    all.put("receipt withdrawn", over("withdrawn"));
    all.put("receipt erased", over("erased"));
    all.put("receipt wrong", wrongReceipt());
    all.put("receipt hostile", hostileReceipt());
    return all;
  }

  private static List<ReceiptPage.Step> steps(String state, String reason) {
    ReceiptPage.Step received = new ReceiptPage.Step(MONDAY, "received", "", "contributor");
    Instant later = MONDAY.plusSeconds(5400);
    return switch (state) {
      case "held", "quarantined" -> List.of(received);
      case "withdrawn", "erased" ->
          List.of(received, new ReceiptPage.Step(later, state, "", "contributor"));
      case "published" ->
          List.of(
              received,
              new ReceiptPage.Step(later, "approved", "", "staff"),
              new ReceiptPage.Step(later.plusSeconds(90), "edited", "", "contributor"));
      default -> List.of(received, new ReceiptPage.Step(later, "rejected", reason, "staff"));
    };
  }

  private static ReceiptPage receipt(String state, String rule, String reason) {
    return new ReceiptPage(
        "/receipt/K7M39Q2X/secret",
        "K7M3-9Q2X",
        "question",
        "Woran sehe ich, ob meine Kündigung angekommen ist?",
        state,
        rule,
        reason,
        reason.isEmpty() ? "" : "Bitte stellen Sie die Frage ohne Namen und Adressen noch einmal.",
        Optional.of(
            new ReceiptPage.Responsible(
                "Mira Beispiel",
                Optional.of("/experten/mira/"),
                MONDAY.plusSeconds(3 * 3600),
                state.equals("published") ? "answered" : "open",
                Optional.empty(),
                "01M8KEY0000000000000000000")),
        Optional.empty(),
        steps(state, reason),
        "<p>" + LONG + "</p>",
        Optional.empty(),
        Optional.empty(),
        Optional.of(edit(Optional.empty())),
        true,
        true,
        List.of(),
        Entries.NONE,
        "");
  }

  /** A receipt of which one step is known. */
  static ReceiptPage receiptWith(String action, String by) {
    ReceiptPage held = receipt("published", "none", "");
    return new ReceiptPage(
        held.href(),
        held.number(),
        held.kind(),
        held.title(),
        held.state(),
        held.rule(),
        "",
        "",
        held.responsible(),
        Optional.empty(),
        List.of(new ReceiptPage.Step(MONDAY, action, "", by)),
        held.html(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        List.of(),
        Entries.NONE,
        "");
  }

  private static ReceiptPage.Edit edit(Optional<String> masked) {
    return new ReceiptPage.Edit(
        "Woran sehe ich, ob meine Kündigung angekommen ist?",
        LONG,
        "1.1",
        Optional.empty(),
        masked);
  }

  private static ReceiptPage masked() {
    ReceiptPage held = receipt("held", "personal-data", "");
    return new ReceiptPage(
        held.href(),
        held.number(),
        "comment",
        held.title(),
        held.state(),
        held.rule(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        held.steps(),
        "<p>Rufen Sie mich unter 0170 1234567 an.</p>",
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new ReceiptPage.Edit(
                "",
                "Rufen Sie mich unter 0170 1234567 an.",
                "1.1",
                Optional.of(MONDAY.plusSeconds(900)),
                Optional.of("Rufen Sie mich unter [Telefonnummer entfernt] an.\n\nDanke!"))),
        true,
        true,
        List.of(),
        Entries.NONE,
        "edited");
  }

  private static ReceiptPage published() {
    ReceiptPage held = receipt("held", "none", "");
    return new ReceiptPage(
        held.href(),
        held.number(),
        "question",
        held.title(),
        "published",
        "none",
        "",
        "",
        held.responsible(),
        Optional.empty(),
        steps("published", ""),
        held.html(),
        Optional.of(new ReceiptPage.Wording(held.title(), "<p>" + LONG + " Danke!</p>")),
        Optional.of("/fragen/woran-sehe-ich-k7m39q2xabcd/"),
        held.edit(),
        true,
        true,
        List.of(
            new ReceiptPage.Answer("01A", "Mira Beispiel", LONG, "/fragen/woran/#01A", true),
            new ReceiptPage.Answer("01B", "", LONG, "/fragen/woran/#01B", false)),
        Entries.NONE,
        "accepted");
  }

  private static ReceiptPage over(String state) {
    return new ReceiptPage(
        "/receipt/K7M39Q2X/secret",
        "K7M3-9Q2X",
        "answer",
        state.equals("erased") ? "" : "Woran sehe ich, ob meine Kündigung angekommen ist?",
        state,
        "none",
        state,
        "",
        Optional.empty(),
        Optional.empty(),
        steps(state, ""),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        state.equals("withdrawn"),
        List.of(),
        Entries.NONE,
        "");
  }

  private static ReceiptPage wrongReceipt() {
    ReceiptPage held = receipt("held", "too-fast", "");
    return new ReceiptPage(
        held.href(),
        held.number(),
        held.kind(),
        held.title(),
        held.state(),
        held.rule(),
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        held.steps(),
        held.html(),
        Optional.empty(),
        Optional.empty(),
        held.edit(),
        true,
        true,
        List.of(),
        new Entries(
            Map.of("title", "", "body", "Noch einmal"),
            List.of(
                new FieldError("title", "required"),
                new FieldError("", "stale"),
                new FieldError("confirm", "confirm"))),
        "");
  }

  private static ReceiptPage hostileReceipt() {
    return new ReceiptPage(
        "/receipt/K7M39Q2X/secret",
        HOSTILE,
        "question",
        HOSTILE,
        "published",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Optional.of(
            new ReceiptPage.Responsible(
                HOSTILE,
                Optional.of("/experten/"),
                MONDAY,
                "asked-back",
                Optional.of(MONDAY),
                HOSTILE)),
        Optional.of(new ReceiptPage.Duplicate(HOSTILE, "/faq/")),
        List.of(new ReceiptPage.Step(MONDAY, "rejected", HOSTILE, HOSTILE)),
        "<p>Sauber</p>",
        Optional.of(new ReceiptPage.Wording(HOSTILE, "<p>Sauber</p>")),
        Optional.of("/fragen/woran/"),
        Optional.of(
            new ReceiptPage.Edit(
                HOSTILE, HOSTILE, HOSTILE, Optional.of(MONDAY), Optional.of(HOSTILE))),
        true,
        true,
        List.of(new ReceiptPage.Answer(HOSTILE, HOSTILE, HOSTILE, "/fragen/woran/#01B", false)),
        Entries.NONE,
        "");
  }
}
