package org.klartext.api.http.message;

import org.klartext.api.entrance.Refusal;
import org.klartext.api.entrance.Refusal.Code;

/** What a refusal means in HTTP and in English. */
public final class RefusalTexts {
  private RefusalTexts() {}

  public static int status(Code code) {
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
          UNKNOWN_EXPERT,
          ALREADY_OWNER,
          UNKNOWN_PAGE,
          SIMULATED_HELP,
          IDEMPOTENCY_CONFLICT ->
          422;
      case NOT_ACCEPTED, COMMENTS_CLOSED, QUESTION_CLOSED, NO_PROFILE, NOT_YOURS -> 403;
      case STALE -> 412;
      case EDIT_WINDOW_OVER,
          UNDO_WINDOW_OVER,
          NOT_POSSIBLE,
          CLAIMED,
          NOT_ACCEPTED_YET,
          ALREADY_PROMOTED ->
          409;
      case NOT_FOUND -> 404;
      case NO_OWNER -> 503;
    };
  }

  public static String sentence(Refusal refusal) {
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
      case UNKNOWN_DECISION -> "The decisions are: approved, rejected, removed, closed.";
      case UNKNOWN_EXPERT ->
          "No expert of this portal who can sign in has this profile. “klartext user list” shows who"
              + " has one.";
      case ALREADY_OWNER -> "This expert is responsible already.";
      case UNKNOWN_PAGE -> "There is no such page; name the id of one that everybody can see.";
      case SIMULATED_HELP -> simulated(first);
      case NO_PROFILE ->
          "Your account has no profile to sign with. An operator joins them with klartext user add"
              + " NAME --role expert --expert SLUG.";
      case NOT_YOURS ->
          "Others are responsible for this question. Claim it first, or ask its owner or a moderator"
              + " to hand it over.";
      case CLAIMED ->
          "“" + first + "” has taken this question on until " + refusal.arguments().get(1) + ".";
      case NOT_ACCEPTED_YET ->
          "No answer has been accepted yet: let the asker or a moderator do so.";
      case ALREADY_PROMOTED -> "This question has become the page “" + first + "” already.";
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

  /** What is missing, by the rule of the check for simulated help. */
  private static String simulated(String rule) {
    return switch (rule) {
      case "echoes-question" ->
          "The answer only repeats the words of the question. Say what is new: what to do, when, why.";
      case "only-referral" ->
          "The answer only sends the asker to another office or text. Say what they would learn"
              + " there, or hand the question over to whoever knows.";
      case "only-link" ->
          "The answer is only a link. Say in a sentence or two what stands there and helps.";
      case "only-contact" ->
          "The answer is only a number, an address or opening hours. Say what they would learn"
              + " there, or hand the question over to whoever knows.";
      case "only-promise" ->
          "The answer only promises that somebody will see to it. Answer when you know; until then"
              + " claim the question.";
      case "vague-question" ->
          "The answer asks back without naming what is needed. Ask for one concrete thing.";
      case "only-yes-or-no" -> "The answer says yes or no. Say when, how or why, too.";
      case "only-phrases" ->
          "The answer is politeness. Say what is to be done, or ask for what you need to know.";
      default -> "There is nothing in the answer that could help.";
    };
  }
}
