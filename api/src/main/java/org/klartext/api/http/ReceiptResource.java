package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Decision;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Report;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.entrance.Fields;
import org.klartext.api.moderation.Moderation.Dossier;
import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.moderation.Taken;
import org.klartext.api.pages.Entries;
import org.klartext.api.pages.ReceiptPage;
import org.klartext.api.pages.ReportReceipt;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.screening.Masking;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Page;
import org.klartext.site.Reply;

/** The page with which contributors follow what they sent. Reading it changes nothing. */
final class ReceiptResource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int EXCERPT = 160;
  private static final Set<Decision.Action> INTERNAL =
      EnumSet.of(
          Decision.Action.ASSIGNED,
          Decision.Action.CLAIMED,
          Decision.Action.RELEASED,
          Decision.Action.STOPPED,
          Decision.Action.OVERRULED);

  private final Portal portal;
  private final Pages pages;

  ReceiptResource(Portal portal, Pages pages) {
    this.portal = portal;
    this.pages = pages;
  }

  void show(Context context) {
    String id = context.pathParam("id");
    String notice = Optional.ofNullable(context.queryParam("done")).orElse("");
    Optional<Report> report = portal.database().query(tx -> tx.reports().find(id));
    if (report.isPresent()) {
      showReport(context, report.get());
    } else {
      Dossier dossier = opened(context);
      show(context, 200, dossier, Entries.NONE, notice.matches("[a-z]{1,20}") ? notice : "");
    }
  }

  private void showReport(Context context, Report report) {
    requireSecret(context, report.id(), report.generation());
    Optional<Page> page = portal.snapshot().page(report.page());
    String lang = page.map(it -> it.meta().lang()).orElseGet(() -> pages.lang(context));
    ReportReceipt receipt =
        new ReportReceipt(
            report.number(),
            report.reason().key(),
            page.map(it -> it.meta().title()).orElse(""),
            page.map(it -> href(it) + (isPage(report) ? "" : "#" + report.target())),
            report.at(),
            report.closedAt(),
            report.outcome().orElse(""));
    send(context, 200, lang, receipt);
  }

  private static boolean isPage(Report report) {
    return report.target().equals(report.page());
  }

  /** Opens a contribution with its secret; whoever guesses learns nothing. */
  private Dossier opened(Context context) {
    String id = context.pathParam("id");
    Dossier dossier = portal.dialogue().moderation().dossier(id);
    requireSecret(context, id, dossier.contribution().generation());
    return dossier;
  }

  private void requireSecret(Context context, String id, int generation) {
    if (!portal.receipts().opens(id, generation, context.pathParam("secret"))) {
      throw new RefusedException(Refusal.Code.NOT_FOUND);
    }
  }

  private void send(
      Context context, int status, String lang, org.klartext.api.pages.ServiceContent content) {
    context.header("Referrer-Policy", "no-referrer");
    pages.show(context, status, lang, content);
  }

  private void show(Context context, int status, Dossier dossier, Entries entries, String notice) {
    Contribution contribution = dossier.contribution();
    Snapshot snapshot = portal.snapshot();
    Optional<Page> page = snapshot.page(contribution.place().page());
    Revision newest = dossier.newest();
    Revision shown = dossier.revision(contribution.standing().published()).orElse(newest);
    boolean gone = contribution.state() == State.ERASED;
    boolean pending = contribution.state() == State.PUBLISHED && contribution.standing().waiting();
    String title =
        contribution.kind() == Kind.QUESTION
            ? shown.title()
            : page.map(it -> it.meta().title()).orElse("");
    ReceiptPage receipt =
        new ReceiptPage(
            link(contribution),
            contribution.number(),
            contribution.kind().key(),
            title,
            contribution.state().key(),
            contribution.verdict().rule(),
            contribution.standing().removal().map(it -> it.reason()).orElse(""),
            contribution.standing().word(),
            dossier
                .assignment()
                .map(it -> Answers.responsible(portal, it, snapshot, contribution.place().lang())),
            duplicate(dossier, snapshot),
            steps(dossier),
            gone ? "" : html(contribution, shown.body()),
            pending
                ? Optional.of(
                    new ReceiptPage.Wording(newest.title(), html(contribution, newest.body())))
                : Optional.empty(),
            publicHref(contribution, snapshot),
            edit(contribution, newest),
            !contribution.state().isOver(),
            !gone,
            isAskedBack(dossier) ? List.of() : answers(contribution, snapshot),
            entries,
            notice);
    send(context, status, contribution.place().lang(), receipt);
  }

  private String link(Contribution contribution) {
    return portal.apiPath() + portal.receipts().link(contribution);
  }

  private static boolean isAskedBack(Dossier dossier) {
    return dossier.assignment().filter(it -> it.status() == Status.ASKED_BACK).isPresent();
  }

  private static Optional<ReceiptPage.Duplicate> duplicate(Dossier dossier, Snapshot snapshot) {
    Optional<String> refused =
        dossier.contribution().standing().removal().flatMap(Standing.Removal::duplicateOf);
    Optional<String> closed = dossier.assignment().flatMap(it -> it.progress().duplicateOf());
    return refused
        .or(() -> closed)
        .flatMap(snapshot::page)
        .map(it -> new ReceiptPage.Duplicate(it.meta().title(), Answers.href(it, snapshot)));
  }

  /** What happens inside the house stays there. */
  private static List<ReceiptPage.Step> steps(Dossier dossier) {
    return dossier.decisions().stream()
        .filter(it -> !INTERNAL.contains(it.action()))
        .map(ReceiptResource::step)
        .toList();
  }

  private static ReceiptPage.Step step(Decision decision) {
    String reason =
        switch (decision.action()) {
          case REJECTED, REMOVED, WITHDRAWN, ERASED -> decision.reason().orElse("");
          default -> "";
        };
    return new ReceiptPage.Step(
        decision.at(), decision.action().key(), reason, decision.by().key());
  }

  private String html(Contribution contribution, String text) {
    try {
      return portal.text().html(portal.snapshot().site(), contribution.place().lang(), text);
    } catch (UnreadableTextException e) {
      return "";
    }
  }

  private Optional<String> publicHref(Contribution contribution, Snapshot snapshot) {
    if (contribution.kind() == Kind.QUESTION) {
      return snapshot.page(contribution.id()).map(this::href);
    }
    return snapshot.reply(contribution.id()).map(it -> href(it.page()) + "#" + contribution.id());
  }

  private String href(Page page) {
    return portal.snapshot().site().config().baseUrl().href(page.meta().permalink());
  }

  private Optional<ReceiptPage.Edit> edit(Contribution contribution, Revision newest) {
    boolean personal = contribution.verdict().rule().equals("personal-data");
    String lang = contribution.place().lang();
    return portal
        .dialogue()
        .contributors()
        .editableUntil(contribution)
        .map(until ->
            new ReceiptPage.Edit(
                newest.title(),
                newest.body(),
                contribution.tag(),
                until.equals(Instant.MAX) ? Optional.empty() : Optional.of(until),
                personal ? Optional.of(Masking.mask(newest.body(), lang)) : Optional.empty()));
  }

  private List<ReceiptPage.Answer> answers(Contribution contribution, Snapshot snapshot) {
    Optional<Page> page = snapshot.page(contribution.id());
    if (contribution.state() != State.PUBLISHED
        || !(page.orElse(null) instanceof Page.Question question)) {
      return List.of();
    }
    return snapshot.site().replies(question.meta().id()).stream()
        .filter(it -> it.kind() == Reply.Kind.ANSWER && it.removed().isEmpty())
        .map(it ->
            new ReceiptPage.Answer(
                it.id(),
                author(it),
                excerpt(it),
                href(question) + "#" + it.id(),
                question.state().accepted().equals(Optional.of(it.id()))))
        .toList();
  }

  private String author(Reply reply) {
    return switch (reply.author()) {
      case org.klartext.site.Writer.Visitor(String name, Optional<String> _) -> name;
      case org.klartext.site.Writer.Staff(String expert) ->
          portal
              .snapshot()
              .site()
              .expert(expert, reply.lang())
              .map(it -> it.meta().title())
              .orElse("");
    };
  }

  private static String excerpt(Reply reply) {
    String text = reply.body().outline().excerpt();
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1) + "…";
  }

  void edit(Context context) {
    Dossier dossier = opened(context);
    Map<String, String> values = values(context, List.of("title", "body", "tag"));
    Fields fields = new Fields(values, portal.limits());
    String title = dossier.contribution().kind() == Kind.QUESTION ? fields.title() : "";
    String body = fields.body();
    act(
        context,
        dossier,
        "edited",
        values,
        () -> {
          fields.requireValid();
          return portal
              .dialogue()
              .contributors()
              .edit(dossier.contribution().id(), values.getOrDefault("tag", ""), title, body);
        });
  }

  void withdraw(Context context) {
    Dossier dossier = opened(context);
    Map<String, String> values = values(context, List.of("confirm"));
    String id = dossier.contribution().id();
    act(
        context,
        dossier,
        "withdrawn",
        Map.of(),
        () -> {
          requireConfirmed(values);
          return portal.dialogue().contributors().withdraw(id);
        });
  }

  void erase(Context context) {
    Dossier dossier = opened(context);
    Map<String, String> values = values(context, List.of("confirm"));
    String id = dossier.contribution().id();
    act(
        context,
        dossier,
        "erased",
        Map.of(),
        () -> {
          requireConfirmed(values);
          return portal.dialogue().contributors().erase(id, new Actor.Contributor());
        });
  }

  private static void requireConfirmed(Map<String, String> values) {
    if (!values.getOrDefault("confirm", "").equals("yes")) {
      throw ApiError.field(422, "confirm", "confirm", "Send confirm=yes to do this.").exception();
    }
  }

  void accept(Context context) {
    Dossier dossier = opened(context);
    Map<String, String> values = values(context, List.of("answer"));
    String id = dossier.contribution().id();
    act(
        context,
        dossier,
        "accepted",
        Map.of(),
        () ->
            portal
                .dialogue()
                .answering()
                .accept(id, values.getOrDefault("answer", ""), new Actor.Contributor()));
  }

  void unhelpful(Context context) {
    Dossier dossier = opened(context);
    values(context, List.of());
    String id = dossier.contribution().id();
    act(context, dossier, "reopened", Map.of(), () -> portal.dialogue().answering().reopen(id));
  }

  /** The asker says more after a question back; it becomes a comment on the question. */
  void reply(Context context) {
    Dossier dossier = opened(context);
    Map<String, String> values = values(context, List.of("reply", "idempotencyKey"));
    String key = values.getOrDefault("idempotencyKey", "");
    Fields fields = new Fields(values, portal.limits());
    String text = fields.text("reply");
    act(
        context,
        dossier,
        "replied",
        values,
        () -> {
          fields.requireValid();
          Optional<String> known =
              SubmissionResource.isKey(key) ? Optional.of(key) : Optional.empty();
          return portal.dialogue().replies().reply(dossier.contribution(), text, known);
        });
  }

  private Map<String, String> values(Context context, List<String> known) {
    return RequestBody.read(context, portal.config().limits().request()).only(known);
  }

  private interface Action {
    Taken take();
  }

  /** Does it and leads back to the receipt, or shows the receipt with what is wrong. */
  private void act(
      Context context, Dossier dossier, String done, Map<String, String> typed, Action action) {
    boolean isForm = RequestBody.isForm(context);
    try {
      Taken taken = action.take();
      portal.relay().await(taken.publications(), PATIENCE);
      if (isForm) {
        String receipt = link(taken.contribution());
        context.redirect(receipt + "?done=" + done, HttpStatus.SEE_OTHER);
      } else {
        Answers.json(
            context,
            json ->
                json.writeStringProperty(
                    "state", Answers.publicState(taken.contribution().state())));
      }
    } catch (RefusedException e) {
      refused(context, dossier, typed, ApiError.of(e.refusals()), isForm);
    } catch (ApiException e) {
      refused(context, dossier, typed, e.error(), isForm);
    }
  }

  private void refused(
      Context context, Dossier dossier, Map<String, String> typed, ApiError error, boolean isForm) {
    if (!isForm) {
      throw error.exception();
    }
    show(context, error.status(), dossier, Pages.entries(typed, error), "");
  }
}
