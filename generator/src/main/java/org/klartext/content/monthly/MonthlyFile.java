package org.klartext.content.monthly;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartext.files.TreeFile;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.SourceText;
import org.klartext.site.Asset;
import org.klartext.site.Digest;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** One file that is called after its month and holds a JSON object. */
final class MonthlyFile {
  private static final String ANEW = "Delete the file: the server writes it anew.";

  private final TreeFile file;
  private final byte[] bytes;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A file that was read.
   *
   * @param bytes all of it; not to be changed
   */
  MonthlyFile(TreeFile file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * What was read.
   *
   * @param month nothing if the file is of no use
   * @param problems found in it
   */
  record Result<M>(Optional<M> month, List<Problem> problems) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  /** Makes something of the keys of the file; nothing if that is not possible. */
  interface Reading<M> {
    Optional<M> read(YearMonth month, Fields fields);
  }

  /**
   * Reads it; whatever is wrong becomes a problem.
   *
   * @param word for such files, in the codes of problems
   */
  <M> Result<M> read(String word, Reading<M> reading) {
    Optional<M> month = named(word).flatMap(it -> read(it, word, reading));
    return new Result<>(month, problems);
  }

  private Optional<YearMonth> named(String word) {
    String name = file.name();
    try {
      return Optional.of(YearMonth.parse(name.substring(0, name.length() - ".json".length())));
    } catch (DateTimeException e) {
      String message = "The name is no month; this month is not shown.";
      problems.add(
          Problem.warning("bad-" + word + "-name", file.path(), Position.START, message)
              .withHint("Call it after its month, such as 2026-11.json."));
      return Optional.empty();
    }
  }

  private <M> Optional<M> read(YearMonth named, String word, Reading<M> reading) {
    try {
      Fields fields =
          new Fields(FrontMatter.jsonObject(SourceText.decode(bytes)), file.path(), problems);
      fields
          .read("month", "a month such as 2026-11", YearMonth::parse)
          .filter(month -> !month.equals(named))
          .ifPresent(month -> {
            String message = "The file is called after " + named + "; that counts.";
            fields.warn("bad-" + word + "-name", "month", message);
          });
      return reading.read(named, fields);
    } catch (FrontMatterException e) {
      Problem fault = e.problem(file.path());
      refuse("unreadable-" + word, fault.position(), fault.message());
      return Optional.empty();
    }
  }

  /** Reports what makes the file useless. */
  void refuse(String code, Position position, String message) {
    problems.add(
        Problem.error(code, file.path(), position, message + " This month is not shown.")
            .withHint(ANEW));
  }

  /** Reports something else. */
  void report(Problem problem) {
    problems.add(problem);
  }

  /** Its path below the content folder. */
  String path() {
    return file.path();
  }

  /** The file, to be published as it is. */
  Asset asset() {
    return new Asset(file.path(), file.size(), file.modified(), 0, 0);
  }

  /** Of all of it. */
  Digest digest() {
    return Digest.of(bytes);
  }
}
