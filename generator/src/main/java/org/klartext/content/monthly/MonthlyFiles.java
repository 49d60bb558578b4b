package org.klartext.content.monthly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.klartext.files.TreeFile;
import org.klartext.site.FiguresMonth;
import org.klartext.site.LogMonth;
import org.klartext.site.Problem;

/**
 * All files of one sort that a tree has; keeps what was read as long as its file stays the same.
 * Not thread-safe.
 *
 * @param <M> what such a file holds
 */
public final class MonthlyFiles<M> {
  private final Path content;
  private final Predicate<TreeFile> isOne;
  private final Reader<M> reader;
  private final Comparator<M> newestFirst;
  private Map<TreeFile, MonthlyFile.Result<M>> known = Map.of();

  private MonthlyFiles(
      Path content, Predicate<TreeFile> isOne, Reader<M> reader, Comparator<M> newestFirst) {
    this.content = content;
    this.isOne = isOne;
    this.reader = reader;
    this.newestFirst = newestFirst;
  }

  /** Reads a file. */
  private interface Reader<M> extends Function<MonthlyFile, MonthlyFile.Result<M>> {}

  /** The public log of decisions. */
  public static MonthlyFiles<LogMonth> log(Path content) {
    return new MonthlyFiles<>(
        content,
        TreeFile::isLog,
        LogReader::read,
        Comparator.comparing(LogMonth::month).reversed());
  }

  /** The service figures. */
  public static MonthlyFiles<FiguresMonth> figures(Path content) {
    return new MonthlyFiles<>(
        content,
        TreeFile::isFigures,
        FiguresReader::read,
        Comparator.comparing(FiguresMonth::month).reversed());
  }

  /**
   * Reads what has changed.
   *
   * @param files of the tree
   * @param problems takes what is found
   * @return newest month first
   */
  public List<M> read(List<TreeFile> files, List<Problem> problems) {
    Map<TreeFile, MonthlyFile.Result<M>> now = new HashMap<>();
    List<M> months = new ArrayList<>();
    for (TreeFile file : files) {
      if (isOne.test(file)) {
        var result = Optional.ofNullable(known.get(file)).orElseGet(() -> read(file));
        now.put(file, result);
        problems.addAll(result.problems());
        result.month().ifPresent(months::add);
      }
    }
    known = now;
    months.sort(newestFirst);
    return months;
  }

  private MonthlyFile.Result<M> read(TreeFile file) {
    try {
      return reader.apply(new MonthlyFile(file, Files.readAllBytes(content.resolve(file.path()))));
    } catch (IOException e) {
      return new MonthlyFile.Result<>(Optional.empty(), List.of(file.unreadable(e)));
    }
  }
}
