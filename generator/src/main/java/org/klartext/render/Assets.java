package org.klartext.render;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.HashSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.site.Digest;

/**
 * The files a theme brings along, published under names that change with their content, so that
 * browsers may keep them for ever. Styles and scripts name each other as in the theme's folder:
 * {@code url(icon.svg)}, {@code import "./search.js"}.
 *
 * @param outputs output path → content
 * @param published path below {@code assets/} of the theme → output path
 */
record Assets(Map<String, byte[]> outputs, Map<String, String> published) {
  private static final String FOLDER = "assets/";

  private static final Pattern IN_STYLE =
      Pattern.compile("(?<before>url\\(\\s*[\"']?)(?<name>[^\"')\\s]+)");
  private static final Pattern IN_SCRIPT =
      Pattern.compile("(?<before>\\b(?:from|import)\\s*\\(?\\s*[\"']\\./)(?<name>[^\"']+)");

  /** Of all layers. */
  static Assets of(Layers layers) {
    Publisher publisher = new Publisher(layers.under(FOLDER));
    publisher.files.values().forEach(publisher::publish);
    return new Assets(publisher.outputs, Map.copyOf(publisher.published));
  }

  /** Publishes what a file names before the file itself, since its name depends on theirs. */
  private static final class Publisher {
    private final Map<String, ThemeFile> files;
    private final Map<String, byte[]> outputs = new TreeMap<>();
    private final Map<String, String> published = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    Publisher(Map<String, ThemeFile> files) {
      this.files = files;
    }

    void publish(ThemeFile file) {
      String path = file.path();
      if (!begun.add(path)) {
        return;
      }
      byte[] content = content(file);
      int dot = path.lastIndexOf('.');
      int end = dot > path.lastIndexOf('/') ? dot : path.length();
      String digest = Digest.of(content).toString().substring(0, 8);
      String output = path.substring(0, end) + "-" + digest + path.substring(end);
      outputs.put(output, content);
      published.put(path.substring(FOLDER.length()), output);
    }

    private byte[] content(ThemeFile file) {
      String path = file.path();
      if (path.endsWith(".css")) {
        return withPublishedNames(IN_STYLE, file);
      }
      return path.endsWith(".js") ? withPublishedNames(IN_SCRIPT, file) : file.content();
    }

    /**
     * Such files lie at the top of the folder, so that {@code x.svg} means {@code assets/x.svg}.
     * What the theme does not have, and of two scripts that import each other the first, stays as
     * it is written.
     */
    private byte[] withPublishedNames(Pattern pattern, ThemeFile file) {
      String text =
          pattern
              .matcher(file.text())
              .replaceAll(match ->
                  Matcher.quoteReplacement(match.group("before") + name(match.group("name"))));
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private String name(String written) {
      Optional.ofNullable(files.get(FOLDER + written)).ifPresent(this::publish);
      String output = published.get(written);
      return output == null ? written : output.substring(FOLDER.length());
    }
  }

  /** Where a file is published, below the output folder. */
  Optional<String> path(String name) {
    return Optional.ofNullable(published.get(name));
  }
}
