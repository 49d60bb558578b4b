package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever mistypes a word is shown the one that was meant, as a page writes it. */
class SpellingTest {
  private static final Finder FINDER =
      Finder.of(
          "de",
          List.of(
              entry("ende", "Wie kündige ich?", "Die Kündigung braucht keine Form.", "faq"),
              entry("frist", "Kündigungsfristen", "Vier Wochen.", "article"),
              entry("strom", "Strom", "Der Zähler hängt im Keller.", "article"),
              entry("zähler", "Zähler ablesen", "Die Ziffern vor dem Komma.", "faq"),
              entry("zahlen", "Zahlen", "Die Jahresabrechnung kommt im Januar.", "faq"),
              entry("router", "Router", "Die WLAN-Verbindung bricht ab.", "faq")),
          List.of(List.of("Wallbox", "Ladestation"), List.of("Fritzbox", "Router")));

  private static Entry entry(String id, String title, String text, String kind) {
    return new Entry(
        id,
        title,
        List.of(),
        List.of(),
        List.of(new Entry.Section("", "", text)),
        Set.of("kind:" + kind));
  }

  private static String spelling(Finder finder, String typed) {
    return finder.find(typed, Set.of(), 5).spelling().orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "Kündigugn, Kündigung",
        "kuendigugn, kündigung",
        "KÜNDIGUGN, KÜNDIGUNG",
        "Was ist eine Jahresabrehcnung?, Was ist eine Jahresabrechnung?",
        "ruoter  kaputt!, router  kaputt!",
        "Roter, Router",
        "Wo hängt der Zäler (im Kellr)?, Wo hängt der Zähler (im Keller)?",
        "Kündikunksfristen, Kündigungsfristen",
        "WLAN-Verbidung, WLAN-Verbindung",
      })
  void aWordThatNoPageHasIsReplacedAndAllElseStays(String typed, String meant) {
    assertEquals(meant, spelling(FINDER, typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kündigung",
        "kündigen",
        "Stromzähler",
        "Ladestation",
        "Fritzbox",
        "Xylophon",
        "Zahl",
        "und oder mit",
        "24 2026 a1b2c3",
        "",
        "😀"
      })
  void whatIsKnownOrLikeNothingIsNoMistake(String typed) {
    assertEquals("", spelling(FINDER, typed));
  }

  @Test
  void whatFindsNothingMoreIsNotOffered() {
    assertEquals(Optional.of("Zähler"), FINDER.find("Zäler", Set.of("kind:faq"), 5).spelling());
    assertEquals(Optional.empty(), FINDER.find("Zäler", Set.of("kind:expert"), 5).spelling());
  }

  @Test
  void theWordThatMorePagesHaveIsMeant() {
    Finder finder =
        Finder.of(
            "de",
            List.of(
                entry("a", "Tarife", "", "faq"),
                entry("b", "Alte Tarife", "", "faq"),
                entry("c", "Tarifa", "Ein Ort in Spanien.", "faq")),
            List.of());
    assertEquals("tarife", spelling(finder, "tarifo"));
  }

  @Test
  void wordsOfPagesThatAreGoneAreForgotten() {
    Finder before =
        Finder.of(
            "de",
            List.of(
                entry("secret", "Panzerschrank", "Die Kombination.", "faq"),
                entry("safe", "Schrank", "Der Panzer.", "faq")),
            List.of());
    assertEquals("Panzerschrank", spelling(before, "Panzerschrakn"));
    assertEquals("", spelling(before.with(List.of(), List.of("secret")), "Panzerschrakn"));
  }

  @Test
  void aLongTextIsNoQuery() {
    assertEquals("", spelling(FINDER, "Kündigugn " + "bitte ".repeat(50)));
    assertEquals("", spelling(FINDER, "a".repeat(199)));
  }
}
