package org.klartext.cli;

import org.klartext.site.Edition;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Editions as people type them. */
final class Editions {
  private Editions() {}

  static Edition parse(String text, CommandLine command) {
    return switch (text) {
      case "public" -> Edition.PUBLIC;
      case "internal" -> Edition.INTERNAL;
      default ->
          throw new ParameterException(
              command, "--edition is public or internal, not “" + text + "”.");
    };
  }
}
