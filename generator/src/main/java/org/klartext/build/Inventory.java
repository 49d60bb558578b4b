package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The list of the files that builds wrote into an output folder, kept in the folder itself. The
 * manifest says more of them, but may be lost while the folder is kept; without a list nobody could
 * tell then what is ours, so that nothing could be replaced or deleted.
 *
 * @param root the output folder
 */
record Inventory(Path root) {
  /** The name of the list; the content folder publishes no files that begin with a dot. */
  static final String FILE = ".klartext";

  private static final String HEAD =
      "# Klartext wrote the files below, and may replace and delete them.";

  /** The paths of the files that are ours; none if there is no list. */
  List<String> paths() throws IOException {
    return text().lines().skip(1).toList();
  }

  /** True if there are files, but no list that says whose they are. */
  boolean isForeign() throws IOException {
    if (!text().isEmpty() || !Files.isDirectory(root)) {
      return false;
    }
    try (var files = Files.newDirectoryStream(root)) {
      return files.iterator().hasNext();
    }
  }

  /** Nothing if somebody else's file has the name. */
  private String text() throws IOException {
    if (!Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try {
      String text = Files.readString(file());
      return text.startsWith(HEAD + "\n") ? text : "";
    } catch (java.nio.charset.CharacterCodingException e) {
      return "";
    }
  }

  /** Writes the list, unless it says the same already or somebody else's file has its name. */
  void write(Collection<String> paths) throws IOException {
    String before = text();
    String now = HEAD + "\n" + String.join("\n", new TreeSet<>(paths)) + "\n";
    boolean free = !before.isEmpty() || !Files.exists(file(), LinkOption.NOFOLLOW_LINKS);
    if (free && !now.equals(before)) {
      Path temporary = root.resolve(FILE + ".tmp");
      Files.writeString(temporary, now);
      Files.move(
          temporary, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path file() {
    return root.resolve(FILE);
  }
}
