package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.bench.SearchQuality;

/** Questions in other words than the editors' find their answers; skipped without the data. */
class SearchQualityTest {
  private static final Path SETS =
      Path.of(System.getProperty("klartext.corpora", "corpora"), "similar-questions");

  @ParameterizedTest
  @CsvSource({
    "covidqa-de, false, .75, .60, .10",
    "covidqa-de, true, .65, .58, .10",
    "roboai-de, false, .90, .60, 0",
    "covidqa-en, false, .92, .60, .10",
    "covidqa-en, true, .90, .60, .10",
    "banking77-en, false, .94, .60, 0",
    "xquad-de, false, .98, .60, 0"
  })
  void mostQuestionsFindTheirAnswer(
      String set, boolean withDistractors, double few, double right, double wrong)
      throws IOException {
    Path folder = SETS.resolve(set);
    assumeTrue(Files.exists(folder));
    SearchQuality.Figures figures = SearchQuality.measure(folder, withDistractors);
    assertTrue(figures.search().hitAt5() >= few, figures::toString);
    assertTrue(figures.nearest().hitAt5() >= few, figures::toString);
    assertTrue(figures.rightOffers() >= right, figures::toString);
    assertTrue(figures.wrongOffers() <= wrong, figures::toString);
  }
}
