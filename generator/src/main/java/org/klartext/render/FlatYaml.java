package org.klartext.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML as a flat list of texts: {@code list: {article: Artikel}} is {@code list.article}. */
final class FlatYaml {
  private FlatYaml() {}

  /** All texts of a file, in their order. */
  static Map<String, String> read(ThemeFile file) throws ThemeException {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      Object root = new Load(LoadSettings.builder().build()).loadFromString(file.text());
      if (root != null && !(root instanceof Map<?, ?>)) {
        throw new ThemeException(
            file.label(), 1, "The file holds no “key: value” lines.", "", null);
      }
      collect("", root, entries);
      return entries;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
      throw new ThemeException(
          file.label(), line, "This is not YAML: " + e.getProblem() + ".", "", e);
    } catch (YamlEngineException e) {
      throw new ThemeException(file.label(), 0, "This is not YAML: " + e.getMessage() + ".", "", e);
    }
  }

  private static void collect(String key, @Nullable Object value, Map<String, String> entries) {
    switch (value) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach((name, inner) -> collect(join(key, String.valueOf(name)), inner, entries));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          collect(join(key, String.valueOf(i)), list.get(i), entries);
        }
      }
      default -> entries.put(key, value.toString());
    }
  }

  private static String join(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
