package org.klartext.content.monthly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.files.TreeFile;
import org.klartext.site.LogMonth;
import org.klartext.site.Permalink;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;

/** A month of the public log is read; whatever is wrong with it is told. */
class LogReaderTest {
  private static MonthlyFile.Result<LogMonth> read(String name, byte[] bytes) {
    TreeFile file = new TreeFile("_data/moderation/" + name, bytes.length, 1);
    return LogReader.read(new MonthlyFile(file, bytes));
  }

  private static MonthlyFile.Result<LogMonth> read(String json) {
    return read("2026-11.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> codes(MonthlyFile.Result<LogMonth> result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  @Test
  void allThatItSaysIsRead() {
    MonthlyFile.Result<LogMonth> result =
        read(
            """
            {"month": "2026-11",
             "decisions": [
              {"at": "2026-11-02T10:03:00Z", "kind": "question", "decision": "approved",
               "by": "staff", "page": "/fragen/warum-q1/"},
              {"at": "2026-11-03T10:03:00Z", "kind": "comment", "decision": "rejected",
               "reason": "spam", "by": "screening"}],
             "totals": {"approved": 1, "rejected": {"spam": 1, "": 2}, "removed": {},
              "withdrawn": 3, "erased": 0}}
            """);
    assertEquals(List.of(), result.problems());
    LogMonth month = result.month().orElseThrow();
    assertEquals(YearMonth.of(2026, 11), month.month());
    assertEquals(
        List.of(
            new LogMonth.Entry(
                Instant.parse("2026-11-02T10:03:00Z"),
                SiteConfig.Contribution.QUESTION,
                LogMonth.Outcome.APPROVED,
                Optional.empty(),
                LogMonth.Decider.STAFF,
                Optional.of(new Permalink("/fragen/warum-q1/"))),
            new LogMonth.Entry(
                Instant.parse("2026-11-03T10:03:00Z"),
                SiteConfig.Contribution.COMMENT,
                LogMonth.Outcome.REJECTED,
                Optional.of("spam"),
                LogMonth.Decider.SCREENING,
                Optional.empty())),
        month.decisions());
    assertEquals(new LogMonth.Totals(1, Map.of("spam", 1, "", 2), Map.of(), 3, 0), month.totals());
  }

  @Test
  void aMonthWithoutDecisionsIsAMonth() {
    MonthlyFile.Result<LogMonth> result = read("{}");
    assertEquals(List.of(), result.problems());
    assertEquals(LogMonth.Totals.NONE, result.month().orElseThrow().totals());
  }

  @Test
  void decisionsAndReasonsThatNobodyKnowsAreTold() {
    MonthlyFile.Result<LogMonth> result =
        read(
            """
            {"decisions": [
            {"at": "2026-11-02T10:03:00Z", "kind": "comment", "decision": "hidden", "by": "staff"},
            {"at": "2026-11-02T10:03:00Z", "kind": "comment", "decision": "removed",
            "reason": "critical", "by": "staff"}],
            "totals": {"removed": {"insullt": 1}}}
            """);
    assertEquals(
        List.of("wrong-type", "missing-key", "unknown-reason", "unknown-reason"), codes(result));
    assertEquals(2, result.problems().getFirst().position().line());
    assertEquals(4, result.problems().get(2).position().line());
    assertEquals(Optional.of("Did you mean “insult”?"), result.problems().get(3).hint());
    assertEquals(1, result.month().orElseThrow().decisions().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"decisions\": [",
        "{\"decisions\": [{\"at\": \"2026",
        "{} {}",
        "{\"a\": NaN}",
        "{\"month\": 'x'}",
        "<html>",
        "{\"decisions\": [{]}",
      })
  void aFileThatIsNoJsonObjectIsToldAndLeftOut(String text) {
    MonthlyFile.Result<LogMonth> result = read(text);
    assertEquals(List.of("unreadable-log"), codes(result), text);
    assertTrue(result.month().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decisions\": 1}",
        "{\"decisions\": [1, null, [], \"x\"]}",
        "{\"decisions\": [{}]}",
        "{\"decisions\": [{\"at\": 1, \"kind\": [], \"decision\": {}, \"by\": null}]}",
        "{\"totals\": []}",
        "{\"totals\": {\"approved\": \"many\"}}",
        "{\"totals\": {\"approved\": 99999999999}}",
        "{\"totals\": {\"rejected\": 3}}",
        "{\"month\": \"2026-13\"}",
        "{\"month\": \"2025-11\"}",
        "{\"moth\": \"2026-11\"}",
      })
  void whatIsOfTheWrongKindIsToldAndTheRestCounts(String text) {
    MonthlyFile.Result<LogMonth> result = read(text);
    assertTrue(!result.problems().isEmpty(), text);
    assertEquals(YearMonth.of(2026, 11), result.month().orElseThrow().month());
  }

  @Test
  void manyBracketsAreNoHarm() {
    assertEquals(List.of("unreadable-log"), codes(read("{\"a\":" + "[".repeat(100_000))));
  }

  @Test
  void bytesThatAreNoTextAreTold() {
    assertEquals(List.of("unreadable-log"), codes(read("2026-11.json", new byte[] {'{', -1, -2})));
  }

  @Test
  void aFileThatIsNotCalledAfterAMonthIsToldAndLeftOut() {
    MonthlyFile.Result<LogMonth> result =
        read("november.json", "{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("bad-log-name"), codes(result));
    assertTrue(result.month().isEmpty());
  }
}
