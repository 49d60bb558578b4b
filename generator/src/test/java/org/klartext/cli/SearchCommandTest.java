package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.TreeArchive;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A terminal finds what the server finds, and says why; check finds what is not found. */
class SearchCommandTest {
  private static final String TREE =
      """
      -- site.yaml --
      title: Portal
      languages: [de, en]
      defaultLanguage: de
      -- _data/synonyms.yaml --
      de: [[Wallbox, Stromtankstelle]]
      -- de/_index.md --
      ---
      title: Start
      ---
      Siehe [FAQ](faq/vertrag.md), [Laden](artikel/laden.md), [Zähler](faq/zaehler.md),
      [Strom](themen/strom.md) und [Tresor](faq/tresor.md).
      -- de/faq/vertrag.md --
      ---
      title: Wie kündige ich meinen Vertrag?
      expect: [Vertrag beenden]
      ---
      Schreiben Sie uns formlos.
      -- de/faq/zaehler.md --
      ---
      title: Wo steht der Zähler?
      topics: [strom]
      ---
      Im Keller.
      -- de/faq/tresor.md --
      ---
      title: Tresor
      audience: internal
      ---
      Die Kombination steht im Handbuch.
      -- de/faq/bald.md --
      ---
      title: Tarifwechsel
      draft: true
      ---
      Bald mehr.
      -- de/artikel/laden.md --
      ---
      title: Eine Wallbox fürs Auto
      ---
      ## Was der Einbau kostet

      Der Einbau kostet 900 Euro.
      -- de/themen/strom.md --
      ---
      title: Strom
      ---
      Alles über den Strom.
      -- en/_index.md --
      ---
      title: Home
      ---
      See [meter](faq/meter.md).
      -- en/faq/meter.md --
      ---
      title: Where is the meter?
      ---
      In the basement.
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeTree() throws IOException {
    TreeArchive.write(folder.resolve("content"), TREE);
  }

  private Run search(String... arguments) {
    return run("search", arguments);
  }

  private Run run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    for (String name : List.of("content", "themes", "state")) {
      all.addAll(List.of("--" + name, folder.resolve(name).toString()));
    }
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void aHitIsShownWithItsAddressHeadingAndPassage() {
    Run run = search("Kosten", "Einbau", "--limit", "1");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("1. Eine Wallbox fürs Auto"), run.out());
    assertTrue(run.out().contains("   /artikel/laden/#was-der-einbau-kostet"), run.out());
    assertTrue(run.out().contains("   § Was der Einbau kostet"), run.out());
    assertTrue(run.out().contains("   Der Einbau kostet 900 Euro."), run.out());
    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void nothingIsWritten() throws IOException {
    search("Einbau");
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("content")), all.toList());
    }
  }

  @Test
  void synonymsAndMistypedWordsFind() {
    assertTrue(search("Stromtankstelle").out().contains("/artikel/laden/"));
    Run mistyped = search("Walbox");
    assertTrue(mistyped.out().startsWith("Did you mean: Wallbox"), mistyped.out());
    assertTrue(search("Xylophon").out().contains("Nothing was found."));
    assertEquals(0, search("Xylophon").status());
  }

  @Test
  void aSearchIsLimited() {
    assertTrue(search("Zähler", "--topic", "strom").out().contains("/faq/zaehler/"));
    assertFalse(search("Vertrag", "--topic", "strom").out().contains("/faq/vertrag/"));
    assertFalse(search("Zähler", "--kind", "article").out().contains("/faq/zaehler/"));
    assertTrue(search("meter", "--lang", "en").out().contains("/en/faq/meter/"));
  }

  @Test
  void whatIsInternalOrADraftIsFoundOnRequestOnly() {
    assertFalse(search("Kombination").out().contains("tresor"));
    assertTrue(search("Kombination", "--edition", "internal").out().contains("/faq/tresor/"));
    assertFalse(search("Tarifwechsel").out().contains("bald"));
    assertTrue(search("Tarifwechsel", "--drafts").out().contains("/faq/bald/"));
  }

  @Test
  void aReasonNamesTheWordsAndWhereTheyAre() {
    String out = search("Zähler", "--explain").out();
    assertTrue(
        out.lines().anyMatch(line -> line.matches(" +\\d+ %  stems in the title +zahl [\\d.]+")),
        out);
  }

  @Test
  void machinesReadTheSame() {
    JsonNode json = new ObjectMapper().readTree(search("Zähler", "--json", "--explain").out());
    assertEquals("Zähler", json.path("query").asString());
    JsonNode hit = json.path("hits").get(0);
    assertEquals("/faq/zaehler/", hit.path("permalink").asString());
    assertEquals("de/faq/zaehler.md", hit.path("file").asString());
    double shares = 0;
    for (JsonNode each : hit.path("because")) {
      shares += each.path("share").asDouble();
    }
    assertEquals(hit.path("score").asDouble(), shares, 0.001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--lang=fr", "--kind=recipe", "--limit=0", "--limit=51", "--edition=secret"})
  void wrongUseIsTold(String option) {
    Run run = search("Zähler", option);
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("klartext: --"), run.err());
    assertEquals(2, Run.of("search").status());
  }

  @Test
  void aPageThatIsFoundAsItExpectsIsNoProblem() {
    Run run = run("check");
    assertFalse(run.out().contains("expected-search"), run.out());
  }

  @Test
  void aPageThatIsNotFoundAsItExpectsIsToldWithWhatIsFoundInstead() throws IOException {
    Path page = folder.resolve("content/de/faq/zaehler.md");
    Files.writeString(
        page, "---\ntitle: Wo steht er?\nexpect:\n  - Wo steht\n  - Auto laden\n---\nIm Keller.\n");
    Run run = run("check", "--strict");
    assertEquals(1, run.status());
    assertTrue(
        run.out()
            .contains(
                "de/faq/zaehler.md:5:5: warning expected-search: The search “Auto laden” should"
                    + " find this page among the first three; it finds “Eine Wallbox fürs Auto”."),
        run.out());
    assertFalse(run.out().contains("“Wo steht”"), run.out());
    Run build = run("build", "--out", folder.resolve("site").toString());
    assertFalse(build.all().contains("expected-search"), build.all());
  }

  @Test
  void aLoneExpectationIsToldAtItsKey() throws IOException {
    Path page = folder.resolve("content/de/faq/zaehler.md");
    Files.writeString(page, "---\ntitle: Wo steht er?\nexpect: Xylophon\n---\nIm Keller.\n");
    String out = run("check").out();
    assertTrue(out.contains("de/faq/zaehler.md:3:1: warning expected-search"), out);
    assertTrue(out.contains("it finds nothing."), out);
  }
}
