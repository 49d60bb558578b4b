package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;

/** A tree is found page by page, and only what its edition shows. */
class EntriesTest {
  private static final Instant LATE = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void writeTheTree() throws IOException {
    write("site.yaml", "title: Beispiel\nlanguages: [de, en]\ndefaultLanguage: de\n");
    write("de/_index.md", "---\ntitle: Willkommen\n---\nStartseitenwort\n");
    write(
        "de/artikel/zaehler.md",
        """
        ---
        title: Den Zähler ablesen
        id: zaehler
        tags: [Strom]
        topics: [energie]
        asked: [Wo steht mein Verbrauch?]
        ---
        Vorab ein Satz.

        ## Am Gerät

        Die Ziffern stehen vorn.

        ## Im Portal {#portal}

        Dort sieht man Kilowattstunden.
        """);
    write(
        "de/artikel/zaehler.replies/01J0000000000000000000000A.md",
        """
        ---
        kind: comment
        date: 2026-05-02
        author: {name: Beispielperson}
        ---
        Bei mir half eine Taschenlampe.
        """);
    write("de/themen/energie.md", "---\ntitle: Energie im Haus\nid: energie\n---\n");
    write(
        "de/artikel/geheim.md",
        "---\ntitle: Panzerschrank\nid: geheim\naudience: internal\n---\nTresorwort\n");
    write("de/artikel/bald.md", "---\ntitle: Entwurf\nid: bald\ndraft: true\n---\nEntwurfswort\n");
    write("en/articles/meter.md", "---\ntitle: Reading the meter\nid: meter\n---\nDigits.\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Finder finder(Edition edition, String lang) throws IOException {
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      return Finder.of(
          lang, Entries.of(loader.load(LoadRequest.of(edition, LATE)), lang), List.of());
    }
  }

  private static List<String> found(Finder finder, String text) {
    return finder.find(text, Set.of(), 10).hits().stream().map(Hit::id).toList();
  }

  @Test
  void aPageIsFoundByWhatItSaysAndWhatStandsUnderIt() throws IOException {
    Finder finder = finder(Edition.PUBLIC, "de");
    for (String text : List.of("Zählerablesung", "Verbrauch", "Ziffern", "Taschenlampe")) {
      assertEquals(List.of("zaehler"), found(finder, text), text);
    }
    assertEquals("energie", found(finder, "Energie im Haus").getFirst());
  }

  @Test
  void theHeadingThatFitsIsNamedWithItsAnchor() throws IOException {
    Finder finder = finder(Edition.PUBLIC, "de");
    Hit hit = finder.find("Kilowattstunden", Set.of(), 1).hits().getFirst();
    assertEquals("portal", hit.anchor());
    assertEquals("Im Portal", hit.heading());
    assertEquals(
        List.of(
            new Hit.Segment("Dort sieht man ", false),
            new Hit.Segment("Kilowattstunden", true),
            new Hit.Segment(".", false)),
        hit.passage());
    assertEquals(
        "01J0000000000000000000000A",
        finder.find("Taschenlampe", Set.of(), 1).hits().getFirst().anchor());
  }

  @Test
  void aSearchIsLimitedToAKindOrATopic() throws IOException {
    Finder finder = finder(Edition.PUBLIC, "de");
    assertEquals(
        List.of("energie"),
        finder.find("Energie Zähler", Set.of("kind:topic"), 10).hits().stream()
            .map(Hit::id)
            .toList());
    assertEquals(
        List.of("zaehler"),
        finder.find("Energie Zähler", Set.of("topic:energie"), 10).hits().stream()
            .map(Hit::id)
            .toList());
  }

  @Test
  void whatTheEditionDoesNotShowLeavesNoTrace() throws IOException {
    Finder shown = finder(Edition.PUBLIC, "de");
    for (String text :
        List.of("Tresorwort", "Panzerschrank", "Entwurfswort", "Startseitenwort", "Digits")) {
      assertEquals(Hits.NONE, shown.find(text, Set.of(), 10), text);
      assertEquals(List.of(), shown.similar(text), text);
    }
    assertEquals(List.of("geheim"), found(finder(Edition.INTERNAL, "de"), "Tresorwort"));
    assertEquals(List.of("meter"), found(finder(Edition.PUBLIC, "en"), "digit"));
  }
}
