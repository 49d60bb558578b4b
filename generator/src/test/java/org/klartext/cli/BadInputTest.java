package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.TreeArchive;

/** Whatever is wrong: a sentence that names it, never a stack trace, never a lost file. */
class BadInputTest {
  private static final String FRAME =
      """
      -- site.yaml --
      title: Portal
      baseUrl: https://portal.example/
      timeZone: Europe/Berlin
      languages: [de, en]
      -- de/_index.md --
      ---
      title: Start
      ---
      Siehe [gut](faq/gut.md).
      -- de/faq/gut.md --
      ---
      title: Gut
      ---
      Alles gut.
      """;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void makeTree() throws IOException {
    terminal = new Terminal(folder);
    TreeArchive.write(terminal.content(), FRAME);
  }

  private void write(String path, String text) throws IOException {
    Path file = terminal.content().resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          byte[] bytes = Files.readAllBytes(file);
          files.put(
              root.relativize(file).toString(), new String(bytes, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  /** Builds: the problem is named, the good pages are there, the tree is as it was. */
  private Terminal.Session build(int status, String problem) throws IOException {
    Map<String, String> before = files(terminal.content());
    Terminal.Session session = terminal.build();
    assertTrue(session.err().contains(problem), session.all());
    assertEquals(status, session.status(), session.all());
    assertEquals(before, files(terminal.content()));
    assertTrue(Files.exists(terminal.out().resolve("faq/gut/index.html")), "the good page");
    Terminal.Session check = terminal.check();
    assertEquals(status, check.status(), check.all());
    assertTrue(check.out().contains(problem), check.all());
    return session;
  }

  /** Does not build at all: nothing was written, the tree is as it was. */
  private void refuse(String sentence, String... options) throws IOException {
    Map<String, String> before = files(folder);
    Terminal.Session session = terminal.build(options);
    assertEquals(2, session.status(), session.all());
    assertTrue(session.err().contains(sentence), session.all());
    assertEquals(before, files(folder));
  }

  @Test
  void aGoodTreeBuildsWithoutAWord() {
    Terminal.Session session = terminal.build("--strict");
    assertEquals("", session.err());
    assertEquals(0, session.status());
    assertTrue(session.out().startsWith("2 pages, "), session.out());
  }

  @Test
  void aTopicThatNobodyAnswersFor() throws IOException {
    write("de/themen/netz.md", "---\ntitle: Netz\nexperts: []\n---\nAlles.\n");
    write("de/themen/strom.md", "---\ntitle: Strom\n---\nAlles.\n");
    write("de/themen/gas.md", "---\ntitle: Gas\nexperts: [niemand]\n---\nAlles.\n");
    TreeArchive.write(
        terminal.content(),
        FRAME.replace("languages", "sections: {themen: topic, faq: faq}\nlanguages"));
    String out = terminal.check().out();
    assertTrue(out.contains("de/themen/netz.md:3:1: warning topic-without-experts"), out);
    assertTrue(out.contains("de/themen/strom.md:1:1: warning topic-without-experts"), out);
    assertTrue(out.contains("Add experts: with the file names of their profiles"), out);
    assertTrue(out.contains("de/themen/gas.md:3:11: warning unknown-expert"), out);
    assertFalse(out.contains("gas.md:3:1: warning topic-without"), out);
    write(
        "site.yaml",
        Files.readString(terminal.content().resolve("site.yaml")) + "accepts: [answer]\n");
    assertFalse(terminal.check().out().contains("topic-without-experts"), "nobody can ask");
  }

  @Test
  void aFileThatIsNotUtf8() throws IOException {
    Path file = terminal.content().resolve("de/faq/alt.md");
    Files.write(file, "# Ärger\n".getBytes(StandardCharsets.ISO_8859_1));
    build(1, "de/faq/alt.md:1:");
    assertFalse(Files.exists(terminal.out().resolve("faq/alt/index.html")));
  }

  @Test
  void frontMatterThatNeverEnds() throws IOException {
    write("de/faq/offen.md", "---\ntitle: Offen\n\nText\n");
    build(1, "de/faq/offen.md:1:1: error front-matter-unclosed");
  }

  @Test
  void twentyMegabytesOfMarkdown() throws IOException {
    write("de/faq/lang.md", "Wort und Wort, Satz für Satz.\n\n".repeat(700_000));
    build(1, "de/faq/lang.md:1:1: error");
  }

  @Test
  void aThousandNestedLists() throws IOException {
    StringBuilder text = new StringBuilder("# Tief\n\n");
    for (int depth = 0; depth < 1000; depth++) {
      text.repeat(' ', depth * 2).append("- x\n");
    }
    write("de/faq/tief.md", text.toString());
    Map<String, String> before = files(terminal.content());
    Terminal.Session session = terminal.build();
    assertEquals(before, files(terminal.content()));
    boolean published = Files.exists(terminal.out().resolve("faq/tief/index.html"));
    assertEquals(published ? 0 : 1, session.status(), session.all());
    assertTrue(published || session.err().contains("de/faq/tief.md"), session.all());
    assertTrue(Files.exists(terminal.out().resolve("faq/gut/index.html")));
  }

  @ParameterizedTest
  @CsvSource({"../../../raus", "/etc/raus", "..", "a/../../raus", "'..\\..\\raus'"})
  void aSlugThatLeadsElsewhere(String slug) throws IOException {
    write("de/faq/raus.md", "---\ntitle: Raus\nslug: '" + slug + "'\n---\nText\n");
    Terminal.Session session = terminal.build();
    assertTrue(session.err().contains("de/faq/raus.md:3:"), session.all());
    assertFalse(Files.exists(folder.resolve("raus")));
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(
          files
              .filter(file -> file.endsWith("index.html"))
              .allMatch(file -> file.startsWith(terminal.out())));
    }
  }

  @Test
  void aLinkOutOfTheTree() throws IOException {
    write("de/faq/raus.md", "# Raus\n\nSiehe [dort](../../../geheim.md).\n");
    build(1, "de/faq/raus.md:3:7: error link-out-of-tree");
    String page = Files.readString(terminal.out().resolve("faq/raus/index.html"));
    assertFalse(page.contains("geheim"), "the target's name");
  }

  @Test
  void aSymbolicLinkOutOfTheTree() throws IOException {
    Files.writeString(folder.resolve("geheim.md"), "# Geheim\n");
    Files.createSymbolicLink(
        terminal.content().resolve("de/faq/raus.md"), folder.resolve("geheim.md"));
    build(1, "de/faq/raus.md:1:1: error link-out-of-tree");
  }

  @Test
  void aLoopOfSymbolicLinks() throws IOException {
    Files.createSymbolicLink(terminal.content().resolve("de/faq/kreis"), terminal.content());
    Terminal.Session session = build(1, "de/faq/kreis:1:1: ");
    assertTrue(session.err().contains("symlink-loop"), session.err());
  }

  @Test
  void twoFilesForOneTranslation() throws IOException {
    write("en/faq/gut.md", "# Good\n");
    write("de/faq/gut.en.md", "# Good, too\n");
    build(1, "faq/gut");
    assertTrue(Files.exists(terminal.out().resolve("en/faq/gut/index.html")));
  }

  @Test
  void twoPagesAtOneAddress() throws IOException {
    write("de/faq/b.md", "---\ntitle: Zwei\nslug: gut\n---\n");
    Terminal.Session session = terminal.build();
    assertEquals(1, session.status());
    assertTrue(session.err().contains("duplicate-permalink"), session.err());
    String page = Files.readString(terminal.out().resolve("faq/gut/index.html"));
    assertTrue(page.contains("Zwei"), "the first by path is published");
  }

  @ParameterizedTest
  @CsvSource({
    "'draft: vielleicht', 'error wrong-type: “draft” should be true or false'",
    "'draft: [true]', 'error wrong-type: “draft” should be true or false'",
    "'date: gestern', 'error wrong-type: “date” should be a date'",
    "'expires: 31.12.2025', 'error wrong-type: “expires” should be a date'",
    "'expires: {am: 2025-12-31}', 'error wrong-type: “expires” should be a text'",
    "'draft: true\\ndraft: false', 'heikel.md:4:1: error duplicate-key: The key “draft” is there'",
  })
  void aPageOfWhichNobodyKnowsWhetherItMayBeSeenIsADraft(String line, String problem)
      throws IOException {
    write("de/faq/heikel.md", "---\ntitle: Heikel\n" + line.translateEscapes() + "\n---\nText\n");
    Terminal.Session session = build(1, problem);
    assertTrue(session.err().contains("counts as a draft"), session.err());
    assertFalse(session.err().contains("it is ignored"), session.err());
    assertFalse(Files.exists(terminal.out().resolve("faq/heikel/index.html")));
    terminal.build("--drafts");
    assertTrue(Files.exists(terminal.out().resolve("faq/heikel/index.html")));
  }

  @Test
  void anAudienceThatNobodyKnowsIsToldAsInternal() throws IOException {
    write("de/faq/heikel.md", "---\ntitle: Heikel\naudience: intern\n---\nText\n");
    Terminal.Session session = build(1, "“audience” should be one of");
    assertTrue(session.err().contains("for the company's own people only"), session.err());
    assertFalse(Files.exists(terminal.out().resolve("faq/heikel/index.html")));
  }

  @ParameterizedTest
  @CsvSource({"2d", "30m", "90m", "0h", "1.5h", "8", "bald"})
  void aPromiseThatIsNotInBusinessHours(String promise) throws IOException {
    write("de/themen/netz.md", "---\ntitle: Netz\npromise: " + promise + "\n---\nText\n");
    Terminal.Session session = build(1, "de/themen/netz.md:3:10: error wrong-type: “promise”");
    assertTrue(session.err().contains("for two days of eight hours write 16h"), session.err());
    assertFalse(
        Files.readString(terminal.out().resolve("themen/netz/index.html")).contains("promise"));
  }

  @Test
  void aReplyWithoutItsPage() throws IOException {
    write(
        "de/faq/weg.replies/R1.md",
        "---\nid: R1\nkind: comment\nauthor: {name: Ida}\ndate: 2026-01-01\n---\nHallo.\n");
    build(1, "de/faq/weg.replies/R1.md:1:1: error orphan-reply");
  }

  @ParameterizedTest
  @CsvSource({
    "'removed: spam', 1, 'R1.md:6:10: error wrong-type: “removed” should be a group of keys'",
    "'removed: true', 1, 'R1.md:6:10: error wrong-type: “removed” should be a group of keys'",
    "'removed:', 1, 'R1.md:6:1: error missing-key: The reply was removed, but no reason is named'",
    "'removed: {}', 1, 'R1.md:6:1: error missing-key'",
    "'removed: {date: 2026-01-02}', 1, 'R1.md:6:1: error missing-key'",
    "'removed: {reason: [spam]}', 1, 'error wrong-type: “removed.reason” should be a text'",
    "'removed: {reason: spamm}', 0, 'R1.md:6:1: warning unknown-reason: “spamm” is not one of'",
    "'removed: {reason: Unsinn}', 0, 'Known are: spam, insult, personal-data, unlawful'",
  })
  void aRemovedReplyIsGoneHoweverThatIsSaid(String line, int status, String problem)
      throws IOException {
    write(
        "de/faq/gut.replies/R1.md",
        "---\nid: R1\nkind: comment\nauthor: {name: Ida Boese}\ndate: 2026-01-01\n"
            + line
            + "\n---\nGemeiner Text.\n");
    build(status, problem);
    for (Map.Entry<String, String> file : files(terminal.out()).entrySet()) {
      assertFalse(file.getValue().contains("Gemeiner"), file.getKey());
      assertFalse(file.getValue().contains("Boese"), file.getKey());
    }
    String page = Files.readString(terminal.out().resolve("faq/gut/index.html"));
    assertTrue(page.contains("class=\"removed\""), page);
  }

  @Test
  void unknownKeysTypesAndNamesAreWarnings() throws IOException {
    write(
        "de/faq/fremd.md",
        """
        ---
        title: Fremd
        layout: wide
        type: docs
        topics: [nichts]
        authors: [niemand]
        aliases: [/faq/gut/]
        ---
        {{< shortcode >}} [weg](weg.md) ![](weg.png)
        """);
    Terminal.Session session = build(0, "de/faq/fremd.md:3:1: warning");
    assertTrue(session.err().contains("alias-taken"), session.err());
    assertEquals(1, terminal.build("--strict").status());
  }

  @Test
  void aThemeWithoutATemplate() throws IOException {
    Files.createDirectories(folder.resolve("themes/leer/templates"));
    Files.writeString(folder.resolve("themes/leer/theme.yaml"), "name: leer\n");
    write("site.yaml", Files.readString(terminal.content().resolve("site.yaml")) + "theme: leer\n");
    refuse("templates/home.peb");
  }

  @Test
  void aThemeThatIsNotThere() throws IOException {
    write("site.yaml", Files.readString(terminal.content().resolve("site.yaml")) + "theme: weg\n");
    refuse("weg");
  }

  @Test
  void aTemplateWithAMistakeNamesFileAndLine() throws IOException {
    write("_theme/templates/faq.peb", "<p>\n{{ view.gibtsNicht }}\n");
    Terminal.Session session = terminal.build();
    assertEquals(1, session.status(), session.all());
    assertTrue(session.err().contains("faq.peb:2"), session.all());
    assertTrue(Files.exists(terminal.out().resolve("index.html")));
  }

  @ParameterizedTest
  @CsvSource({
    "{{ view.gibtsNicht }}, cannot read “gibtsNicht”",
    "{{ gibtsNicht }}, There is no variable “gibtsNicht”",
    "'{{ text(\"gibts.nicht\") }}', There is no text “gibts.nicht”",
    "'{{ asset(\"weg.css\") }}', no asset “weg.css”",
    "{% if %}, faq.peb:2",
  })
  void aMistakeInATemplateIsFoundWithoutABuild(String mistake, String message) throws IOException {
    write("_theme/templates/faq.peb", "<p>\n" + mistake + "\n");
    assertEquals(1, terminal.build().status());
    Terminal.Session check = terminal.check();
    assertEquals(1, check.status(), check.all());
    assertTrue(check.out().contains(message), check.all());
    assertTrue(check.out().contains("_theme/templates/faq.peb:2:1: error theme"), check.all());
    assertEquals(1, check.out().split("error theme", -1).length - 1, check.all());
  }

  @Test
  void aMistakeThatOnlySomePagesShowIsFoundWithoutABuild() throws IOException {
    write(
        "_theme/templates/faq.peb",
        "{% if view.discussion.comments is not empty %}\n{{ view.gibtsNicht }}\n{% endif %}\n");
    assertEquals(0, terminal.check().status());
    for (int number = 1; number < 4; number++) {
      write("de/faq/a" + number + ".md", "---\ntitle: A\nslug: a" + number + "\n---\nText\n");
    }
    write(
        "de/faq/a2.replies/R1.md",
        "---\nid: R1\nkind: comment\nauthor: {name: Ida}\ndate: 2026-01-01\n---\nHallo.\n");
    Terminal.Session session = terminal.check();
    assertEquals(1, session.status(), session.all());
    assertTrue(session.out().contains("_theme/templates/faq.peb:2:1: error theme"), session.all());
  }

  @Test
  void anOutputFolderThatIsAFile() throws IOException {
    Files.writeString(terminal.out(), "a file");
    refuse("is a file, not a folder");
  }

  @Test
  void anOutputFolderBelowAFile() throws IOException {
    Files.writeString(terminal.out(), "a file");
    Terminal.Session session = terminal.build("--out", terminal.out().resolve("x").toString());
    assertEquals(2, session.status(), session.all());
    assertTrue(session.err().contains("cannot be written"), session.all());
    assertEquals("a file", Files.readString(terminal.out()));
  }

  @Test
  void aFileInTheWayOfAFolder() throws IOException {
    Files.createDirectories(terminal.out());
    Files.writeString(terminal.out().resolve("faq"), "a file of somebody");
    Terminal.Session session = terminal.build();
    assertEquals(2, session.status(), session.all());
    assertTrue(session.err().contains("faq"), session.all());
    assertEquals("a file of somebody", Files.readString(terminal.out().resolve("faq")));
  }

  @Test
  void aStateFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("var"), "a file");
    Terminal.Session session = terminal.build();
    assertEquals(2, session.status(), session.all());
    assertTrue(session.err().contains("var"), session.all());
    assertEquals("a file", Files.readString(folder.resolve("var")));
  }

