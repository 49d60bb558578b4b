package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.site.Edition;

/** What is not for the public leaves no word, no name and no file behind. */
class EditionsTest {
  /** Every planted word begins like this. */
  private static final Pattern MARKER = Pattern.compile("xq[a-z]+", Pattern.CASE_INSENSITIVE);

  private static final String HIDDEN_PAGES =
      """
      -- de/faq/xqdatei.md --
      ---
      title: Der xqtitel
      slug: xqslug
      %1$s
      date: 2026-02-01
      description: Die xqbeschreibung
      tags: [xqmarke, Netz]
      topics: [netz, xqthema]
      authors: [mira, xqexpertin]
      aliases: [/alt/xqalias/]
      image: xqvorschau.svg
      ---
      Der xqtext und ![xqalttext](xqbild.svg "xqbildtitel") mit [xqverweis](../artikel/offen.md).

      ## Die xqueberschrift {#xqanker}
      -- de/faq/xqbild.svg --
      <svg xmlns="http://www.w3.org/2000/svg"><title>xqinhalt</title></svg>
      -- de/faq/xqvorschau.svg --
      <svg xmlns="http://www.w3.org/2000/svg"><title>xqinhaltb</title></svg>
      -- de/faq/xqdatei.replies/R1.md --
      ---
      id: R1
      kind: comment
      author: {name: xqkommentator}
      date: 2026-02-02
      ---
      Ein xqkommentar.
      -- de/artikel/xqbuendel/index.md --
      ---
      title: Das xqbuendeltitel
      %1$s
      date: 2026-02-03
      addenda: [{date: 2026-03-01, text: Der xqnachtrag}]
      ---
      Mit xqbuendeltext.
      -- de/artikel/xqbuendel/xqbeilage.pdf --
      xqbeilageninhalt
      -- de/themen/xqthema.md --
      ---
      title: Das xqthementitel
      %1$s
      date: 2026-02-03
      experts: [xqexpertin]
      ---
      Mit xqthementext.
      -- de/experten/xqexpertin.md --
      ---
      title: Xqname Xqnachname
      %1$s
      date: 2026-02-03
      role: xqrolle
      department: xqabteilung
      links: [{label: xqprofil, url: "https://xqhost.example/"}]
      ---
      Mit xqlebenslauf.
      -- de/xqordner/unter.md --
      ---
      title: Im xqordnertitel
      %1$s
      date: 2026-02-03
      ---
      Mit xqordnertext.
      -- en/faq/xqdatei.md --
      ---
      title: The xqenglish
      %1$s
      date: 2026-02-03
      ---
      With xqenglishtext.
      -- de/fragen/2026/x1.md --
      ---
      title: Warum xqfrage?
      id: xqid
      %1$s
      date: 2026-02-03
      author: {name: xqfragerin}
      ---
      Wegen xqgrund.
      -- de/fragen/2026/x1.replies/R2.md --
      ---
      id: R2
      kind: answer
      author: {expert: mira}
      date: 2026-02-04
      ---
      Die xqantwort.
      """;

  private static final String PUBLIC_PAGES =
      """
      -- site.yaml --
      title: Portal
      description: Alles
      baseUrl: https://portal.example/
      timeZone: Europe/Berlin
      languages: [de, en]
      fallbackLanguages: [en]
      sections: {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert}
      navigation: {de: [faq, artikel, faq/xqslug, xqordner]}
      defaultOwner: xqexpertin
      -- de/_index.md --
      ---
      title: Start
      related: [faq/xqdatei.md]
      ---
      Siehe [dort](faq/xqdatei.md) und [da](<faq/xqdatei.md> "dort").
      -- de/artikel/offen.md --
      ---
      title: Offen und Netz
      date: 2026-01-01
      tags: [Netz]
      topics: [netz, xqthema]
      authors: [mira, xqexpertin]
      related: [../faq/xqdatei.md, /faq/xqslug/]
      addenda: [{date: 2026-03-01, text: "Siehe [auch](../faq/xqdatei.md#xqanker)."}]
      ---
      [Datei](../faq/xqdatei.md), [mit Anker](../faq/xqdatei.md#xqanker), [Adresse](/faq/xqslug/),
      [ohne Strich](/faq/xqslug), [alt](/alt/xqalias/), [Bezug][1], [englisch](/en/faq/xqdatei/),
      [ganz](<../faq/xqdatei.md>), [Bündel](xqbuendel/index.md), [Thema](/themen/xqthema/),
      [Ordner](/xqordner/unter/), <a href="../faq/xqdatei.md">roh</a>, [leer]( ../faq/xqdatei.md ).

      [1]: ../faq/xqdatei.md "dort"
      -- de/themen/netz.md --
      ---
      title: Netz
      experts: [mira, xqexpertin]
      ---
      Alles über das Netz.
      -- de/experten/mira.md --
      ---
      title: Mira
      ---
      Hier.
      -- de/fragen/2026/q1.md --
      ---
      title: Warum blinkt es?
      id: q1
      date: 2026-01-05
      author: {name: Ida}
      ---
      Siehe [dort](../../faq/xqdatei.md) oder [da](/faq/xqslug/).
      -- de/fragen/2026/q1.replies/_state.yaml --
      state: open
      owner: xqexpertin
      -- de/fragen/2026/q1.replies/01A.md --
      ---
      id: 01A
      kind: answer
      author: {expert: xqexpertin}
      date: 2026-01-06
      ---
      Siehe [dort](../../../faq/xqdatei.md) und [da](/faq/xqslug/).
      """;

