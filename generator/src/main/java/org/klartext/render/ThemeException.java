package org.klartext.render;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** A theme that cannot be used, told to the people who can mend it. */
public final class ThemeException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;
  private final String reason;
  private final String hint;

  /**
   * Says what is wrong.
   *
   * @param file where, as people can open it
   * @param line from 1; 0 where the whole file is meant
   * @param reason one sentence
   * @param hint how to mend it; empty where that cannot be said
   * @param cause what made it known
   */
  ThemeException(String file, int line, String reason, String hint, @Nullable Throwable cause) {
    super(reason, cause);
    this.file = file;
    this.line = line;
    this.reason = reason;
    this.hint = hint;
  }

  /** Says what is wrong with a whole file or folder. */
  ThemeException(String file, String reason, String hint) {
    this(file, 0, reason, hint, null);
  }

  /** Place, reason and hint in one line. */
  @Override
  public String getMessage() {
    String place = line > 0 ? file + ":" + line : file;
    return place + ": " + reason + (hint.isEmpty() ? "" : " " + hint);
  }

  /** Where it is. */
  public String file() {
    return file;
  }

  /** In which line, if it is known. */
  public Optional<Integer> line() {
    return line > 0 ? Optional.of(line) : Optional.empty();
  }

  /** The same as a problem, to be listed with those of the content. */
  public Problem problem() {
    Position position = line > 0 ? new Position(line, 1) : Position.START;
    Problem problem = Problem.error("theme", file, position, reason);
    return hint.isEmpty() ? problem : problem.withHint(hint);
  }
}
