package org.klartext.view;

import java.util.Optional;

/**
 * Where readers write about a page or a reply; each is absent where nobody takes it.
 *
 * @param answer address of the form for an answer to a question
 * @param comment address of the form for a comment; on a reply, for a comment on that
 * @param report address of the form that reports a question or a reply
 */
public record Forms(Optional<String> answer, Optional<String> comment, Optional<String> report) {
  /** Where nobody takes anything. */
  public static final Forms NONE =
      new Forms(Optional.empty(), Optional.empty(), Optional.empty());

  /** True if readers cannot write. */
  public boolean isEmpty() {
    return answer.isEmpty() && comment.isEmpty() && report.isEmpty();
  }
}
