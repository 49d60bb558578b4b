package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;

/** klartext move takes a page elsewhere; whatever led to it still does. */
class MoveCommandTest {
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
        -- de/_index.md --
        ---
        title: Start
        related: [faq/wlan.md, faq/wlan-zwei.md]
        ---
        [W](faq/wlan.md#x) [Z](faq/wlan-zwei.md) [B](artikel/buendel) [B](artikel/buendel/ "T").
        `[W](faq/wlan.md)` und [r]

        [r]: <faq/wlan.md> 'Titel'

        ```
        [W](faq/wlan.md)
        ```

        <p><a class="x" href="faq/wlan.md">W</a></p>
        -- de/faq/wlan.md --
        ---
        title: WLAN
        image: bild.svg
        ---
        ## X
        [Z](wlan-zwei.md), [S](#x), [A](/faq/wlan-zwei/), [E](https://a.example/wlan.md),
        ![Bild](bild.svg), [B](../artikel/buendel/index.md), [offen](fehlt.md).
        -- de/faq/wlan.replies/1.md --
        ---
        kind: comment
        author: {name: A}
        date: 2026-01-01
        ---
        Siehe [zwei](../wlan-zwei.md).
        -- de/faq/wlan-zwei.md --
        ---
        title: WLAN zwei
        ---
        [W](wlan.md) und [W](./wlan).
        -- de/faq/bild.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- de/artikel/buendel/index.md --
        ---
        title: Bündel
        image: foto.svg
        addenda:
          - date: 2026-02-01
            text: Siehe [W](../../faq/wlan.md) dort.
        ---
        ![Foto](foto.svg) [W](../../faq/wlan.md)
        -- de/artikel/buendel/foto.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- en/faq/wlan.md --
        ---
        title: Wi-Fi
        ---
        [de](../../de/faq/wlan.md)
        """);
  }

  private Run move(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("move"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--content", content.toString()));
    return Run.of(all.toArray(new String[0]));
  }

  private String read(String path) throws IOException {
    return Files.readString(content.resolve(path));
  }

  private SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (var all = Files.walk(content)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(content.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aPageTakesRepliesIdAndAddressAlong() throws IOException {
    Run run = move("de/faq/wlan.md", "de/faq/netz");
    assertEquals(0, run.status(), run.err());
    assertFalse(Files.exists(content.resolve("de/faq/wlan.md")));
    assertFalse(Files.exists(content.resolve("de/faq/wlan.replies")));
    String page = read("de/faq/netz/wlan.md");
    assertTrue(page.contains("\nid: "), page);
    assertTrue(page.contains("\naliases: [/faq/wlan/]\n"), page);
    assertTrue(page.contains("\ntranslationKey: faq/wlan\n"), page);
    assertTrue(page.contains("\nimage: ../bild.svg\n"), page);
    assertTrue(
        page.contains(
            """
            [Z](../wlan-zwei.md), [S](#x), [A](/faq/wlan-zwei/), [E](https://a.example/wlan.md),
            ![Bild](../bild.svg), [B](../../artikel/buendel/index.md), [offen](fehlt.md).
            """),
        page);
    assertTrue(read("de/faq/netz/wlan.replies/1.md").contains("[zwei](../../wlan-zwei.md)"));
    assertTrue(run.out().contains("/faq/wlan/ leads there"), run.out());
    assertTrue(run.out().contains("en/faq/wlan.md (en) stays there"), run.out());
  }

  @Test
  void linksToItAreRewrittenWhereTheyStandAndNothingElseIs() throws IOException {
    assertEquals(0, move("/faq/wlan/", "de/faq/netz").status());
    assertEquals(
        """
        ---
        title: Start
        related: [faq/netz/wlan.md, faq/wlan-zwei.md]
        ---
        [W](faq/netz/wlan.md#x) [Z](faq/wlan-zwei.md) [B](artikel/buendel) [B](artikel/buendel/ "T").
        `[W](faq/wlan.md)` und [r]

        [r]: <faq/netz/wlan.md> 'Titel'

        ```
        [W](faq/wlan.md)
        ```

        <p><a class="x" href="faq/netz/wlan.md">W</a></p>
        """,
        read("de/_index.md"));
    assertTrue(read("de/faq/wlan-zwei.md").endsWith("[W](netz/wlan.md) und [W](./netz/wlan).\n"));
    assertTrue(read("en/faq/wlan.md").contains("[de](../../de/faq/netz/wlan.md)"));
    assertTrue(read("de/artikel/buendel/index.md").contains("Siehe [W](../../faq/netz/wlan.md) d"));
  }

  @Test
  void aBundleMovesWithItsFilesAndCanBeNamedAnew() throws IOException {
    assertEquals(0, move("de/artikel/buendel", "de/artikel/a/b/paket/index.md").status());
    assertTrue(Files.exists(content.resolve("de/artikel/a/b/paket/foto.svg")));
    String page = read("de/artikel/a/b/paket/index.md");
    assertTrue(page.contains("![Foto](foto.svg) [W](../../../../faq/wlan.md)"), page);
    assertTrue(page.contains("image: foto.svg"), page);
    assertTrue(
        read("de/_index.md").contains("[B](artikel/a/b/paket) [B](artikel/a/b/paket/ \"T\")"));
  }

  @Test
  void thereAndBackAgainLeavesTheLinksAsTheyWere() throws IOException {
    String start = read("de/_index.md");
    assertEquals(0, move("de/faq/wlan.md", "de/faq/netz/funk.md").status());
    assertEquals(0, move("/faq/netz/funk/", "de/faq/wlan.md").status());
    assertEquals(start, read("de/_index.md"));
    assertTrue(read("de/faq/wlan.md").contains("aliases: [/faq/netz/funk/]"));
    assertTrue(Files.exists(content.resolve("de/faq/wlan.replies/1.md")));
    Run check = Run.check(content);
    assertFalse(check.out().contains(": error") || check.out().contains(" alias"), check.out());
  }

  @Test
  void endsOfLinesAndTheByteOrderMarkStay() throws IOException {
    String windows =
        """
        \uFEFF---
        title: Z
        related:
          - wlan.md # so
        ---
        [W](wlan.md)
        """
            .replace("\n", "\r\n");
    Path file = content.resolve("de/faq/wlan-zwei.md");
    Files.writeString(file, windows);
    assertEquals(0, move("de/faq/wlan.md", "de/faq/netz").status());
    assertEquals(windows.replace("wlan.md", "netz/wlan.md"), Files.readString(file));
  }

  @Test
  void whatCannotBeMovedStaysAsItIs() throws IOException {
    SortedMap<String, String> before = files();
    assertRefused("Did you mean “de/faq/wlan.md”?", "de/faq/wlna.md", "de/faq/netz");
    assertRefused("is there already; nothing was moved", "de/faq/wlan.md", "de/faq/wlan-zwei.md");
    assertRefused("is there already", "de/faq/wlan.md", "de/faq");
    assertRefused("leads out of the content folder", "de/faq/wlan.md", "../out");
    assertRefused("leads out of the content folder", "de/faq/wlan.md", "/tmp/out.md");
    assertRefused("leads out of the content folder", "de/faq/wlan.md", "de/_theme/x.md");
    assertRefused("cannot move into itself", "de/artikel/buendel", "de/artikel/buendel");
    assertRefused("cannot become one file", "de/artikel/buendel", "de/artikel/x.md");
    assertRefused("is the page of its folder", "de/_index.md", "de/faq");
    assertRefused("PLACE", "de/faq/wlan.md");
    assertEquals(before, files());
  }

  @Test
  void anAddressThatIsTakenIsNotTakenAgain() throws IOException {
    Files.createDirectories(content.resolve("de/faq/netz"));
    Files.writeString(
        content.resolve("de/faq/netz/funk.md"), "---\ntitle: F\nslug: wlan\n---\nF.\n");
    assertRefused("belongs to “de/faq/netz/funk.md”", "de/faq/wlan.md", "de/faq/netz");
  }

  private void assertRefused(String sentence, String... arguments) {
    Run run = move(arguments);
    assertEquals(2, run.status(), run.out());
    assertTrue(run.err().contains(sentence), run.err());
  }

  @Test
  void aRehearsalChangesNothing() throws IOException {
    SortedMap<String, String> before = files();
    Run run = move("de/faq/wlan.md", "de/faq/netz", "--dry-run", "--json");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("\"to\":\"de/faq/netz/wlan.md\""), run.out());
    assertTrue(run.out().contains("\"aliases\":[\"/faq/wlan/\"]"), run.out());
    assertEquals(before, files());
  }
}
