package org.klartext.content.monthly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.files.TreeFile;
import org.klartext.site.FiguresMonth;
import org.klartext.site.FiguresMonth.Figures;
import org.klartext.site.FiguresMonth.Open;
import org.klartext.site.FiguresMonth.Times;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** A month of the service figures is read; one that cannot be right is told and left out. */
class FiguresReaderTest {
  private static final String WHOLE =
      """
      {
        "month": "2026-11",
        "asOf": "2026-11-27",
        "all": {
          "questions": 12,
          "answered": {"count": 9, "medianSeconds": 8100, "p90Seconds": 30000,
            "byCustomers": 4, "byStaff": 5},
          "accepted": {"count": 3, "medianSeconds": 9000, "p90Seconds": 40000},
          "open": {"day": 1, "week": 2, "month": 0, "older": 0, "overdue": 1},
          "handOvers": 2, "handOversOfAnswered": 1,
          "escalations": 1, "askedBack": 1, "reopened": 0, "overruled": 1, "stopped": 3,
          "refused": {"spam": 2, "duplicate": 1}
        },
        "topics": {"vertrag": {"questions": 1}, "technik": {}}
      }
      """;

  private static final Figures NOTHING =
      new Figures(0, Times.NONE, 0, 0, Times.NONE, Open.NONE, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>());

  private static MonthlyFile.Result<FiguresMonth> read(String name, byte[] bytes) {
    TreeFile file = new TreeFile("_data/dialogue/" + name, bytes.length, 1);
    return FiguresReader.read(new MonthlyFile(file, bytes));
  }

