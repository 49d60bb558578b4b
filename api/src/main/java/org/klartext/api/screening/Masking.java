package org.klartext.api.screening;

/** Takes personal data out of a text. */
public final class Masking {
  private Masking() {}

  /** True if there is something in a text that others need not know of a person. */
  public static boolean isNeeded(String text) {
    return !PersonalData.in(Visible.of(text)).isEmpty();
  }

  /**
   * The text with a note in the place of each e-mail address, telephone number, IBAN and card
   * number.
   *
   * @param text Markdown or plain
   * @param lang language tag; the notes are German for {@code de}, else English
   * @return the same text if there are none
   */
  public static String mask(String text, String lang) {
    Visible visible = Visible.of(text);
    StringBuilder masked = new StringBuilder();
    int done = 0;
    for (Finding finding : PersonalData.in(visible)) {
      masked.append(text, done, visible.originalStart(finding.start()));
      masked.append(finding.sort().mask(lang));
      done = visible.originalEnd(finding.end());
      masked.append(wouldBecomeLink(text, done) ? " " : "");
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static boolean wouldBecomeLink(String text, int next) {
    return next < text.length() && "([:".indexOf(text.charAt(next)) >= 0;
  }
}
