package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestClock;
import org.klartext.api.TestServer;
import org.klartext.api.identity.Role;
import org.klartext.api.store.Database;
import org.klartext.api.store.VainSearches.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code klartext gaps} shows editors what readers miss, by the API alone. */
class GapsCommandTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.in(folder).at(clock).start().as(Role.EDITOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Typed type(String... arguments) {
    return with(server.token(), arguments);
  }

  private Typed with(String token, String... arguments) {
    Map<String, String> variables =
        Map.of("KLARTEXT_SERVER", server.url(""), "KLARTEXT_TOKEN", token);
    List<String> all = new ArrayList<>(List.of("gaps"));
    all.addAll(List.of(arguments));
    return Typed.with(variables, "", all.toArray(String[]::new));
  }

  private void count(String lang, String words, LocalDate day, int searches) {
    try (Database database = server.database()) {
      database.transact(tx -> {
        tx.vainSearches().add(new Wish(lang, words), day, searches);
        return true;
      });
    }
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("  +", -1));
  }

  @Test
  void whatReadersMissIsListedTheMostFrequentFirst() {
    count("de", "modem", today, 2);
    count("de", "glasfaser", today, 5);
    count("de", "glasfaser", today.minusDays(1), 2);
    count("de", "", today, 4);
    server.post("/api/v1/pages/router/helpful", Map.of("helpful", "no"));
    Typed typed = type();
    assertEquals(0, typed.status(), typed.all());
    List<String> lines = typed.out().lines().toList();
    assertEquals(
        "Searched for and not found, 2026-10-27 to 2026-11-25:", lines.getFirst(), typed.out());
    assertEquals(List.of("7", "2", "2026-11-25", "de", "glasfaser"), words(lines.get(2)));
    assertEquals(List.of("2", "1", "2026-11-25", "de", "modem"), words(lines.get(3)));
    assertEquals("Other searches, whose words are not kept: 4", lines.get(4));
    assertEquals(List.of("1", "0", "100 %", "router", "Router"), words(lines.getLast()));
    Typed json = type("--json", "--since", "2026-11-25", "--lang", "de");
    JsonNode gaps = JsonMapper.shared().readTree(json.out());
    assertEquals(5, gaps.at("/data/searches/0/count").asInt(), json.out());
    assertEquals("2026-11-25", gaps.at("/meta/since").asString());
    assertEquals(1, json.out().lines().count());
  }

  @Test
  void whereNothingIsMissedThatIsSaid() {
    Typed typed = type("--lang", "en");
    assertEquals(0, typed.status(), typed.all());
    assertTrue(typed.out().contains("There is nothing that several visitors searched for."));
    assertTrue(typed.out().contains("There are none."), typed.out());
  }

  @Test
  void whatReadersTypedCannotSteerTheTerminal() {
    count("de", "a\u001b]0;x\u0007b\u202ec", today, 2);
    String out = type().out();
    assertTrue(
        out.codePoints().allMatch(it -> it == '\n' || Character.getType(it) != Character.CONTROL),
        out);
    assertEquals(-1, out.indexOf('\u202e'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--since yesterday", "--since 2026-02-30", "--days 3", "more"})
  void wrongUseIsOneLineAndWhereHelpIs(String arguments) {
    Typed typed = type(arguments.split(" ", -1));
    assertEquals(2, typed.status(), typed.all());
    assertEquals("", typed.out());
    assertTrue(typed.err().startsWith("klartext: "), typed.err());
    assertTrue(typed.err().lines().count() <= 3, typed.err());
  }

  @Test
  void whatTheServerRefusesIsPassedOn() {
    Typed french = type("--lang", "fr");
    assertEquals(1, french.status(), french.all());
    assertEquals(
        "klartext: lang: “fr” is not possible here.", french.err().lines().findFirst().get());
    assertEquals(1, type("--since", "2031-01-01").status());
    Typed stranger = with("klt_stranger");
    assertEquals(2, stranger.status(), stranger.all());
    assertTrue(stranger.err().contains("--scope editorial"), stranger.err());
    Typed nobody = Typed.with(Map.of("KLARTEXT_SERVER", server.url("")), "", "gaps");
    assertEquals(2, nobody.status());
    assertTrue(nobody.err().contains("--scope editorial"), nobody.err());
  }
}
