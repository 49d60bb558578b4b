package org.klartext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tree of files as one text: each file begins with a line {@code -- path --}; what stands before
 * the first of them is a remark.
 *
 * @param files path with {@code /} → text
 */
public record TreeArchive(Map<String, String> files) {
  /** Copies what it is given. */
  public TreeArchive {
    files = new LinkedHashMap<>(files);
  }

  /** Reads an archive. */
  public static TreeArchive parse(String archive) {
    Map<String, String> files = new LinkedHashMap<>();
    String path = "";
    StringBuilder text = new StringBuilder();
    for (String line : archive.lines().toList()) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        put(files, path, text);
        path = line.substring(3, line.length() - 3).strip();
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    put(files, path, text);
    return new TreeArchive(files);
  }

  private static void put(Map<String, String> files, String path, StringBuilder text) {
    if (!path.isEmpty()) {
      files.put(path, text.toString());
    }
  }

  /** Writes the files below a folder and gives the folder back. */
  public Path writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  /** Writes an archive below a folder. */
  public static Path write(Path folder, String archive) throws IOException {
    return parse(archive).writeTo(folder);
  }
}
