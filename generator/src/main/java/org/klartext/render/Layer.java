package org.klartext.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with parts of a theme.
 *
 * @param label its name for people
 * @param files path below the folder, with {@code /} → content
 */
record Layer(String label, Map<String, byte[]> files) {
  /** The theme that travels with the program. */
  static final String BUILT_IN = "klartext";

  private static final String BUILT_IN_ROOT = "/themes/" + BUILT_IN + "/";

  /** Reads a folder; names that start with a dot or end with a tilde are left out. */
  static Layer ofFolder(Path folder) throws ThemeException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (!isAside("/" + path)) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new ThemeException(
          folder.toString(), 0, "The theme cannot be read: " + e.getMessage() + ".", "", e);
    }
    return new Layer(folder.toString(), files);
  }

  private static boolean isAside(String path) {
    return path.contains("/.") || path.endsWith("~");
  }

  /** Reads the theme of the program, which lists its files in {@code files.txt}. */
  static Layer builtIn() throws ThemeException {
    String label = "themes/" + BUILT_IN + " (built in)";
    Map<String, byte[]> files = new TreeMap<>();
    try {
      String list = new String(resource("files.txt"), StandardCharsets.UTF_8);
      for (String path : list.lines().toList()) {
        files.put(path, resource(path));
      }
    } catch (IOException e) {
      throw new ThemeException(
          label, 0, "The built-in theme is incomplete: " + e.getMessage() + ".", "", e);
    }
    return new Layer(label, files);
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream stream = Layer.class.getResourceAsStream(BUILT_IN_ROOT + path)) {
      if (stream == null) {
        throw new IOException(path + " is missing");
      }
      return stream.readAllBytes();
    }
  }
}
