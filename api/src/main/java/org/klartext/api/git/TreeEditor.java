package org.klartext.api.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Finds and changes one path of a tree; looks at nothing but the folders that lead there. */
final class TreeEditor {
  private final ObjectReader reader;
  private final ObjectInserter inserter;

  TreeEditor(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  /** What stands at a path. */
  sealed interface Found {
    /** Nothing. */
    record Absent() implements Found {}

    /** A file. */
    record File(ObjectId blob) implements Found {}

    /** A folder, a link or another repository, there or on the way. */
    record Other() implements Found {}
  }

  private record Entry(String name, FileMode mode, ObjectId id) {
    private boolean isFolder() {
      return mode.equals(FileMode.TREE);
    }

    private boolean isFile() {
      return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    /** Git sorts folders as if their names ended with a slash. */
    private static int compare(Entry one, Entry other) {
      return Arrays.compareUnsigned(one.sortKey(), other.sortKey());
    }

    private byte[] sortKey() {
      return (isFolder() ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * What stands at a path.
   *
   * @param tree where; empty for none
   */
  Found find(Optional<ObjectId> tree, String path) throws IOException {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Optional<Entry> entry = entries(tree).stream().filter(it -> it.name().equals(name)).findFirst();
    if (entry.isEmpty()) {
      return new Found.Absent();
    }
    if (slash < 0) {
      return entry.get().isFile() ? new Found.File(entry.get().id()) : new Found.Other();
    }
    return entry.get().isFolder()
        ? find(Optional.of(entry.get().id()), path.substring(slash + 1))
        : new Found.Other();
  }

  private List<Entry> entries(Optional<ObjectId> tree) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (tree.isPresent()) {
      CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], reader, tree.get());
      for (; !parser.eof(); parser.next()) {
        entries.add(
            new Entry(
                parser.getEntryPathString(), parser.getEntryFileMode(), parser.getEntryObjectId()));
      }
    }
    return entries;
  }

  /** The bytes of a file. */
  byte[] read(ObjectId blob) throws IOException {
    return reader.open(blob, Constants.OBJ_BLOB).getBytes();
  }

  /**
   * The same tree with another file at a path.
   *
   * @param tree the one before; empty for none
   * @param path where {@link #find} finds a file or nothing
   * @param bytes of the file; empty for none
   * @return the new tree; empty if nothing is left in it
   */
  Optional<ObjectId> with(Optional<ObjectId> tree, String path, Optional<byte[]> bytes)
      throws IOException {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    List<Entry> entries = entries(tree);
    Optional<Entry> before = entries.stream().filter(it -> it.name().equals(name)).findFirst();
    before.ifPresent(entries::remove);
    if (slash >= 0) {
      with(before.map(Entry::id), path.substring(slash + 1), bytes)
          .ifPresent(below -> entries.add(new Entry(name, FileMode.TREE, below)));
    } else if (bytes.isPresent()) {
      FileMode mode = before.map(Entry::mode).orElse(FileMode.REGULAR_FILE);
      entries.add(new Entry(name, mode, inserter.insert(Constants.OBJ_BLOB, bytes.get())));
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(insert(entries));
  }

  private ObjectId insert(List<Entry> entries) throws IOException {
    entries.sort(Entry::compare);
    TreeFormatter tree = new TreeFormatter();
    entries.forEach(it -> tree.append(it.name(), it.mode(), it.id()));
    return inserter.insert(tree);
  }

  /** The tree of a commit, which cannot do without. */
  ObjectId orEmpty(Optional<ObjectId> tree) throws IOException {
    return tree.isPresent() ? tree.get() : inserter.insert(new TreeFormatter());
  }
}
