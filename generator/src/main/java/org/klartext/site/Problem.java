package org.klartext.site;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong in the content, told to the people who can mend it.
 *
 * @param severity whether the build counts as failed
 * @param code a stable name in lower case with hyphens, such as {@code unknown-key}
 * @param file the path below the content folder, with {@code /}
 * @param position where in the file
 * @param message one sentence: what is wrong and why
 * @param hint how to mend it, where that can be said
 */
public record Problem(
    Severity severity,
    String code,
    String file,
    Position position,
    String message,
    Optional<String> hint) {

  /** How bad a problem is. */
  public enum Severity {
    /** The content cannot be published as it was meant; the exit status is 1. */
    ERROR,
    /** The site is built all the same; fails the build with {@code --strict} only. */
    WARNING
  }

  /** By file and position, so that reports read like the files do. */
  public static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(problem -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column())
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  /** An error without a hint. */
  public static Problem error(String code, String file, Position position, String message) {
    return new Problem(Severity.ERROR, code, file, position, message, Optional.empty());
  }

  /** A warning without a hint. */
  public static Problem warning(String code, String file, Position position, String message) {
    return new Problem(Severity.WARNING, code, file, position, message, Optional.empty());
  }

  /** The same problem with advice on how to mend it. */
  public Problem withHint(String advice) {
    return new Problem(severity, code, file, position, message, Optional.of(advice));
  }

  /** True for an error. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
