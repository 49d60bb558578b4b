package org.klartext.api.http;

import org.klartext.api.moderation.Refusal;
import org.klartext.api.moderation.Refusal.Code;

/** What a refusal means in HTTP and in English. */
final class RefusalTexts {
  private RefusalTexts() {}

  static int status(Code code) {
    return switch (code) {
      case REQUIRED,
          TOO_LONG,
          INVALID_ADDRESS,
          INVALID_WEBSITE,
          INVALID_CHARACTERS,
          UNKNOWN_TOPIC,
          UNKNOWN_REPLY,
          UNKNOWN_LANGUAGE,
          UNKNOWN_REASON,
          UNKNOWN_DECISION,
          IDEMPOTENCY_CONFLICT ->
          422;
      case NOT_ACCEPTED, COMMENTS_CLOSED, QUESTION_CLOSED -> 403;
      case STALE -> 412;
      case EDIT_WINDOW_OVER, UNDO_WINDOW_OVER, NOT_POSSIBLE -> 409;
      case NOT_FOUND -> 404;
      case NO_OWNER -> 503;
    };
  }

  static String sentence(Refusal refusal) {
    String first = refusal.arguments().isEmpty() ? "" : refusal.arguments().getFirst();
    return switch (refusal.code()) {
      case REQUIRED -> "The field is empty; it is needed.";
      case TOO_LONG -> "The text is longer than " + first + " characters. Shorten it.";
      case INVALID_ADDRESS -> "This is not an e-mail address. Leave it empty if you give none.";
      case INVALID_WEBSITE -> "This is not a web address that begins with http:// or https://.";
      case INVALID_CHARACTERS ->
          "The text contains control characters or half of a character. Type it again.";
      case UNKNOWN_TOPIC -> "There is no such topic. Leave it empty or choose one of the portal's.";
      case UNKNOWN_REPLY -> "There is no such reply on this page; it may have been removed.";
      case UNKNOWN_LANGUAGE -> "The portal speaks " + first + " only.";
      case UNKNOWN_REASON ->
          "The reasons are: spam, insult, personal-data, unlawful, off-topic, duplicate,"
              + " advertising. Being critical, unflattering or about a competitor is none.";
      case UNKNOWN_DECISION -> "The decisions are: approved, rejected, removed.";
      case NOT_ACCEPTED -> "This portal does not take such contributions.";
      case NO_OWNER ->
          "Nobody of this portal could answer: it has no profile of an expert yet. Write to its"
              + " operator.";
      case COMMENTS_CLOSED -> "There can be no more comments on this page.";
      case QUESTION_CLOSED -> "This question is closed and takes no more answers.";
      case IDEMPOTENCY_CONFLICT ->
          "The same Idempotency-Key came with another request before. Use a new key.";
      case STALE -> "Somebody has changed it since you looked. Read it again and decide then.";
      case EDIT_WINDOW_OVER -> "It is too late to change what is public.";
      case UNDO_WINDOW_OVER -> "It is too late to undo, or there is nothing to undo.";
      case NOT_POSSIBLE -> "Its state does not allow this.";
      case NOT_FOUND -> "There is no such thing, or it is not public.";
    };
  }
}
