package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index is kept from one start to the next, and answers as if it had just been made. */
class FinderFolderTest {
  private static final List<String> WORDS =
      List.of(
          "Kündigung",
          "Frist",
          "Kündigungsfrist",
          "Strom",
          "Zähler",
          "Stromzähler",
          "ablesen",
          "Vertrag",
          "Umzug",
          "Wallbox",
          "Anschluss",
          "Wallboxanschluss",
          "wie",
          "und",
          "Rechnung",
          "bezahlen",
          "Mahnung",
          "Garage",
          "Einbau",
          "Router");

  @TempDir Path base;
  private Path folder = Path.of("");

  @BeforeEach
  void chooseTheFolder() {
    folder = base.resolve("index");
  }

  private static Entry entry(String id, String title, String text) {
    return new Entry(
        id,
        title,
        List.of(),
        List.of(),
        List.of(new Entry.Section("", "", text)),
        Set.of("kind:faq", "tag:" + title.length() % 3));
  }

  private static Entry any(Random random, String id) {
    return entry(id, text(random, 3), text(random, 12));
  }

  private static String text(Random random, int most) {
    List<String> words = new ArrayList<>();
    for (int count = 1 + random.nextInt(most); count > 0; count--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }

  private Finder open(Collection<Entry> entries) {
    return Finder.open(folder, "de", entries, List.of());
  }

  private static String first(Finder finder, String text) {
    List<Hit> hits = finder.find(text, Set.of(), 5).hits();
    return hits.isEmpty() ? "" : hits.getFirst().id();
  }

  private static void assertSame(Finder expected, Finder actual) {
    for (String text : WORDS) {
      assertEquals(expected.find(text, Set.of(), 50), actual.find(text, Set.of(), 50), text);
      assertEquals(
          expected.find(text + " Rechung Kündigungs", Set.of("kind:faq"), 7),
          actual.find(text + " Rechung Kündigungs", Set.of("kind:faq"), 7),
          text);
      assertEquals(expected.similar(text), actual.similar(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anIndexThatWasChangedPageByPageAnswersLikeANewOne(long seed) {
    Random random = new Random(seed);
    Map<String, Entry> pages = new TreeMap<>();
    Finder finder = open(List.of());
    for (int step = 0; step < 40; step++) {
      List<Entry> changed = new ArrayList<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        changed.add(any(random, "page-" + random.nextInt(30)));
      }
      Set<String> gone = new HashSet<>();
      if (random.nextInt(3) == 0) {
        gone.add("page-" + random.nextInt(30));
      }
      changed.forEach(entry -> pages.put(entry.id(), entry));
      gone.forEach(pages::remove);
      finder = finder.with(changed, gone);
      if (random.nextInt(8) == 0) {
        finder.close();
        finder = open(pages.values());
      }
      if (step % 5 == 4) {
        assertSame(Finder.of("de", pages.values(), List.of()), finder);
      }
    }
    finder.close();
  }

  @Test
  void whatWasIndexedIsThereAfterARestart() {
    Entry page = entry("a", "Kündigung", "Schreiben Sie uns.");
    open(List.of(page)).close();
    try (Finder again = open(List.of(page))) {
      assertEquals("a", first(again, "kündigen"));
    }
  }

  @Test
  void whatHasChangedMeanwhileIsFoundAsItIs() {
    open(List.of(entry("a", "Umzug", ""), entry("b", "Wallbox", ""))).close();
    try (Finder again = open(List.of(entry("a", "Rechnung", ""), entry("c", "Router", "")))) {
      assertEquals("", first(again, "Umzug"));
      assertEquals("", first(again, "Wallbox"));
      assertEquals("a", first(again, "Rechnung"));
      assertEquals("c", first(again, "Router"));
    }
  }

  @Test
  void aChangeThatAKilledProcessHadNotWrittenIsMadeGood() throws IOException {
    Finder finder = open(List.of(entry("a", "Umzug", "")));
    finder.close();
    Path killed = base.resolve("killed");
    Finder running = open(List.of(entry("a", "Umzug", "")));
    running.with(List.of(entry("a", "Mahnung", "")), List.of());
    copy(folder, killed);
    running.close();
    try (Finder again = Finder.open(killed, "de", List.of(entry("a", "Mahnung", "")), List.of())) {
      assertEquals("a", first(again, "Mahnung"));
      assertEquals("", first(again, "Umzug"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void nothingOfAPageThatIsGoneStaysInTheFolder() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      entries.add(entry("p" + number, "Zähler " + number, "Strom ablesen"));
    }
    Finder finder = Finder.open(folder, "de", entries, List.of());
    finder.with(List.of(entry("p7", "Zähler 7", "Rechnung bezahlen")), List.of("p9")).close();
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      assertEquals(199, reader.maxDoc());
      assertFalse(reader.hasDeletions());
    }
  }

  @Test
  void aBrokenIndexIsMadeAnew() throws IOException {
    Entry page = entry("a", "Umzug", "Teilen Sie uns die Anschrift mit.");
    open(List.of(page)).close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> !it.endsWith("write.lock")).toList()) {
        spoil(file);
      }
    }
    try (Finder again = open(List.of(page))) {
      assertEquals("a", first(again, "Umzug"));
    }
    try (Finder again = open(List.of(page))) {
      assertEquals("a", first(again, "Anschrift"));
    }
  }

  private static void spoil(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }

  @Test
  void anIndexOfAnotherLanguageIsMadeAnew() {
    Entry page = entry("a", "Bills and movings", "");
    open(List.of(page)).close();
    try (Finder english = Finder.open(folder, "en", List.of(page), List.of())) {
      assertEquals("a", first(english, "bill"));
      assertEquals("a", first(english, "moved"));
    }
  }

  @Test
  void aFolderThatIsInUseIsLeftAlone() {
    Entry page = entry("a", "Umzug", "");
    try (Finder first = open(List.of(page));
        Finder second = open(List.of(page))) {
      assertEquals("a", first(second, "Umzug"));
      assertEquals("b", first(second.with(List.of(entry("b", "Router", "")), List.of()), "Router"));
      assertEquals("", first(first, "Router"));
    }
  }

  @Test
  void aFinderGoesOnFindingWhenALaterOneHasBeenClosed() {
    Finder before = open(List.of(entry("a", "Umzug", "Anschrift")));
    Finder after = before;
    for (int change = 0; change < 30; change++) {
      after = after.with(List.of(entry("a", "Router " + change, "")), List.of());
    }
    after.close();
    assertEquals("a", first(before, "Umzug"));
    assertEquals("a", first(after, "Router 29"));
    assertEquals("", first(after, "Umzug"));
  }

  @Test
  void aSecondCloseIsHarmless() {
    Finder finder = open(List.of(entry("a", "Umzug", "")));
    finder.close();
    finder.close();
    assertEquals("a", first(finder, "Umzug"));
  }

  @Test
  void aChangeIsWrittenInTheBackground() throws Exception {
    Entry later = entry("a", "Router", "");
    try (Finder finder = open(List.of(entry("a", "Umzug", "")))) {
      finder.with(List.of(later), List.of());
      boolean written = false;
      for (int copies = 0; !written; copies++) {
        Thread.sleep(100);
        Path copy = base.resolve("copy-" + copies);
        copy(folder, copy);
        written = holds(copy, later);
      }
      assertTrue(written);
    }
  }

  /** True if nothing has to be indexed again for an entry. */
  private static boolean holds(Path copy, Entry entry) {
    PageIndex index = PageIndex.in(copy, FinderTest.terms());
    IndexView before = index.view();
    boolean same = before.reader().numDocs() == 1 && index.replaceAll(List.of(entry)) == before;
    index.close();
    return same;
  }

  @Test
  void everyPartOfAnEntryCounts() {
    Entry.Section section = new Entry.Section("a", "h", "t");
    Entry page = new Entry("i", "t", List.of("q"), List.of("l"), List.of(section), Set.of("x"));
    List<Entry> others =
        List.of(
            new Entry("j", "t", page.asked(), page.labels(), page.sections(), page.traits()),
            new Entry("i", "u", page.asked(), page.labels(), page.sections(), page.traits()),
            new Entry("i", "t", List.of(), page.labels(), page.sections(), page.traits()),
            new Entry("i", "t", page.asked(), List.of(), page.sections(), page.traits()),
            new Entry("i", "t", page.asked(), page.labels(), List.of(), page.traits()),
            new Entry("i", "t", page.asked(), page.labels(), page.sections(), Set.of()),
            new Entry("i", "t", List.of("q", "l"), List.of(), page.sections(), page.traits()));
    Set<String> digests = new HashSet<>();
    digests.add(java.util.HexFormat.of().formatHex(Digests.of(page)));
    for (Entry other : others) {
      assertTrue(
          digests.add(java.util.HexFormat.of().formatHex(Digests.of(other))), other::toString);
    }
    assertNotEquals(FinderTest.terms().revision(), "");
  }

  @Test
  void aWordingThatTheSiteNamesLaterIsFoundInWhatWasIndexedBefore() {
    Entry page = entry("a", "Zahlung auf Rechnung", "");
    open(List.of(page)).close();
    List<List<String>> senses = List.of(List.of("auf Rechnung", "Klarna"));
    try (Finder again = Finder.open(folder, "de", List.of(page), senses)) {
      assertEquals("a", first(again, "Klarna"));
    }
    try (Finder without = open(List.of(page))) {
      assertEquals("", first(without, "Klarna"));
    }
  }

  @Test
  void whatIsKnownOfPagesBesidesTheIndexIsThereAfterARestart() {
    List<Entry> pages = List.of(voted("a", 0), voted("b", 50));
    open(pages).close();
    try (Finder again = open(pages)) {
      assertEquals("b", first(again, "Umzug"));
      assertEquals(
          Set.of("a", "b"),
          Set.copyOf(again.suggest("umz", 5).stream().map(Suggestion::id).toList()));
      assertEquals("Umzug", again.find("Umzgu", Set.of(), 5).spelling().orElse(""));
      assertTrue(again.explain("Umzug", "a").stream().anyMatch(it -> it.share() > 0));
    }
    try (Finder later = open(List.of(voted("a", 50), voted("b", 0)))) {
      assertEquals("a", first(later, "Umzug"));
    }
  }

  private static Entry voted(String id, int helpful) {
    Entry page = entry(id, "Umzug", "Anschrift");
    return new Entry(
        id,
        page.title(),
        page.asked(),
        page.labels(),
        page.sections(),
        page.traits(),
        new Entry.Standing(Optional.empty(), helpful, 0));
  }

  @Test
  void whereTheFolderCannotBeUsedTheIndexIsInMemory() throws IOException {
    Files.writeString(folder, "a file where the folder should be");
    try (Finder finder = open(List.of(entry("a", "Umzug", "")))) {
      assertEquals("a", first(finder, "Umzug"));
      assertEquals("b", first(finder.with(List.of(entry("b", "Router", "")), List.of()), "Router"));
    }
  }

  @Test
  void anIndexThatCouldNotBeReadCanBeOpenedAgain() throws IOException {
    Entry page = entry("a", "Umzug", "");
    open(List.of(page)).close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".cfs")).toList()) {
        spoil(file);
      }
    }
    open(List.of(page)).close();
    assertTrue(holds(folder, page));
  }

  @Test
  void warmingFindsNothingNew() {
    try (Finder finder = open(List.of(entry("a", "Umzug", ""), entry("b", "Zwei Worte", "")))) {
      finder.warm();
      assertEquals("a", first(finder, "Umzug"));
    }
    Finder.of("de", List.of(), List.of()).warm();
  }
}
