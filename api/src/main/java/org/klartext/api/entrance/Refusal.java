package org.klartext.api.entrance;

import java.util.List;
import java.util.Optional;

/**
 * Why something was not done.
 *
 * @param code stable, such as {@code too-long}
 * @param field at fault; absent if it is not about one
 * @param arguments numbers and names for the sentence that people read
 */
public record Refusal(Code code, Optional<String> field, List<String> arguments) {
  /** Copies what it is given. */
  public Refusal {
    arguments = List.copyOf(arguments);
  }

  /** All reasons there are. */
  public enum Code {
    /** A field is empty. */
    REQUIRED,
    /** A field has more characters than the argument says. */
    TOO_LONG,
    /** Not an e-mail address. */
    INVALID_ADDRESS,
    /** Not an http or https address. */
    INVALID_WEBSITE,
    /** Control characters, or half of a character. */
    INVALID_CHARACTERS,
    /** There is no such topic. */
    UNKNOWN_TOPIC,
    /** There is no such reply on the page. */
    UNKNOWN_REPLY,
    /** The portal does not speak it. */
    UNKNOWN_LANGUAGE,
    /** Not one of the closed list. */
    UNKNOWN_REASON,
    /** Not one of the decisions. */
    UNKNOWN_DECISION,
    /** Nobody of the portal has this profile, or whoever has it cannot sign in. */
    UNKNOWN_EXPERT,
    /** The owner is the same as before. */
    ALREADY_OWNER,
    /** There is no such page. */
    UNKNOWN_PAGE,
    /** An answer that only points elsewhere; the argument is the rule that says so. */
    SIMULATED_HELP,
    /** The account has no profile to sign with. */
    NO_PROFILE,
    /** Others are responsible for the question. */
    NOT_YOURS,
    /** Somebody else has taken the question on; the arguments say who and until when. */
    CLAIMED,
    /** No answer has been accepted. */
    NOT_ACCEPTED_YET,
    /** It has become an FAQ page already; the argument is its id. */
    ALREADY_PROMOTED,
    /** The portal does not take this kind of contribution. */
    NOT_ACCEPTED,
    /** Nobody could be responsible for a question. */
    NO_OWNER,
    /** Comments on this page are closed or off. */
    COMMENTS_CLOSED,
    /** The question takes no more answers. */
    QUESTION_CLOSED,
    /** The same key came with another text. */
    IDEMPOTENCY_CONFLICT,
    /** Somebody has changed it since. */
    STALE,
    /** It is too late to change what is public. */
    EDIT_WINDOW_OVER,
    /** It is too late to undo. */
    UNDO_WINDOW_OVER,
    /** Its state does not allow it. */
    NOT_POSSIBLE,
    /** There is no such thing. */
    NOT_FOUND;

    /** The code in problem documents. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** About a field. */
  public static Refusal of(Code code, String field, Object... arguments) {
    List<String> texts = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    return new Refusal(code, Optional.of(field), texts);
  }

  /** About no field. */
  public static Refusal of(Code code) {
    return new Refusal(code, Optional.empty(), List.of());
  }
}
