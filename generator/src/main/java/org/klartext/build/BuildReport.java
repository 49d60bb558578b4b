package org.klartext.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Problem;

/**
 * What a build did.
 *
 * @param pages how many pages the site has
 * @param files how many files the output has
 * @param rendered paths of the files that were rendered, by name
 * @param written how many files got another content
 * @param deleted paths of the files that were deleted, by name
 * @param problems all that is wrong, by place
 * @param nextChange when the same tree becomes another site
 * @param took how long it took
 */
public record BuildReport(
    int pages,
    int files,
    List<String> rendered,
    int written,
    List<String> deleted,
    List<Problem> problems,
    Optional<Instant> nextChange,
    Duration took) {
  /** Copies what it is given. */
  public BuildReport {
    rendered = List.copyOf(rendered);
    deleted = List.copyOf(deleted);
    problems = List.copyOf(problems);
  }

  /** How many of the problems are errors. */
  public long errors() {
    return problems.stream().filter(Problem::isError).count();
  }

  /** How many of the problems are warnings. */
  public long warnings() {
    return problems.size() - errors();
  }
}
