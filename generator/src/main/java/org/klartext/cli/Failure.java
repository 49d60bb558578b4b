package org.klartext.cli;

import org.klartext.build.BuildException;
import org.klartext.edit.EditException;

/** Says what went wrong without a stack trace. */
final class Failure {
  private Failure() {}

  static String sentence(Exception e) {
    return switch (e) {
      case BuildException build when !build.hint().isEmpty() ->
          build.getMessage() + "\n  " + build.hint();
      case BuildException build -> String.valueOf(build.getMessage());
      case EditException edit when !edit.hint().isEmpty() ->
          edit.getMessage() + "\n  " + edit.hint();
      case EditException edit -> String.valueOf(edit.getMessage());
      case CommandException command -> String.valueOf(command.getMessage());
      case java.nio.file.FileSystemException file ->
          "“" + file.getFile() + "” cannot be used: " + reason(file);
      case java.io.IOException io -> String.valueOf(io.getMessage());
      default ->
          "This is a fault of Klartext, please report it: " + e + " at " + place(e.getStackTrace());
    };
  }

  private static String reason(java.nio.file.FileSystemException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "access is denied";
      case java.nio.file.NoSuchFileException _ -> "it does not exist";
      case java.nio.file.FileAlreadyExistsException _ -> "it exists already";
      default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    };
  }

  private static String place(StackTraceElement[] trace) {
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
