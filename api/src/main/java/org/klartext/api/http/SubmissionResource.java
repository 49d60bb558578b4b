package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.http.message.Tags;
import org.klartext.api.identity.Scope;
import org.klartext.api.moderation.Answering.Draft;
import org.klartext.api.entrance.Fields;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.moderation.Sending;
import org.klartext.api.moderation.Staff;
import org.klartext.api.moderation.Taken;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Page;

/** Questions, comments and answers come in: as JSON, or from a form of ours. */
final class SubmissionResource {
  static final List<String> OWN_FIELDS =
      List.of("idempotencyKey", "formTime", "homepage", "kind", "preview");
  private static final List<String> QUESTION =
      List.of("title", "body", "topic", "lang", "name", "email", "website");
  private static final List<String> REPLY =
      List.of("body", "lang", "replyTo", "name", "email", "website");
  private static final List<String> STAFF = List.of("body", "overrule");
  private static final int LONGEST_REASON = 300;
  private static final Pattern KEY = Pattern.compile("[!-~]{16,128}");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Portal portal;
  private final Authentication authentication;
  private final Visitors visitors;
  private final FormTimes times;
  private final FormResource forms;

  SubmissionResource(
      Portal portal,
      Authentication authentication,
      Visitors visitors,
      FormTimes times,
      FormResource forms) {
    this.portal = portal;
    this.authentication = authentication;
    this.visitors = visitors;
    this.times = times;
    this.forms = forms;
  }

  void question(Context context) {
    take(context, Kind.QUESTION, "");
  }

  void comment(Context context) {
    take(context, Kind.COMMENT, context.pathParam("id"));
  }

  /**
   * {@code POST /api/v1/questions/{id}/answers}: of a reader, which waits; or of an expert with a
   * session or token, which is public at once.
   */
  void answer(Context context) {
    Optional<Staff> expert =
        RequestBody.isForm(context) ? Optional.empty() : authentication.expert(context);
    if (expert.isPresent()) {
      answer(context, expert.get());
    } else {
      take(context, Kind.ANSWER, context.pathParam("id"));
    }
  }

  private void answer(Context context, Staff expert) {
    Draft draft = draft(context);
    context.status(201);
    answered(context, draft, portal.dialogue().answering().answer(draft, expert));
  }

  /** {@code PUT /api/v1/questions/{id}/answers/{answer}}: an expert corrects what they wrote. */
  void correct(Context context) {
    Staff expert = authentication.staff(context, Scope.ANSWERS);
    String tag = Tags.required(context);
    Draft draft = draft(context);
    String answer = context.pathParam("answer");
    answered(context, draft, portal.dialogue().answering().correct(answer, tag, draft, expert));
  }

  private Draft draft(Context context) {
    String question = context.pathParam("id");
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    Page page = portal.entrance().requireQuestion(question);
    Fields fields = new Fields(body.only(STAFF), portal.limits());
    String text = fields.body();
    String overruling = fields.line("overrule", LONGEST_REASON);
    fields.requireValid();
    return new Draft(question, text, page.meta().lang(), overruling, sending(context, body));
  }

  private void answered(Context context, Draft draft, Taken taken) {
    boolean applied = portal.relay().await(taken.publications(), PATIENCE);
    Contribution contribution = taken.contribution();
    context.header("Cache-Control", "no-store").header("ETag", Tags.header(contribution.tag()));
    Answers.json(
        context,
        json -> {
          json.writeStringProperty("id", contribution.id());
          json.writeStringProperty("state", contribution.state().key());
          json.writeBooleanProperty("applied", applied);
          portal
              .dialogue()
              .moderation()
              .assignment(draft.question())
              .ifPresent(it -> Answers.owner(json, it, portal.snapshot(), draft.lang()));
        });
  }

  private void take(Context context, Kind kind, String page) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    if (!body.isForm()) {
      accepted(context, submit(context, kind, page, body));
      return;
    }
    try {
      Taken taken = submit(context, kind, page, body);
      String receipt = portal.receipts().link(taken.contribution());
      context.redirect(portal.apiPath() + receipt, HttpStatus.SEE_OTHER);
    } catch (RefusedException e) {
      forms.again(context, kind, page, body.values(), ApiError.of(e.refusals()));
    } catch (ApiException e) {
      forms.again(context, kind, page, body.values(), e.error());
    }
  }

  private Taken submit(Context context, Kind kind, String page, RequestBody body) {
    Map<String, String> values = body.only(known(kind, body.isForm()));
    Submission submission =
        kind == Kind.QUESTION
            ? portal.entrance().question(values)
            : portal.entrance().reply(kind, page, values);
    Sending sending = sending(context, body);
    visitors.count(sending.sender());
    Taken taken = portal.dialogue().submissions().submit(submission, sending);
    if (!taken.publications().isEmpty()) {
      portal.relay().await(taken.publications(), PATIENCE);
    }
    return taken;
  }

  private static List<String> known(Kind kind, boolean isForm) {
    List<String> known = new ArrayList<>(kind == Kind.QUESTION ? QUESTION : REPLY);
    known.addAll(isForm ? OWN_FIELDS : List.of());
    return known;
  }

  private Sending sending(Context context, RequestBody body) {
    Optional<String> key =
        body.isForm()
            ? Optional.of(body.value("idempotencyKey"))
            : Optional.ofNullable(context.header("Idempotency-Key"));
    key.filter(it -> !isKey(it))
        .ifPresent(_ -> {
          throw ApiError.of(
                  400,
                  "invalid-idempotency-key",
                  "An Idempotency-Key has 16 to 128 visible ASCII characters.")
              .exception();
        });
    return new Sending(
        key,
        body.isForm() ? fingerprint(context, body) : body.fingerprint(),
        visitors.sender(context),
        !body.value("homepage").isEmpty(),
        body.isForm() ? Optional.of(times.required(body)) : Optional.empty());
  }

  /** True if a text can be the key of a repetition. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** A form that is sent again after a refusal has another time, but is the same submission. */
  private static String fingerprint(Context context, RequestBody body) {
    Map<String, String> values = new java.util.TreeMap<>(body.values());
    values.keySet().removeAll(OWN_FIELDS);
    return org.klartext.site.Digest.of(context.path() + values).toString();
  }

  private void accepted(Context context, Taken taken) {
    Contribution contribution = taken.contribution();
    Optional<Assignment> assignment =
        contribution.kind() == Kind.QUESTION
            ? portal.dialogue().moderation().assignment(contribution.id())
            : Optional.empty();
    context.status(202).header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeStringProperty("number", contribution.number());
          json.writeStringProperty(
              "receipt", portal.apiPath() + portal.receipts().link(contribution));
          json.writeStringProperty("state", Answers.publicState(contribution.state()));
          String lang = contribution.place().lang();
          assignment.ifPresent(it -> Answers.owner(json, it, portal.snapshot(), lang));
        });
  }

  /** {@code POST /api/v1/preview}: Markdown as it would appear. */
  void preview(Context context) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    Map<String, String> values = body.only(List.of("body", "lang"));
    Fields fields = new Fields(values, portal.limits());
    String text = fields.optionalText("body");
    fields.requireValid();
    String lang = values.getOrDefault("lang", "");
    context.header("Cache-Control", "no-store");
    Answers.json(context, json -> json.writeStringProperty("html", html(lang, text)));
  }

  private String html(String lang, String text) {
    try {
      return portal.text().html(portal.snapshot().site(), lang, text);
    } catch (UnreadableTextException e) {
      throw ApiError.field(422, "unreadable", "body", String.valueOf(e.getMessage())).exception();
    }
  }
}
