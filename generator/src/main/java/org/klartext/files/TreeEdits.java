package org.klartext.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings the files of a tree without links up to date, file by file. Serves one time. */
final class TreeEdits {
  private final Path folder;
  private final List<TreeFile> files;

  /**
   * @param files by path, as they were
   */
  TreeEdits(Path folder, List<TreeFile> files) {
    this.folder = folder;
    this.files = new ArrayList<>(files);
  }

  /** What is at a path now. */
  private sealed interface Found {
    /** A file of the tree. */
    record OfFile(TreeFile file) implements Found {}

    /** Nothing that counts. */
    record Nothing() implements Found {}

    /** A link, a folder or something that cannot be read: only a scan can tell. */
    record Odd() implements Found {}
  }

  /**
   * The files after some of them have changed, by path.
   *
   * @param edited paths below the folder
   * @return empty if only a scan can tell
   */
  Optional<List<TreeFile>> after(Set<String> edited) {
    if (!edited.isEmpty() && !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    for (String path : edited) {
      if (wasFolder(path)) {
        return Optional.empty();
      }
      switch (find(path)) {
        case Found.OfFile(TreeFile file) -> put(file);
        case Found.Nothing() -> remove(path);
        case Found.Odd() -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(files);
  }

  private int index(String path) {
    return Collections.binarySearch(files, new TreeFile(path, 0, 0), ContentTree.BY_PATH);
  }

  /** The paths below a folder follow one another. */
  private boolean wasFolder(String path) {
    int next = -1 - index(path + "/");
    return next >= 0 && next < files.size() && files.get(next).path().startsWith(path + "/");
  }

  private void put(TreeFile file) {
    int index = index(file.path());
    if (index < 0) {
      files.add(-1 - index, file);
    } else {
      files.set(index, file);
    }
  }

  private void remove(String path) {
    int index = index(path);
    if (index >= 0) {
      files.remove(index);
    }
  }

  /**
   * Follows the folders from the top: none of them may be hidden, new in a file's place, a link.
   */
  private Found find(String path) {
    try {
      for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
        String above = path.substring(0, end);
        if (!TreeScan.isContent(above)) {
          return new Found.Nothing();
        }
        if (index(above) >= 0 || !attributes(above).isDirectory()) {
          return new Found.Odd();
        }
      }
      return TreeScan.isContent(path) ? file(path, attributes(path)) : new Found.Nothing();
    } catch (NoSuchFileException e) {
      return new Found.Nothing();
    } catch (IOException e) {
      return new Found.Odd();
    }
  }

  private static Found file(String path, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      return new Found.Odd();
    }
    return TreeFile.isDataFolder(path)
        ? new Found.Nothing()
        : new Found.OfFile(TreeFile.of(path, attributes));
  }

  private BasicFileAttributes attributes(String path) throws IOException {
    return Files.readAttributes(
        folder.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
