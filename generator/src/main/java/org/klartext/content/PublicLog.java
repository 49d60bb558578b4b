package org.klartext.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.files.TreeFile;
import org.klartext.site.LogMonth;
import org.klartext.site.Problem;

/**
 * The public log of decisions of a tree; keeps what was read as long as its file stays the same.
 */
final class PublicLog {
  private final Path content;
  private Map<TreeFile, LogReader.Result> known = Map.of();

  PublicLog(Path content) {
    this.content = content;
  }

  /**
   * Reads what has changed.
   *
   * @param files of the tree
   * @param problems takes what is found
   * @return newest month first
   */
  List<LogMonth> read(List<TreeFile> files, List<Problem> problems) {
    Map<TreeFile, LogReader.Result> now = new HashMap<>();
    List<LogMonth> months = new ArrayList<>();
    for (TreeFile file : files) {
      if (file.isLog()) {
        LogReader.Result result = Optional.ofNullable(known.get(file)).orElseGet(() -> read(file));
        now.put(file, result);
        problems.addAll(result.problems());
        result.month().ifPresent(months::add);
      }
    }
    known = now;
    months.sort(Comparator.comparing(LogMonth::month).reversed());
    return months;
  }

  private LogReader.Result read(TreeFile file) {
    try {
      return LogReader.read(file, Files.readAllBytes(content.resolve(file.path())));
    } catch (IOException e) {
      return new LogReader.Result(Optional.empty(), List.of(TreeReader.io(file, e)));
    }
  }
}
