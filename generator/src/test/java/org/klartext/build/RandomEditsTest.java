package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartext.site.Problem;

/**
 * After any edits an incremental build leaves what a clean build writes. Another seed: {@code
 * -Dklartext.seed=42}.
 */
class RandomEditsTest {
  private static final int ROUNDS = Integer.getInteger("klartext.rounds", 30);
  private static final int MOST_EDITS = 6;

  /** No edit of the content may lead to these. */
  private static final Set<String> FAULTS = Set.of("theme", "foreign-file");

  @TempDir Path folder;

  static List<Long> seeds() {
    Long chosen = Long.getLong("klartext.seed");
    return chosen == null ? List.of(1L, 2L, 20261121L) : List.of(chosen);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void incrementalOutputIsThatOfACleanBuild(long seed) throws Exception {
    runRounds(seed, RandomEdits::edit, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatVisitorsSendLeavesTheSameAsACleanBuild(long seed) throws Exception {
    runRounds(seed, RandomEdits::visit, 12);
  }

  private interface Editing {
    void edit(RandomEdits edits) throws Exception;
  }

  /** Half of the builds look at all files, the others are told which were edited. */
  private void runRounds(long seed, Editing editing, int processLasts) throws Exception {
    Random random = new Random(~seed);
    try (Workplace place = new Workplace(folder, "")) {
      RandomEdits edits = new RandomEdits(place, seed);
      edits.plant();
      for (int round = 0; round < ROUNDS; round++) {
        boolean fresh = random.nextInt(processLasts) == 0;
        if (fresh) {
          place.forgetProcess();
        }
        boolean told = random.nextBoolean();
        String how = (fresh ? ", new process" : "") + (told ? ", told: " : ": ");
        String when = "seed " + seed + ", round " + round + how + edits.log();
        Set<String> edited = edits.edited();
        assertNothingBroke(told ? place.build(edited) : place.build(), when);
        place.assertLikeCleanBuild(when);
        for (int i = 0; i <= random.nextInt(MOST_EDITS); i++) {
          editing.edit(edits);
        }
      }
    }
  }

  private static void assertNothingBroke(BuildReport report, String when) {
    List<Problem> broken =
        report.problems().stream().filter(it -> FAULTS.contains(it.code())).toList();
    assertEquals(List.of(), broken, when);
  }
}
