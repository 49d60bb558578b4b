package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever types sees at once what others have asked. */
class SuggesterTest {
  private static final Finder FINDER =
      Finder.of(
          "de",
          List.of(
              entry("ende", "Wie kündige ich meinen Vertrag?", "faq", "Vertrag beenden"),
              entry("frist", "Kündigungsfrist", "article"),
              entry("arten", "Vertragsarten im Überblick", "topic"),
              entry("mail", "E-Mail-Adresse ändern", "faq"),
              entry("gasse", "Straße gesperrt", "article"),
              entry("rechnung", "Meine Rechnung verstehen", "faq"),
              entry("anna", "Anna Beispiel", "expert")),
          List.of());

  private static Entry entry(String id, String title, String kind, String... asked) {
    return entry(id, title, kind, 0, asked);
  }

  private static Entry entry(String id, String title, String kind, int weight, String... asked) {
    return new Entry(
        id,
        title,
        List.of(asked),
        List.of("Aufkleber"),
        List.of(new Entry.Section("", "Zwischenruf", "Im Text steht Bodensatz.")),
        Set.of("kind:" + kind),
        new Entry.Standing(Optional.empty(), 0, weight));
  }

  private static List<String> ids(Finder finder, String typed) {
    return finder.suggest(typed, 8).stream().map(Suggestion::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "kün, ende frist",
    "kuen, ende frist",
    "kun, ende frist",
    "KÜNDIGE, ende",
    "vertrag kü, ende frist arten",
    "kündige vert, ende arten",
    "wie kündige, ende",
    "wie k, ende frist",
    "meine, ende rechnung",
    "strass, gasse",
    "straß, gasse",
    "email, mail",
    "E-Mail, mail",
    "e-mail-ad, mail",
    "mail adr, mail",
    "anna b, anna ende",
  })
  void beginningsOfWordsInAnyOrderAreEnough(String typed, String pages) {
    assertEquals(Set.of(pages.split(" ")), Set.copyOf(ids(FINDER, typed)));
  }

  @Test
  void theWordingThatFitsIsShownAndEachPageOnce() {
    assertEquals(
        List.of(new Suggestion("ende", "Vertrag beenden")), FINDER.suggest("vertrag bee", 1));
    assertEquals(
        List.of(
            new Suggestion("ende", "Vertrag beenden"),
            new Suggestion("arten", "Vertragsarten im Überblick")),
        FINDER.suggest("vertrag", 8));
  }

  @Test
  void aBeginningAsTypedComesFirstThenMoreWordsThenTheKindThenTheWeight() {
    Finder finder =
        Finder.of(
            "de",
            List.of(
                entry("one", "Zähler", "faq"),
                entry("two", "Neuen Zähler ablesen", "article"),
                entry("phrase", "Zähler ablesen", "expert"),
                entry("heavy", "Strom ablesen", "faq", 20),
                entry("light", "Wasser ablesen", "faq", 10)),
            List.of());
    assertEquals(List.of("phrase", "two", "light", "heavy", "one"), ids(finder, "zähler ables"));
  }

  @ParameterizedTest
  @CsvSource({
    "kündgi, ende frist",
    "kübdig, ende frist",
    "rehcnung, rechnung",
    "rechnugn, rechnung",
    "echnung, rechnung",
    "reechnung, rechnung",
    "fertrag, ende arten",
    "kübb, ''",
    "reknug, ''",
  })
  void oneMistakeInALongWordIsForgiven(String typed, String pages) {
    assertEquals(
        pages.isEmpty() ? Set.of() : Set.of(pages.split(" ")), Set.copyOf(ids(FINDER, typed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "k",
        "?",
        "😀😀",
        "Bodensatz",
        "Zwischenruf",
        "Aufkleber",
        "\ud800\ud800"
      })
  void neitherTooLittleNorTheTextOfAPageSuggestsAnything(String typed) {
    assertEquals(List.of(), FINDER.suggest(typed, 8));
  }

  @Test
  void aLongTextCostsNoMoreThanItsBeginning() {
    assertEquals(
        List.of("rechnung"),
        ids(FINDER, "rechnung verstehen " + "x".repeat(100_000)).subList(0, 1));
    assertEquals(List.of(), FINDER.suggest("rechnung", 0));
    assertEquals(List.of(), FINDER.suggest("rechnung", -1));
  }

  @Test
  void onlyTheFirstTwoWordsThatNobodyHasAreComparedWithOthers() {
    assertEquals(List.of("rechnung"), ids(FINDER, "rechnugn vestehen"));
    assertEquals(List.of("rechnung"), ids(FINDER, "rechnugn vestehen xxxxxx"));
    assertEquals(List.of(), ids(FINDER, "xxxxxx yyyyyy rechnugn vestehen"));
  }

  @Test
  void aPageThatChangesIsSuggestedAsItIsNow() {
    Finder before = Finder.of("de", List.of(entry("a", "Öffnungszeiten", "faq")), List.of());
    Finder after =
        before.with(
            List.of(entry("a", "Feiertage", "faq"), entry("b", "Öffentlich parken", "faq")),
            List.of());
    assertEquals(List.of("a"), ids(before, "öff"));
    assertEquals(List.of("b"), ids(after, "öff"));
    assertEquals(List.of("a"), ids(after, "feier"));
    assertEquals(List.of(), ids(after.with(List.of(), List.of("b", "c")), "öff"));
    assertEquals(List.of(), before.suggest("feier", 8));
  }

  @Test
  void thousandsOfWordingsAreCountedOutNotListed() {
    List<Entry> entries =
        IntStream.range(0, 3_000).mapToObj(it -> entry("p" + it, "Seite " + it, "faq")).toList();
    List<Suggestion> found = Finder.of("de", entries, List.of()).suggest("seit", 8);
    assertEquals(8, found.size());
    assertTrue(found.contains(new Suggestion("p0", "Seite 0")));
  }

  @ParameterizedTest
  @CsvSource({
    "vertrag, vertrage, true",
    "vertarg, vertrag, true",
    "vertra, vertrag, true",
    "vetrag, vertrag, true",
    "verttrag, vertrag, true",
    "wertrag, vertragsarten, true",
    "vetarg, vertrag, false",
    "abcde, vertrag, false",
    "vertrag, ver, false"
  })
  void oneChangeIsNear(String typed, String word, boolean near) {
    assertEquals(near, Suggester.isNear(typed, word));
  }
}
