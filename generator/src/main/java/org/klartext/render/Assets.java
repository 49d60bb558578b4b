package org.klartext.render;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.site.Digest;

/**
 * The files a theme brings along, published under names that change with their content, so that
 * browsers may keep them for ever.
 *
 * @param outputs output path → content
 * @param published path below {@code assets/} of the theme → output path
 */
record Assets(Map<String, byte[]> outputs, Map<String, String> published) {
  private static final String FOLDER = "assets/";

  /** Of all layers; addresses in style sheets are rewritten to the published names. */
  static Assets of(Layers layers) {
    Map<String, byte[]> outputs = new TreeMap<>();
    Map<String, String> published = new HashMap<>();
    Map<String, ThemeFile> files = layers.under(FOLDER);
    for (ThemeFile file : files.values()) {
      if (!isStyle(file)) {
        publish(file, file.content(), outputs, published);
      }
    }
    for (ThemeFile file : files.values()) {
      if (isStyle(file)) {
        byte[] style = withPublishedNames(file.text(), published).getBytes(StandardCharsets.UTF_8);
        publish(file, style, outputs, published);
      }
    }
    return new Assets(outputs, Map.copyOf(published));
  }

  private static boolean isStyle(ThemeFile file) {
    return file.path().endsWith(".css");
  }

  private static void publish(
      ThemeFile file, byte[] content, Map<String, byte[]> outputs, Map<String, String> published) {
    String path = file.path();
    int dot = path.lastIndexOf('.');
    int end = dot > path.lastIndexOf('/') ? dot : path.length();
    String output =
        path.substring(0, end)
            + "-"
            + Digest.of(content).toString().substring(0, 8)
            + path.substring(end);
    outputs.put(output, content);
    published.put(path.substring(FOLDER.length()), output);
  }

  /** Style sheets lie at the top of the folder, so that {@code url(x.svg)} means {@code x.svg}. */
  private static String withPublishedNames(String style, Map<String, String> published) {
    StringBuilder result = new StringBuilder(style.length());
    int from = 0;
    for (int open = style.indexOf("url("); open >= 0; open = style.indexOf("url(", from)) {
      int start = open + 4;
      int close = style.indexOf(')', start);
      if (close < 0) {
        break;
      }
      String written = style.substring(start, close).strip().replace("\"", "").replace("'", "");
      String output = published.get(written);
      result.append(style, from, start);
      result.append(
          output == null ? style.substring(start, close) : output.substring(FOLDER.length()));
      from = close;
    }
    return result.append(style, from, style.length()).toString();
  }

  /** Where a file is published, below the output folder. */
  Optional<String> path(String name) {
    return Optional.ofNullable(published.get(name));
  }
}
