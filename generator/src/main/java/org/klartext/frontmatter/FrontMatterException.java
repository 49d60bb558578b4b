package org.klartext.frontmatter;

import java.util.Optional;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** A head that cannot be read; the message is a sentence for people. */
public final class FrontMatterException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int line;
  private final int column;
  private final String hint;

  /**
   * Says what is wrong.
   *
   * @param code of the problem
   * @param position in the file
   * @param message what is wrong and why
   * @param hint how to mend it; empty for none
   */
  public FrontMatterException(String code, Position position, String message, String hint) {
    super(message);
    this.code = code;
    this.line = position.line();
    this.column = position.column();
    this.hint = hint;
  }

  /** The same as a problem of a file. */
  public Problem problem(String file) {
    String sentence = String.valueOf(getMessage());
    Optional<String> advice = Optional.of(hint).filter(text -> !text.isEmpty());
    Position position = new Position(line, column);
    return new Problem(Problem.Severity.ERROR, code, file, position, sentence, advice);
  }
}
