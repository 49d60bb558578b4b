package org.klartext.api.substance;

import java.util.List;
import java.util.Locale;

/** The lists of phrases, one file each. */
enum Phrases {
  REFERRALS,
  PROMISES,
  COURTESIES,
  EVASIONS,
  ME_TOO,
  BOILERPLATE,
  CLOSINGS,
  EMPTY_QUESTIONS,
  REQUESTS,
  PARTICULARS,
  ECHOES,
  ASKS_WHO,
  ASKS_FOR_NUMBER,
  ASKS_FOR_PERSON,
  ASKS_FOR_PLACE,
  ASKS_FOR_STATUS,
  ASKS_FOR_HOURS;

  /** Phrases which make that what is said with them says nothing. */
  static final List<Phrases> CUES =
      List.of(REFERRALS, PROMISES, COURTESIES, EVASIONS, ME_TOO, BOILERPLATE, ECHOES);

  /** What an answer of such phrases only is. */
  Rule rule() {
    return switch (this) {
      case REFERRALS -> Rule.ONLY_REFERRAL;
      case PROMISES -> Rule.ONLY_PROMISE;
      case ECHOES -> Rule.ECHOES_QUESTION;
      case EMPTY_QUESTIONS, REQUESTS -> Rule.VAGUE_QUESTION;
      default -> Rule.ONLY_PHRASES;
    };
  }

  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}
