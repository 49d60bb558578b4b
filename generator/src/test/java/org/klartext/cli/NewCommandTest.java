package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.TreeArchive;

/** klartext new writes a page that is ready to be written, and nothing else. */
class NewCommandTest {
  @TempDir Path folder;
  private Path content = Path.of("");

  @BeforeEach
  void tree() throws IOException {
    content = folder.resolve("content");
    TreeArchive.write(
        content,
        """
        -- site.yaml --
        title: T
        baseUrl: https://portal.example/
        languages: [de, en]
        sections: {handbuch: article}
        -- de/_index.md --
        ---
        title: Start
        ---
        Hallo.
        -- de/themen/konto.md --
        ---
        title: Konto
        experts: [ida]
        ---
        Alles zum Konto.
        -- de/themen/netz.md --
        ---
        title: Netz
        slug: wlan
        experts: [ida]
        ---
        Alles zum Netz.
        -- de/experten/ida.md --
        ---
        title: Ida Beispiel
        ---
        Antwortet.
        """);
  }

  private Run make(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("new"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--content", content.toString()));
    return Run.of(all.toArray(new String[0]));
  }

  @Test
  void aFaqEntryStandsInItsFolderWithItsHead() throws IOException {
    Run run = make("faq", "Wie ändere ich mein „Passwort“?", "--topic", "konto");
    Path file = content.resolve("de/faq/wie-aendere-ich-mein-passwort.md");
    assertEquals(0, run.status(), run.err());
    assertEquals(file + "\n", run.out());
    String text = Files.readString(file);
    assertTrue(text.startsWith("---\ntitle: \"Wie ändere ich mein „Passwort“?\"\nid: "), text);
    assertTrue(text.contains("\ndate: 2026-11-21T09:30\n"), text);
    assertTrue(text.contains("\ndraft: true"), text);
    assertTrue(text.contains("\ntopics: [konto]\n"), text);
    assertEquals(0, Run.check(content).status());
  }

  @Test
  void everyKindHasItsFolderInEachLanguage() {
    assertEquals("de/artikel/x.md", path("article", "X"));
    assertEquals("en/articles/x.md", path("article", "X", "--lang", "en"));
    assertEquals("de/themen/x.md", path("topic", "X"));
    assertEquals("en/experts/x.md", path("expert", "X", "--lang", "en"));
    assertEquals("de/x.md", path("page", "X"));
    assertEquals("de/handbuch/x.md", path("handbuch", "X"));
    assertTrue(path("question", "X").matches("de/fragen/2026/[0-9a-v]{12}\\.md"));
  }

  private String path(String... arguments) {
    Run run = make(arguments);
    assertEquals(0, run.status(), run.err());
    return content.relativize(Path.of(run.out().strip())).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"article", "faq", "question", "topic", "expert", "page"})
  void whatIsMadeIsReadWithoutAProblem(String kind) throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String lang : List.of("de", "en")) {
      Path file = content.resolve(path(kind, "Neu: " + kind, "--lang", lang, "--topic", "wlan"));
      Files.writeString(file, Files.readString(file).replaceFirst("draft: true[^\\n]*\\n", ""));
    }
    Matcher problems =
        Pattern.compile(": (?:warning|error) ([a-z-]+): ").matcher(Run.check(content).out());
    while (problems.find()) {
      codes.add(problems.group(1));
    }
    codes.removeAll(
        List.of("unreachable-page", "translation-without-original", "topic-without-experts"));
    assertEquals(Set.of(), codes);
  }

  @Test
  void topicsAndExpertsAppearAtOnceAndTheRestAreDrafts() throws IOException {
    assertFalse(Files.readString(content.resolve(path("topic", "T"))).contains("draft"));
    assertFalse(Files.readString(content.resolve(path("expert", "E"))).contains("draft"));
    assertTrue(Files.readString(content.resolve(path("page", "P"))).contains("draft: true"));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    String path = path("faq", "Zweimal");
    Files.writeString(content.resolve(path), "meins");
    Run run = make("faq", "Zweimal");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("is there already; nothing was written"), run.err());
    assertEquals("meins", Files.readString(content.resolve(path)));
  }

  @Test
  void aBundleTakesTheNameToo() throws IOException {
    Files.createDirectories(content.resolve("de/faq/ordner"));
    Files.writeString(content.resolve("de/faq/ordner/index.md"), "---\ntitle: X\n---\n");
    assertEquals(2, make("faq", "Ordner").status());
  }

  @Test
  void slipsOfThePenAreAnsweredWithWhatWasMeant() {
    assertRefused("Did you mean “article”?", "articel", "X");
    assertRefused("Choose one of: article, faq", "blog", "X");
    assertRefused("Did you mean “konto”?", "faq", "X", "--topic", "konten");
    assertRefused("there are: konto, wlan", "faq", "X", "--topic", "rechnung");
    assertRefused("The portal has no language “fr”; it has: de, en.", "faq", "X", "--lang", "fr");
    assertRefused("no letter or digit", "faq", "???");
    assertRefused("belongs to the server", "page", "Desk");
    assertRefused("Which title?", "faq");
    assertRefused("Which kind of page?");
  }

  private void assertRefused(String sentence, String... arguments) {
    Run run = make(arguments);
    assertEquals(2, run.status());
    assertTrue(run.err().contains(sentence), run.err());
    assertEquals("", run.out());
  }

  @Test
  void theTreeMayHaveSkeletonsOfItsOwn() throws IOException {
    TreeArchive.write(
        content,
        """
        -- _archetypes/faq.md --
        ---
        title: {{title}}
        topics: {{topics}}
        ---
        Kurz: {{title}}
        """);
    assertEquals(
        "---\ntitle: \"a: b\"\ntopics: [konto]\n---\nKurz: a: b\n",
        Files.readString(content.resolve(path("faq", "a: b", "--topic", "konto"))));
    Files.writeString(content.resolve("_archetypes/faq.md"), "---\nx: {{nobody}}\n---\n");
    assertRefused(
        "_archetypes/faq.md” cannot be used: nothing is known for “{{nobody}}”", "faq", "N");
  }

  @Test
  void machinesGetJson() {
    Run run = make("topic", "Neu", "--json");
    assertTrue(run.out().contains("\"path\":\"de/themen/neu.md\""), run.out());
    assertTrue(run.out().contains("\"draft\":false"), run.out());
  }

  @Test
  void withoutATreeTheAnswerSaysHowToGetOne() {
    Run run = Run.of("new", "faq", "X", "--content", folder.resolve("none").toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains("klartext new site my-portal"), run.err());
  }

  @Test
  void aFlatTreeNeedsNoFolderOfItsLanguage() throws IOException {
    Path flat = folder.resolve("flat");
    TreeArchive.write(
        flat,
        """
        -- site.yaml --
        languages: [de, en]
        -- faq/a.md --
        ---
        title: A
        ---
        """);
    String place = flat.toString();
    Run german = Run.of("new", "faq", "Neu", "--content", place);
    Run english = Run.of("new", "faq", "New", "--lang", "en", "--content", place);
    assertEquals(flat.resolve("faq/neu.md") + "\n", german.out());
    assertEquals(flat.resolve("faq/new.en.md") + "\n", english.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void aNewPortalHasNothingToMend(String lang) throws IOException {
    Path portal = folder.resolve("my portal");
    Run run = Run.of("new", "site", portal.toString(), "--lang", lang);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("cd '" + portal + "'"), run.out());
    assertTrue(Files.readString(portal.resolve(".gitignore")).contains("/site/"));
    Run check = Run.check(portal.resolve("content"));
    assertEquals(0, check.status(), check.out());
    assertTrue(
        Files.readString(portal.resolve("content/site.yaml")).contains("title: My portal\n"));
  }

  @Test
  void aNewPortalNeedsAnEmptyFolderAndAKnownLanguage() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "x");
    Run full = Run.of("new", "site", folder.toString());
    assertEquals(2, full.status());
    assertTrue(full.err().contains("is not empty; nothing was written"), full.err());
    Run foreign = Run.of("new", "site", folder.resolve("p").toString(), "--lang", "fr");
    assertEquals(2, foreign.status());
    assertFalse(Files.exists(folder.resolve("p")));
    Run topic = Run.of("new", "site", folder.resolve("p").toString(), "--topic", "x");
    assertEquals(2, topic.status());
  }

  @Test
  void trainingSeesNothingToMendAndLeavesNothingBehind() throws IOException {
    Path portal = folder.resolve("p");
    assertEquals(0, Run.of("new", "site", portal.toString()).status());
    TrainingPages.write(portal.resolve("content"));
    Run check = Run.check(portal.resolve("content"));
    assertFalse(check.out().contains(": error"), check.out());
    Path train = folder.resolve("train");
    Run run = Run.of("train", train.toString());
    assertEquals(new Run(0, "", ""), run);
    assertFalse(Files.exists(train));
    assertEquals(0, Run.of("train", portal.toString()).status());
    assertTrue(Files.exists(portal.resolve("content/site.yaml")));
  }
}
