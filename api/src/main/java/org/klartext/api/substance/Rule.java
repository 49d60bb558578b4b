package org.klartext.api.substance;

import java.util.Locale;

/** What an answer is, if it says nothing; the most telling first. */
public enum Rule {
  /** It repeats the words of the question. */
  ECHOES_QUESTION,
  /** It sends the reader to a department, another office or another text. */
  ONLY_REFERRAL,
  /** It is an address on the web. */
  ONLY_LINK,
  /** It is a telephone number, an e-mail or postal address, or when somebody can be reached. */
  ONLY_CONTACT,
  /** It promises that somebody will see to it. */
  ONLY_PROMISE,
  /** It asks back without naming what is needed. */
  VAGUE_QUESTION,
  /** It says yes or no and neither when nor why. */
  ONLY_YES_OR_NO,
  /** It is politeness, small print or a shrug. */
  ONLY_PHRASES,
  /** There is not a word in it. */
  EMPTY;

  /** The name in texts and in the API, such as {@code only-link}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