  private static MonthlyFile.Result<FiguresMonth> read(String json) {
    return read("2026-11.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static MonthlyFile.Result<FiguresMonth> all(String figures) {
    return read("{\"asOf\": \"2026-11-27\", \"all\": {" + figures + "}}");
  }

  private static List<String> codes(MonthlyFile.Result<FiguresMonth> result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  @Test
  void allThatItSaysIsRead() {
    MonthlyFile.Result<FiguresMonth> result = read(WHOLE);
    assertEquals(List.of(), result.problems());
    FiguresMonth month = result.month().orElseThrow();
    assertEquals(YearMonth.of(2026, 11), month.month());
    assertEquals(LocalDate.of(2026, 11, 27), month.asOf());
    assertEquals(
        new Figures(
            12,
            new Times(9, seconds(8_100), seconds(30_000)),
            4,
            5,
            new Times(3, seconds(9_000), seconds(40_000)),
            new Open(1, 2, 0, 0, 1),
            2,
            1,
            1,
            1,
            0,
            1,
            3,
            new TreeMap<>(Map.of("spam", 2, "duplicate", 1))),
        month.all());
    assertEquals(List.of("technik", "vertrag"), List.copyOf(month.topics().keySet()));
    assertEquals(NOTHING, month.topics().get("technik"));
    assertEquals("_data/dialogue/2026-11.json", month.file().path());
  }

  private static Optional<Duration> seconds(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  @Test
  void whatIsNotThereIsNothing() {
    MonthlyFile.Result<FiguresMonth> result = all("\"answered\": {\"count\": 0}");
    assertEquals(List.of(), result.problems());
    assertEquals(NOTHING, result.month().orElseThrow().all());
  }

  @Test
  void keysOfLaterVersionsAreNoProblem() {
    String later = "\"mood\": \"good\", \"open\": {\"day\": 1, \"hour\": -1}";
    MonthlyFile.Result<FiguresMonth> result = all(later);
    assertEquals(List.of(), result.problems());
    assertEquals(1, result.month().orElseThrow().all().open().total());
  }

  @Test
  void aMonthIsOverWhenItsLastDayIsCounted() {
    assertTrue(!read(WHOLE).month().orElseThrow().isComplete());
    assertTrue(read(WHOLE.replace("11-27", "11-30")).month().orElseThrow().isComplete());
    assertTrue(read(WHOLE.replace("11-27", "12-03")).month().orElseThrow().isComplete());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"questions\": -1 | “questions” should be a whole number from 0 on but is the number -1.",
        "\"questions\": 1.5 | “questions” should be a whole number from 0 on but is the number 1.5.",
        "\"questions\": \"12\" | “questions” should be a whole number from 0 on but is the text “12”.",
        "\"questions\": 2147483648 | “questions” should be a whole number from 0 on but is the number 2147483648.",
        "\"questions\": [] | “questions” should be a whole number from 0 on but is a list.",
        "\"open\": 3 | “open” should be a group of keys but is the number 3.",
        "\"open\": {\"overdue\": 1} | More questions are overdue than open.",
        "\"refused\": {\"spam\": -2} | “spam” should be a whole number from 0 on but is the number -2.",
        "\"answered\": {\"count\": 0, \"medianSeconds\": 1} | What never happened cannot have taken time.",
        "\"answered\": {\"count\": 1, \"p90Seconds\": -1} | “p90Seconds” should be a whole number from 0 on but is the number -1."
      })
  void aNumberThatCannotBeRightIsToldAndItsMonthLeftOut(String figures, String message) {
    MonthlyFile.Result<FiguresMonth> result = all(figures);
    assertEquals(List.of("bad-figures"), codes(result));
    Problem problem = result.problems().getFirst();
    assertEquals(message + " This month is not shown.", problem.message());
    assertEquals(Optional.of("Delete the file: the server writes it anew."), problem.hint());
    assertTrue(problem.isError());
    assertTrue(result.month().isEmpty());
  }

  @Test
  void aProblemNamesTheLineAndTheColumn() {
    Problem problem =
        read(WHOLE.replace("\"escalations\": 1", "\"escalations\": -1")).problems().getFirst();
    assertEquals("_data/dialogue/2026-11.json", problem.file());
    assertEquals(new Position(11, 5), problem.position());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"all\": {}}",
        "{\"asOf\": \"27. November\", \"all\": {}}",
        "{\"asOf\": \"2026-10-31\", \"all\": {}}",
        "{\"asOf\": \"2026-11-31\", \"all\": {}}",
        "{\"asOf\": 7, \"all\": {}}",
        "{\"asOf\": \"2026-11-27\"}",
        "{\"asOf\": \"2026-11-27\", \"all\": []}",
        "{\"asOf\": \"2026-11-27\", \"all\": {}, \"topics\": []}",
        "{\"asOf\": \"2026-11-27\", \"all\": {}, \"topics\": {\"vertrag\": null}}",
        "{\"asOf\": \"2026-11-27\", \"all\": {}, \"topics\": {\"vertrag\": {\"stopped\": -1}}}",
      })
  void aMonthOfWhichTooLittleIsKnownIsToldAndLeftOut(String text) {
    MonthlyFile.Result<FiguresMonth> result = read(text);
    assertEquals(List.of("bad-figures"), codes(result), text);
    assertTrue(result.month().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"all\": NaN}", "<html>", "\u0000"})
  void aFileThatIsNoJsonObjectIsToldAndLeftOut(String text) {
    MonthlyFile.Result<FiguresMonth> result = read(text);
    assertEquals(List.of("unreadable-figures"), codes(result), text);
    assertTrue(result.month().isEmpty());
  }

  @Test
  void manyBracketsAndBytesThatAreNoTextAreNoHarm() {
    assertEquals(List.of("unreadable-figures"), codes(read("{\"all\":" + "{".repeat(100_000))));
    byte[] bytes = {'{', -1, -2};
    assertEquals(List.of("unreadable-figures"), codes(read("2026-11.json", bytes)));
  }

  @Test
  void theNameOfTheFileIsTheMonth() {
    MonthlyFile.Result<FiguresMonth> other = read(WHOLE.replace("\"2026-11\"", "\"2026-10\""));
    assertEquals(List.of("bad-figures-name"), codes(other));
    assertEquals(YearMonth.of(2026, 11), other.month().orElseThrow().month());
    MonthlyFile.Result<FiguresMonth> none =
        read("november.json", WHOLE.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("bad-figures-name"), codes(none));
    assertTrue(none.month().isEmpty());
  }
}
