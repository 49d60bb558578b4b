package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.TreeArchive;

/** What the index of a small portal holds, and what it never may. */
@ExtendWith(Portals.Extension.class)
class SmallSearchTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final String TREE =
      """
      -- site.yaml --
      title: Laden
      baseUrl: https://laden.example/
      languages: [de]
      defaultLanguage: de
      -- de/faq/umtausch.md --
      ---
      title: Wie lange kann ich etwas umtauschen?
      ---
      Die Rückgabefrist beträgt vierzehn Tage.
      -- de/faq/vertrag.md --
      ---
      title: Wie kündige ich?
      asked: [Wie melde ich mein Konto ab?]
      ---
      Schreiben Sie uns; die Kündigung gilt sofort. Eine E-Mail an die Straße „Am Maßstab“ genügt nicht.
      -- de/faq/preis.md --
      ---
      title: Was kostet der Versand?
      ---
      Nichts.
      """;

  @TempDir Path folder;
  private final Portals portals;

  SmallSearchTest(Portals portals) {
    this.portals = portals;
  }

  private Portal build(String name, String tree) throws Exception {
    Path content = folder.resolve(name);
    TreeArchive.parse(tree).writeTo(content);
    return Portal.build(content, folder.resolve(name + "-built"), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "Frist, umtausch",
    "fristen, umtausch",
    "Rueckgabefrist, umtausch",
    "Rükgabefrist, umtausch",
    "Rückgabefirst, umtausch",
    "gekündigt, vertrag",
    "Kuendigungen, vertrag",
    "Kündugung, vertrag",
    "abmelden, vertrag",
    "email, vertrag",
    "strasse, vertrag",
    "MASSSTAB, vertrag",
    "Versandkosten, preis",
    "Versant, preis"
  })
  void peopleFindWhatTheyMean(String query, String page) throws Exception {
    try (Portal portal = build("laden", TREE);
        Page shown = portals.open(Look.DESK)) {
      shown.navigate(portal.origin() + "/search/?q=" + query);
      PlaywrightAssertions.assertThat(shown.locator("#_hits a").first())
          .hasAttribute("href", "/faq/" + page + "/");
    }
  }

  @Test
  void aPortalThatIsPublishedAnewMeanwhileIsSearchedAnew() throws Exception {
    try (Portal portal = build("laden", TREE);
        Page shown = portals.open(Look.DESK)) {
      shown.navigate(portal.origin() + "/search/?q=Versand");
      PlaywrightAssertions.assertThat(shown.locator("#_hits a").first()).isVisible();
      Path content = folder.resolve("laden");
      Files.writeString(content.resolve("de/faq/abc.md"), "---\ntitle: Abholung\n---\nJa.\n");
      portal.buildAgain(content, NOW);
      shown.locator("#_question").fill("Umtausch Kündigung");
      PlaywrightAssertions.assertThat(shown.locator("#_hits")).containsText("umtauschen");
      shown.locator("#_question").fill("Abholung");
      PlaywrightAssertions.assertThat(shown.locator("#_hits a").first())
          .hasAttribute("href", "/faq/abc/");
    }
  }

  /** The same bytes as if it had never been written. */
  @Test
  void whatIsNotPublicLeavesNoTraceInTheIndex() throws Exception {
    String hidden =
        TREE.replace(
                "Die Rückgabefrist",
                "::: {audience=internal}\nZobelfell und Quittenmus.\n:::\n\nDie Rückgabefrist")
            + """
            -- de/faq/intern.md --
            ---
            title: Zobelfell
            audience: internal
            ---
            Quittenmus
            -- de/faq/entwurf.md --
            ---
            title: Zobelfell
            draft: true
            ---
            Quittenmus
            -- de/faq/spaeter.md --
            ---
            title: Zobelfell
            date: 2027-01-01
            ---
            Quittenmus
            -- de/faq/frueher.md --
            ---
            title: Zobelfell
            expires: 2026-01-01
            ---
            Quittenmus
            """;
    try (Portal open = build("offen", TREE);
        Portal cut = build("geschnitten", hidden);
        Portal told = build("erzaehlt", hidden.replace("draft: true", "draft: false"))) {
      Map<String, byte[]> expected = index(open);
      Map<String, byte[]> found = index(cut);
      assertEquals(expected.keySet(), found.keySet());
      expected.forEach((file, bytes) -> assertArrayEquals(bytes, found.get(file), file));
      assertNotEquals(
          List.of(expected.get("terms/0.bin").length),
          List.of(index(told).get("terms/0.bin").length));
    }
  }

  private static Map<String, byte[]> index(Portal portal) throws IOException {
    Path index = portal.out().resolve("assets/search/de");
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(index)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(index.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
