package org.klartext.files;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.Problem;

/**
 * What stands in the content folder. Names that begin with a dot or an underscore are left out, but
 * for {@code _index*}, the states of questions and the public log of decisions.
 *
 * @param files by path
 * @param problems links that lead astray, folders that cannot be read
 * @param linked true if there are symbolic links, so that one file may stand in several places
 */
public record ContentTree(List<TreeFile> files, List<Problem> problems, boolean linked) {
  static final Comparator<TreeFile> BY_PATH = Comparator.comparing(TreeFile::path);

  /** Copies what it is given. */
  public ContentTree {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Scans a folder; opens no file. */
  public static ContentTree scan(Path folder) {
    return TreeScan.of(folder);
  }

  /**
   * The tree after some of its files were edited, made or deleted; the same as a scan would find.
   * Looks at these files only; where more may have changed, because one of them is a link or a
   * folder, the folder is scanned again.
   *
   * @param edited paths below the folder, with {@code /}
   */
  public ContentTree after(Path folder, Set<String> edited) {
    return linked || !problems.isEmpty()
        ? scan(folder)
        : new TreeEdits(folder, files)
            .after(edited)
            .map(now -> new ContentTree(now, problems, false))
            .orElseGet(() -> scan(folder));
  }

  /** The file at a path. */
  public Optional<TreeFile> file(String path) {
    int index = place(path);
    return index < 0 ? Optional.empty() : Optional.of(files.get(index));
  }

  /** The files of a folder and of all folders below it. */
  public List<TreeFile> below(String folder) {
    int from = -1 - place(folder + "/");
    int to = from;
    while (to < files.size() && files.get(to).path().startsWith(folder + "/")) {
      to++;
    }
    return files.subList(from, to);
  }

  private int place(String path) {
    return Collections.binarySearch(files, new TreeFile(path, 0, 0), BY_PATH);
  }
}