  @Test
  void contentAndOutputInEachOther() throws IOException {
    refuse("lie in each other", "--out", folder.toString());
    refuse("lie in each other", "--out", terminal.content().toString());
    refuse("lie in each other", "--out", terminal.content().resolve("de/site").toString());
    refuse("lie in each other", "--out", folder.resolve("x/../content").toString());
    Files.createSymbolicLink(folder.resolve("link"), terminal.content());
    refuse("lie in each other", "--out", folder.resolve("link").toString());
    refuse("lie in each other", "--out", folder.resolve("link/site").toString());
  }

  @Test
  void anOutputFolderThatWasNeverOursIsNotCleaned() throws IOException {
    Files.createDirectories(terminal.out().resolve("bilder"));
    Files.writeString(terminal.out().resolve("bilder/a.txt"), "a file of somebody");
    refuse("no list of what Klartext wrote there", "--clean");
    Files.writeString(terminal.out().resolve(".klartext"), "a file of somebody");
    refuse("no list of what Klartext wrote there", "--clean");
    assertEquals(0, terminal.build().status());
    assertEquals("a file of somebody", Files.readString(terminal.out().resolve("bilder/a.txt")));
    assertEquals("a file of somebody", Files.readString(terminal.out().resolve(".klartext")));
  }

  @Test
  void anEmptyOutputFolderCanBeCleaned() throws IOException {
    Files.createDirectories(terminal.out());
    assertEquals(0, terminal.build("--clean").status());
    assertEquals(0, terminal.build("--clean").status());
  }

