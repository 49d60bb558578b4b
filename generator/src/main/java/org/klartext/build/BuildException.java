package org.klartext.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.concurrent.ExecutionException;

/** A build could not begin or go on; the message is for people. */
public final class BuildException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * A build that failed as a whole.
   *
   * @param message what went wrong and where
   * @param hint how to mend it; may be empty
   */
  public BuildException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /**
   * The same because of something else.
   *
   * @param message what went wrong and where
   * @param hint how to mend it; may be empty
   * @param cause what is behind it
   */
  public BuildException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  static BuildException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BuildException("The build was interrupted.", "Run it again.", e);
  }

  static BuildException broken(ExecutionException e) {
    return new BuildException(
        "The build failed: " + e.getCause(), "This is a fault of Klartext; please report it.", e);
  }

  /** What a failure of the file system says to people. */
  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "access denied to " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is no folder";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** How to mend it; may be empty. */
  public String hint() {
    return hint;
  }
}
