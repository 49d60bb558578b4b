package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Site;
import org.klartext.site.text.Synonyms;

/** A tree says which wordings mean the same; whatever is wrong with that is told. */
class SynonymsTest {
  private static final LoadRequest NOW =
      LoadRequest.of(Edition.PUBLIC, Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir Path folder;

  @BeforeEach
  void writeTheTree() throws IOException {
    Files.createDirectories(folder.resolve("_data"));
    Files.createDirectories(folder.resolve("de"));
    Files.writeString(folder.resolve("site.yaml"), "title: Portal\nlanguages: [de, en]\n");
    Files.writeString(folder.resolve("de/_index.md"), "# Start\n");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("_data/synonyms.yaml"), yaml);
  }

  private Site load() {
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      return loader.load(NOW);
    }
  }

  private List<String> problems() {
    return load().problems().stream()
        .map(it ->
            "%s %s:%d:%d"
                .formatted(it.code(), it.file(), it.position().line(), it.position().column()))
        .toList();
  }

  @Test
  void theGroupsOfEveryLanguageAreRead() throws IOException {
    write(
        """
        de:
          - [kündigen, beenden]
          - [auf Rechnung, Rechnungskauf, 24]
        en: [[front matter, metadata]]
        """);
    Site site = load();
    assertEquals(List.of(), site.problems());
    assertEquals(
        List.of(List.of("kündigen", "beenden"), List.of("auf Rechnung", "Rechnungskauf", "24")),
        site.synonyms().in("de"));
    assertEquals(List.of(List.of("front matter", "metadata")), site.synonyms().in("en-GB"));
    assertEquals(List.of(), site.synonyms().in("fr"));
  }

  @Test
  void theFileIsNeitherMissedNorPublished() throws IOException {
    assertEquals(Synonyms.NONE, load().synonyms());
    assertEquals(List.of(), problems());
    write("");
    assertEquals(Synonyms.NONE, load().synonyms());
    assertEquals(List.of(), problems());
    assertEquals(List.of(), List.copyOf(load().assets().keySet()));
  }

  @Test
  void aShapeThatNobodyKnowsIsAProblemAtItsPlace() throws IOException {
    write(
        """
        de:
          - kündigen
          - [beenden]
          - [Abo, [Vertrag], {a: b}, "?!", Vertrag]
        en: metadata
        fr: [[un, une]]
        """);
    assertEquals(
        List.of(
            "bad-synonyms _data/synonyms.yaml:2:5",
            "bad-synonyms _data/synonyms.yaml:3:5",
            "bad-synonyms _data/synonyms.yaml:4:11",
            "bad-synonyms _data/synonyms.yaml:4:22",
            "bad-synonyms _data/synonyms.yaml:4:30",
            "bad-synonyms _data/synonyms.yaml:5:5",
            "unknown-language _data/synonyms.yaml:6:1"),
        problems());
    assertEquals(List.of(List.of("Abo", "Vertrag")), load().synonyms().in("de"));
    assertEquals(
        List.of(true),
        load().problems().stream().map(it -> it.hint().isPresent()).distinct().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a, b]", "de: [", "a: *b", "- - -\n\t- x", "\u0000"})
  void whatIsNoYamlIsAProblem(String text) throws IOException {
    write(text);
    assertEquals(1, problems().size(), () -> problems().toString());
    assertEquals(Synonyms.NONE, load().synonyms());
  }

  @Test
  void anEditIsSeenAndWhatCannotBeReadStaysAsItWasInAPreview() throws IOException {
    write("de: [[Abo, Vertrag]]\n");
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      LoadRequest preview = NOW.keepingLastReadable();
      loader.load(preview);
      write("de: [[Abo, Abonnement]]\n");
      Site edited = loader.load(preview);
      assertEquals(List.of(List.of("Abo", "Abonnement")), edited.synonyms().in("de"));
      write("de: [[Abo,\n");
      Site broken = loader.load(preview);
      assertEquals(edited.synonyms(), broken.synonyms());
      assertEquals(1, broken.problems().size());
      assertEquals(Synonyms.NONE, loader.load(NOW).synonyms());
    }
  }
}
