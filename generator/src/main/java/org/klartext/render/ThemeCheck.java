package org.klartext.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** Finds files and keys of a theme that have no effect. */
final class ThemeCheck {
  private static final Set<String> KEYS =
      Set.of("name", "extends", "description", "version", "author", "license");

  private ThemeCheck() {}

  /** All that is odd, by layer. */
  static List<Problem> problems(Layers layers) {
    List<Problem> problems = new ArrayList<>();
    for (Layer layer : layers.list()) {
      layer.files().keySet().stream()
          .filter(path -> !hasEffect(path))
          .map(path -> layer.label() + "/" + path)
          .map(ThemeCheck::strayFile)
          .forEach(problems::add);
      unknownKeys(layer, problems);
    }
    return List.copyOf(problems);
  }

  private static boolean hasEffect(String path) {
    return path.startsWith("assets/")
        || (path.startsWith("templates/") && path.endsWith(".peb"))
        || (path.startsWith("i18n/") && path.endsWith(".yaml"))
        || !path.contains("/");
  }

  private static Problem strayFile(String file) {
    return Problem.warning(
            "theme-stray-file", file, Position.START, "The theme does not use this file.")
        .withHint("Templates are templates/*.peb, texts i18n/*.yaml, all else is in assets/.");
  }

  private static void unknownKeys(Layer layer, List<Problem> problems) {
    String file = layer.label() + "/" + Manifest.FILE;
    try {
      for (String key : Manifest.of(layer).entries().keySet()) {
        if (!KEYS.contains(key)) {
          problems.add(
              Problem.warning(
                  "unknown-key", file, Position.START, "theme.yaml has no key “" + key + "”."));
        }
      }
    } catch (ThemeException e) {
      problems.add(e.problem());
    }
  }
}