  private static final String BLOCKS =
      """
      -- de/artikel/bloecke.md --
      ---
      title: Mit Blöcken
      date: 2026-01-02
      addenda: [{date: 2026-03-01, text: "Neu\\n\\n::: audience: internal\\nxqzusatz\\n:::\\n"}]
      ---
      Vorher.

      ::: {audience=internal}
      ## xqkapitel

      Ein xqblock mit ![xqalternative](xqnurhier.svg) und [xqlink](../faq/xqdatei.md)[^xqfuss].

      [^xqfuss]: Die xqfussnote.
      :::

      ```java audience=internal
      int xqcode = 1;
      ```

      > ::: audience: internal
      > Das xqzitat.
      > :::

      Nachher.
      -- de/artikel/xqnurhier.svg --
      <svg xmlns="http://www.w3.org/2000/svg"><title>xqnurhierinhalt</title></svg>
      """;

  @TempDir Path folder;

  /** All planted words in names and contents of the output. */
  private static SortedSet<String> markers(Path out) throws IOException {
    SortedSet<String> markers = new TreeSet<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = out.relativize(file).toString();
        find(path, path, markers);
        if (Files.isRegularFile(file)) {
          find(Files.readString(file, StandardCharsets.ISO_8859_1), path, markers);
        }
      }
    }
    return markers;
  }

  private static void find(String text, String path, SortedSet<String> markers) {
    Matcher matcher = MARKER.matcher(text);
    while (matcher.find()) {
      markers.add(matcher.group().toLowerCase(Locale.ROOT) + " in " + path);
    }
  }

  private static List<String> planted(String archive) {
    List<String> words = new ArrayList<>();
    Matcher matcher = MARKER.matcher(archive);
    while (matcher.find()) {
      words.add(matcher.group().toLowerCase(Locale.ROOT));
    }
    return words.stream().distinct().sorted().toList();
  }

  private Workplace place(String hidden) throws IOException {
    return new Workplace(folder, PUBLIC_PAGES + BLOCKS + HIDDEN_PAGES.formatted(hidden));
  }

  private static void assertAllShown(Path out, String archive, List<String> never)
      throws IOException {
    List<String> shown = markers(out).stream().map(it -> it.split(" ", 2)[0]).distinct().toList();
    List<String> missing =
        planted(archive).stream().filter(it -> !shown.contains(it) && !never.contains(it)).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void thePublicEditionHasNoWordOfWhatIsInternal() throws Exception {
    try (Workplace place = place("audience: internal")) {
      place.build();
      assertEquals(List.of(), List.copyOf(markers(place.out())));
      assertTrue(place.output("artikel/bloecke/index.html").contains("Nachher"));
      assertTrue(place.output("artikel/offen/index.md").contains("[Datei]"));
    }
  }

  @Test
  void theInternalEditionShowsAll() throws Exception {
    try (Workplace place = place("audience: internal")) {
      Workplace.run(place.options().with(Edition.INTERNAL));
      // a file name is no address where a slug is set, and nobody links to what lies in the bundle
      assertAllShown(
          place.out(), HIDDEN_PAGES + BLOCKS, List.of("xqbeilage", "xqbeilageninhalt", "xqfuss"));
    }
  }

  @Test
  void anInternalBuildIsClearedAwayByAPublicOneInTheSameFolder() throws Exception {
    try (Workplace place = place("audience: internal")) {
      Workplace.run(place.options().with(Edition.INTERNAL));
      Workplace.run(place.options());
      assertEquals(List.of(), List.copyOf(markers(place.out())));
      place.assertLikeCleanBuild("after the internal build");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "draft: true, 2026-11-21T12:00:00Z",
    "'expires: 2026-06-01T00:00:00Z', 2026-06-01T00:00:00Z",
    "'date: 2026-06-01T00:00:00Z', 2026-05-31T23:59:59Z",
  })
  void whatIsADraftToComeOrExpiredIsNotThere(String line, String instant) throws Exception {
    String pages = HIDDEN_PAGES.formatted(line);
    if (line.startsWith("date")) {
      pages = pages.replaceAll("(?m)^date: 2026-02-0[13]\\n", "");
    }
    try (Workplace place = new Workplace(folder, PUBLIC_PAGES + pages)) {
      Workplace.run(place.options().at(Instant.parse(instant)));
      assertEquals(List.of(), List.copyOf(markers(place.out())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'expires: 2026-06-01T00:00:00Z', 2026-05-31T23:59:59Z",
    "'date: 2026-06-01T00:00:00Z', 2026-06-01T00:00:00Z",
  })
  void itIsThereAnInstantEarlierOrLater(String line, String instant) throws Exception {
    String pages = HIDDEN_PAGES.formatted(line);
    if (line.startsWith("date")) {
      pages = pages.replaceAll("(?m)^date: 2026-02-0[13]\\n", "");
    }
    try (Workplace place = new Workplace(folder, PUBLIC_PAGES + pages)) {
      Workplace.run(place.options().at(Instant.parse(instant)));
      assertAllShown(place.out(), pages, List.of("xqbeilage", "xqbeilageninhalt"));
    }
  }
}
