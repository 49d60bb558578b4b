package org.klartext.api.contribution;

/**
 * What screening makes of a submission.
 *
 * @param outcome what happens to it
 * @param rule that decided, such as {@code links}; {@code none} if none did
 * @param reason one sentence in English for moderators: what was found and why it matters
 */
public record Verdict(Outcome outcome, String rule, String reason) {
  /** What happens to a submission. */
  public enum Outcome {
    /** It is published without a human decision. */
    PUBLISH,
    /** It waits for a decision. */
    HOLD,
    /** It waits at the end of the queue, taken for spam. */
    QUARANTINE
  }
}
