package org.klartext.api.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What is in force for a setting.
 *
 * @param setting which one
 * @param written its values as somebody wrote them, not masked; none if there is no value
 * @param origin who wrote them
 */
public record Choice(Setting<?> setting, List<String> written, Origin origin) {
  /** Copies what it is given. */
  public Choice {
    written = List.copyOf(written);
  }

  /** The value as people may see it; empty for none. */
  public String shown() {
    return setting.shown(written);
  }

  /** Paths of a file start from its folder. */
  Path folder() {
    return origin instanceof Origin.Line line ? line.file().resolveSibling("") : Path.of("");
  }

  /** A sentence that says that the value cannot be, and what it should be. */
  String complaint(String reason) {
    String subject =
        switch (origin) {
          case Origin.Line(Path file, org.klartext.site.Position at) ->
              file + ":" + at.line() + ":" + at.column() + ": “" + setting.key() + "”";
          case Origin.Variable(String name) -> "The variable " + name;
          case Origin.Flag(String name) -> "The option " + name;
          case Origin.Standard _ -> "“" + setting.key() + "”";
        };
    String sentence =
        subject + " should be " + setting.expected() + " but is “" + shortened(shown()) + "”.";
    return reason.isBlank() ? sentence : sentence + " " + reason;
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
