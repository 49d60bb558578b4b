package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import org.klartext.api.http.message.ApiException;
import org.klartext.api.http.message.RequestBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Report;
import org.klartext.api.entrance.RefusedException;
import org.klartext.api.pages.Entries;

/** Readers report what they find wrong. */
final class ReportResource {
  private static final List<String> FIELDS = List.of("reason", "body", "email", "lang");

  private final Portal portal;
  private final Visitors visitors;
  private final FormTimes times;
  private final FormResource forms;

  ReportResource(Portal portal, Visitors visitors, FormTimes times, FormResource forms) {
    this.portal = portal;
    this.visitors = visitors;
    this.times = times;
    this.forms = forms;
  }

  void onReply(Context context) {
    take(context, context.pathParam("id"), true);
  }

  void onQuestion(Context context) {
    take(context, context.pathParam("id"), false);
  }

  private void take(Context context, String target, boolean isReply) {
    RequestBody body = RequestBody.read(context, portal.config().limits().request());
    if (!body.isForm()) {
      accepted(context, report(context, target, isReply, body));
      return;
    }
    try {
      Report report = report(context, target, isReply, body);
      String receipt = portal.apiPath() + portal.receipts().link(report);
      context.redirect(receipt, HttpStatus.SEE_OTHER);
    } catch (RefusedException e) {
      again(context, target, isReply, body.values(), ApiError.of(e.refusals()));
    } catch (ApiException e) {
      again(context, target, isReply, body.values(), e.error());
    }
  }

  private Report report(Context context, String target, boolean isReply, RequestBody body) {
    List<String> known = new ArrayList<>(FIELDS);
    known.addAll(body.isForm() ? SubmissionResource.OWN_FIELDS : List.of());
    Map<String, String> values = body.only(known);
    if (body.isForm()) {
      times.required(body);
    }
    String sender = visitors.sender(context);
    visitors.count(sender);
    return isReply
        ? portal.dialogue().reporting().onReply(target, values, sender)
        : portal.dialogue().reporting().onQuestion(target, values, sender);
  }

  private void again(
      Context context, String target, boolean isReply, Map<String, String> typed, ApiError error) {
    Optional<String> page =
        isReply
            ? portal.snapshot().reply(target).map(it -> it.page().meta().id().value())
            : Optional.of(target);
    if (error.status() == 404 || page.isEmpty()) {
      throw error.exception();
    }
    error.headers().forEach(context::header);
    Entries entries = Pages.entries(typed, error);
    forms.report(context, error.status(), page.get(), isReply ? target : "", entries);
  }

  private void accepted(Context context, Report report) {
    context.status(202).header("Cache-Control", "no-store");
    Answers.json(
        context,
        json -> {
          json.writeStringProperty("number", report.number());
          json.writeStringProperty("receipt", portal.apiPath() + portal.receipts().link(report));
          json.writeStringProperty("state", "open");
        });
  }
}
