package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertTrue(figures.wrongOffers().orElse(0) <= wrong, figures::toString);
  }

  @TempDir Path folder;

  private void write(String name, String lines) throws IOException {
    Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void anyFolderInThisFormatIsMeasured() throws IOException {
    write(
        "faq.jsonl",
        """
        {"id": "a", "title": "Résilier un contrat", "lang": "fr"}
        {"id": "b", "title": "Cancelling a contract", "body": "In writing.", "lang": "en"}

        {"id": "c", "title": "Reading the meter", "lang": "en"}
        """);
    write(
        "queries.jsonl",
        """
        {"query": "cancel contract", "answer_ids": ["b", "elsewhere"]}
        {"query": "contrat résilier", "answer_id": "a", "lang": "fr"}
        {"query": "contract", "answer_id": "c"}
        {"query": "weather", "answer_ids": []}
        """);
    SearchQuality.Figures plain = SearchQuality.measure(folder, true);
    assertEquals(3, plain.answerable());
    assertEquals(2 / 3.0, plain.search().hitAt1(), 1e-9);
    assertEquals(2 / 3.0, plain.search().hitAt5(), 1e-9);
    assertEquals(2 / 3.0, plain.search().mrr(), 1e-9);
    assertEquals(2 / 3.0, plain.nearest().hitAt5(), 1e-9);
    assertEquals(2 / 3.0, plain.rightOffers(), 1e-9);
    assertEquals(OptionalDouble.empty(), plain.wrongOffers());
    write("faq-distractors.jsonl", "{\"id\": \"d\", \"title\": \"Contract\", \"lang\": \"en\"}\n");
    write(
        "non-matches.jsonl",
        "{\"query\": \"reading\", \"faq_id\": \"c\"}\n{\"query\": \"snow\", \"faq_id\": \"c\"}\n");
    assertEquals(0.5, SearchQuality.measure(folder, true).wrongOffers().orElse(-1), 1e-9);
    assertEquals(plain.search(), SearchQuality.measure(folder, false).search());
  }

  @Test
  void aFaultyFolderIsToldOf() throws IOException {
    assertThrows(NoSuchFileException.class, () -> SearchQuality.measure(folder, false));
    write("faq.jsonl", "{\"id\": \"a\", \"title\": \"A\"}\n{\"id\": \"b\"}\n");
    write("queries.jsonl", "");
    IOException fault = assertThrows(IOException.class, () -> SearchQuality.measure(folder, false));
    assertEquals("faq.jsonl:2 has no “title”.", fault.getMessage());
  }
}
