package org.klartext.api.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.api.store.Commits.Waiting;

/** Which publications of a path become commits, by what stands in Git. */
class ChainTest {
  /**
   * Publications as words: {@code -A} makes a file A where there was none, {@code AB} turns A into
   * B, {@code A-} takes it away; {@code !} forces it, and {@code ?} says that no tree has it.
   */
  private static List<Waiting> chain(String words) {
    List<Waiting> chain = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      chain.add(
          new Waiting(
              word,
              "de/x.md",
              chain.size() + 1,
              digest(word.charAt(1)),
              digest(word.charAt(0)),
              word.endsWith("!"),
              !word.endsWith("?"),
              Instant.EPOCH,
              Optional.empty()));
    }
    return chain;
  }

  private static Optional<String> digest(char file) {
    return file == '-' ? Optional.empty() : Optional.of(String.valueOf(file));
  }

  private static String words(List<Waiting> publications) {
    return String.join(" ", publications.stream().map(Waiting::id).toList());
  }

  private static Chain of(String waiting, String stands, boolean wasThere) {
    return Chain.of(chain(waiting), digest(stands.charAt(0)), () -> wasThere);
  }

  @ParameterizedTest
  @CsvSource({
    "-A, -, -A, ''", // the usual case
    "-A AB, -, -A AB, ''",
    "AB, A, AB, ''",
    "-A, A, '', -A", // Git has it already
    "-A AB, A, AB, -A",
    "-A AB, B, '', -A AB",
    "AB BA, A, AB BA, ''", // there and back is two steps
    "AB B-, -, '', AB B-",
    "AB BC!, X, BC!, AB", // an erasure overrides what people wrote
    "AB! BC, X, AB! BC, ''",
    "AB? BC, A, BC, AB?", // overruled in the trees
    "AB BC?, A, AB, ''", // still to come there
    "AB?, A, '', ''",
    "AB CB, X, '', ''",
  })
  void itGoesOnFromWhatStandsThere(String waiting, String stands, String next, String done) {
    Chain chain = of(waiting, stands, true);
    assertEquals(next, words(chain.next()));
    assertEquals(done, words(chain.done()));
  }

  @Test
  void whereNothingLeadsOnTheFirstIsStuck() {
    assertEquals(Optional.of("AB"), of("AB BC", "X", true).stuck().map(Waiting::id));
    assertEquals(Optional.of("AB"), of("AB", "-", true).stuck().map(Waiting::id));
    assertEquals(Optional.empty(), of("AB", "A", true).stuck());
    assertEquals(Optional.empty(), of("AB?", "X", true).stuck(), "it is not public either");
  }

  @Test
  void whatGitNeverHadWasNotDeletedThere() {
    Chain chain = of("AB BC", "-", false);
    assertEquals("AB BC", words(chain.next()));
    assertEquals(Optional.empty(), chain.stuck());
    assertEquals(Optional.of("AB"), of("AB", "X", false).stuck().map(Waiting::id));
  }
}