  @Test
  void anOutputFolderWithTheThemes() throws IOException {
    Files.createDirectories(folder.resolve("themes/x"));
    refuse("holds the themes", "--out", folder.resolve("themes").toString());
  }

  @Test
  void aContentFolderThatIsNotThere() throws IOException {
    refuse("There is no content folder", "--content", folder.resolve("weg").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "--farbe,rot,Unknown option",
    "--edition,geheim,--edition is public or internal",
    "--at,gestern,--at takes a day or an instant",
    "--at,2026-13-01,--at takes a day or an instant",
    "--base-url,portal,--base-url",
    "--base-url,ftp://portal.example/,--base-url",
    "--base-url,https://,--base-url",
    "--content,,--content",
  })
  void wrongUse(String option, String value, String sentence) throws IOException {
    String[] options = value == null ? new String[] {option} : new String[] {option, value};
    refuse(sentence, options);
  }

  @Test
  void anUnknownCommand() {
    Terminal.Session session = Terminal.type("biuld");
    assertEquals(2, session.status());
    assertTrue(session.err().contains("biuld"), session.err());
    assertEquals(2, Terminal.type().status());
  }

  @Test
  void anEmptyContentFolderIsASiteWithoutAPage() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("leer"));
    Terminal.Session session = terminal.build("--content", empty.toString());
    assertEquals(0, session.status(), session.all());
    assertTrue(session.err().contains("no-site-yaml"), session.err());
    assertTrue(Files.exists(terminal.out().resolve("404.html")));
    assertTrue(Files.exists(terminal.out().resolve("sitemap.xml")));
  }
}
