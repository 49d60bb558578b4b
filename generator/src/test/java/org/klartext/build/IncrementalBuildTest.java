package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.site.Digest;
import org.klartext.site.Problem;

/** After an edit, exactly what shows it is rendered again. */
class IncrementalBuildTest {
  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void buildForTheFirstTime() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
    BuildReport first = place.build();
    assertEquals(List.of(), first.problems());
    assertEquals(first.files(), first.rendered().size());
    assertEquals(first.files(), first.written());
    assertEquals(first.files(), place.output().size() - 1, "all but the list of the others");
  }

  @AfterEach
  void end() {
    place.close();
  }

  /** The files of a search index are named by their folder: an edit may concern any of them. */
  private void assertRendered(BuildReport report, String... expected) throws Exception {
    assertEquals(
        Stream.of(expected).sorted().toList(),
        report.rendered().stream()
            .map(path -> path.replaceFirst("^(assets/search/[a-z]+/).*", "$1"))
            .distinct()
            .sorted()
            .toList());
    place.assertLikeCleanBuild("after the edit");
  }

  @Test
  void nothingIsRenderedWhereNothingChanged() throws Exception {
    assertRendered(place.build());
    BuildReport fresh = place.buildAfresh();
    assertRendered(fresh);
    assertEquals(0, fresh.written());
    assertEquals(List.of(), fresh.deleted());
  }

  @Test
  void anEditedBodyRendersItsPageItsDocumentsAndTheFeedsThatCarryIt() throws Exception {
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    BuildReport report = place.build();
    assertRendered(
        report,
        "artikel/router/index.html",
        "artikel/router/index.md",
        "en/artikel/router/index.html",
        "api/v1/pages/router.json",
        "feed.xml",
        "feed.json",
        "themen/netz/feed.xml",
        "themen/netz/feed.json",
        "assets/search/de/",
        "assets/search/en/");
    int rules = 2; // in index.json of each language: an edit leaves them as they are
    assertEquals(report.rendered().size() - rules, report.written());
    assertTrue(place.output("artikel/router/index.html").contains("im Keller"));
  }

  @Test
  void wordsThatMeanTheSameRenderTheIndexOfTheirLanguageAlone() throws Exception {
    place.write("_data/synonyms.yaml", "de: [[Router, Verteilerkasten]]\n");
    BuildReport report = place.build();
    assertEquals(List.of(), report.problems());
    assertRendered(report, "assets/search/de/");
    place.write("_data/synonyms.yaml", "de: [[Router, Schaltkasten]]\n");
    assertRendered(place.build(java.util.Set.of("_data/synonyms.yaml")), "assets/search/de/");
    place.delete("_data/synonyms.yaml");
    assertRendered(place.build(), "assets/search/de/");
  }

  @Test
  void aFreshProcessRendersTheSame() throws Exception {
    place.replace("en/faq/wlan.md", "With the", "Without a");
    assertRendered(
        place.buildAfresh(),
        "en/faq/wlan/index.html",
        "en/faq/wlan/index.md",
        "api/v1/pages/wlan-en.json",
        "assets/search/en/");
  }

  @Test
  void aChangedTitleRendersWhatListsThePage() throws Exception {
    place.replace("de/artikel/router.md", "title: Router", "title: Verteiler");
    assertRendered(
        place.build(),
        "artikel/router/index.html",
        "artikel/router/index.md",
        "en/artikel/router/index.html",
        "api/v1/pages/router.json",
        "api/v1/pages/index.json",
        "api/v1/articles/index.json",
        "artikel/index.html",
        "en/artikel/index.html",
        "index.html",
        "en/index.html",
        "experten/mira/index.html",
        "en/experten/mira/index.html",
        "themen/netz/index.html",
        "en/themen/netz/index.html",
        "faq/wlan/index.html",
        "tags/technik/index.html",
        "en/tags/technik/index.html",
        "feed.xml",
        "feed.json",
        "themen/netz/feed.xml",
        "themen/netz/feed.json",
        "llms.txt",
        "assets/search/de/",
        "assets/search/en/");
  }

  @Test
  void aChangedDescriptionRendersWhatListsThePage() throws Exception {
    place.replace("en/faq/wlan.md", "id: wlan-en", "id: wlan-en\ndescription: In short");
    assertRendered(
        place.build(),
        "en/faq/wlan/index.html",
        "en/faq/wlan/index.md",
        "api/v1/pages/wlan-en.json",
        "api/v1/pages/index.json",
        "api/v1/faq/index.json",
        "en/faq/index.html",
        "en/index.html",
        "llms.txt",
        "assets/search/en/");
  }

  @Test
  void aNewPageAppearsInItsLists() throws Exception {
    place.write(
        "en/faq/cable.md",
        "---\ntitle: Which plug?\nid: cable\ntags: [plug]\n---\nThe blue one.\n");
    assertRendered(
        place.build(),
        "en/faq/cable/index.html",
        "en/faq/cable/index.md",
        "api/v1/pages/cable.json",
        "api/v1/pages/index.json",
        "api/v1/faq/index.json",
        "api/v1/tags/index.json",
        "en/faq/index.html",
        "en/index.html",
        "en/tags/index.html",
        "en/tags/plug/index.html",
        "sitemap.xml",
        "llms.txt",
        "assets/search/en/");
  }

  @Test
  void aDeletedPageTakesItsOutputsAndEmptyFoldersAway() throws Exception {
    place.delete("de/artikel/kabel/index.md");
    place.delete("de/artikel/kabel/plan.svg");
    BuildReport report = place.build();
    assertEquals(
        List.of(
            "api/v1/pages/kabel.json",
            "artikel/kabel/index.html",
            "artikel/kabel/index.md",
            "artikel/kabel/plan.svg",
            "en/artikel/kabel/index.html",
            "leitung/index.html"),
        report.deleted());
    assertFalse(Files.exists(place.out().resolve("leitung")));
    assertFalse(Files.exists(place.out().resolve("artikel/kabel")));
    assertFalse(Files.exists(place.out().resolve("en/artikel/kabel")));
    // with fewer pages a shared topic says less: the article and the FAQ entry are related no more
    assertRendered(
        report,
        "artikel/router/index.html",
        "faq/wlan/index.html",
        "api/v1/pages/index.json",
        "api/v1/articles/index.json",
        "artikel/index.html",
        "en/artikel/index.html",
        "index.html",
        "en/index.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "llms.txt",
        "assets/search/de/",
        "assets/search/en/");
  }

  @Test
  void aMovedTargetChangesThePagesThatLinkToIt() throws Exception {
    place.replace("de/artikel/router.md", "id: router", "id: router\nslug: verteiler");
    BuildReport report = place.build();
    assertTrue(place.output("artikel/kabel/index.html").contains("/hilfe/artikel/verteiler/"));
    assertTrue(
        place.output("en/artikel/kabel/index.html").contains("/hilfe/en/artikel/verteiler/"));
    assertTrue(
        report
            .rendered()
            .containsAll(
                List.of(
                    "artikel/kabel/index.html",
                    "en/artikel/kabel/index.html",
                    "api/v1/pages/kabel.json",
                    "feed.json")),
        report.rendered()::toString);
    assertFalse(report.rendered().contains("faq/index.html"), report.rendered()::toString);
    assertEquals(
        List.of(
            "artikel/router/index.html", "artikel/router/index.md", "en/artikel/router/index.html"),
        report.deleted());
    place.assertLikeCleanBuild("after the move");
  }

  @Test
  void aReplyRendersItsPageAndWhatCountsReplies() throws Exception {
    place.write(
        "de/fragen/2026/q1.replies/01B.md",
        "---\nid: 01B\nkind: comment\nauthor: {name: Uwe}\ndate: 2026-06-01\n---\nBei mir auch.\n");
    assertRendered(
        place.build(),
        "fragen/warum-blinkt-das-rote-licht-q1/index.html",
        "fragen/warum-blinkt-das-rote-licht-q1/index.md",
        "fragen/warum-blinkt-das-rote-licht-q1/feed.xml",
        "fragen/warum-blinkt-das-rote-licht-q1/feed.json",
        "en/fragen/warum-blinkt-das-rote-licht-q1/index.html",
        "api/v1/pages/q1.json",
        "api/v1/pages/q1/replies.json",
        "assets/search/de/",
        "assets/search/en/");
  }

  @Test
  void aChangedTemplateRendersAllHtmlAndNothingElse() throws Exception {
    List<String> html =
        place.output().keySet().stream().filter(path -> path.endsWith(".html")).toList();
    place.write("_theme/i18n/de.yaml", "home: Anfang\n");
    assertEquals(html, place.build().rendered());
    place.assertLikeCleanBuild("after the change of a word");
  }

  @Test
  void aChangedAssetIsCopiedAndNothingElseHappens() throws Exception {
    place.replace("de/artikel/kabel/plan.svg", "</svg>", "<g/></svg>");
    assertRendered(place.build(), "artikel/kabel/plan.svg");
  }

  @Test
  void anAssetOfAnotherSizeRendersThePagesThatShowIt() throws Exception {
    place.replace("de/artikel/kabel/plan.svg", "height=\"10\"", "height=\"30\"");
    BuildReport report = place.build();
    assertTrue(place.output("artikel/kabel/index.html").contains("height=\"30\""));
    assertRendered(
        report,
        "artikel/kabel/plan.svg",
        "artikel/kabel/index.html",
        "en/artikel/kabel/index.html",
        "api/v1/pages/kabel.json",
        "feed.xml",
        "feed.json");
  }

  @Test
  void aFreshProcessRepairsWhatSomebodyDeletedOrAltered() throws Exception {
    SortedMap<String, Digest> intact = place.output();
    Files.delete(place.out().resolve("artikel/router/index.html"));
    Files.writeString(place.out().resolve("faq/index.html"), "Somebody was here");
    Files.writeString(place.out().resolve("artikel/kabel/plan.svg"), "<svg/>");
    BuildReport report = place.buildAfresh();
    assertEquals(
        List.of("artikel/kabel/plan.svg", "artikel/router/index.html", "faq/index.html"),
        report.rendered());
    Workplace.assertSame(intact, place.output(), "after the repair");
  }

  @Test
  void filesOfOthersSurvive() throws Exception {
    Files.writeString(place.out().resolve(".htaccess"), "theirs");
    Files.writeString(place.out().resolve("artikel/kabel/notes.txt"), "theirs");
    place.delete("de/artikel/kabel/index.md");
    place.delete("de/artikel/kabel/plan.svg");
    place.build();
    Workplace.run(place.options().cleaned());
    assertEquals("theirs", place.output(".htaccess"));
    assertEquals("theirs", place.output("artikel/kabel/notes.txt"));
    assertFalse(Files.exists(place.out().resolve("artikel/kabel/index.html")));
  }

  @Test
  void aFileOfOthersInTheWayIsLeftAloneAndReported() throws Exception {
    Path theirs = place.out().resolve("en/faq/cable/index.html");
    Files.createDirectories(Workplace.parent(theirs));
    Files.writeString(theirs, "theirs");
    place.write("en/faq/cable.md", "# Cable\n");
    List<Problem> errors = place.build().problems().stream().filter(Problem::isError).toList();
    assertEquals(List.of("foreign-file"), errors.stream().map(Problem::code).toList());
    assertTrue(errors.getFirst().file().endsWith("en/faq/cable/index.html"));
    assertEquals("theirs", Files.readString(theirs));
    Workplace.run(place.options().cleaned());
    place.assertLikeCleanBuild("after --clean");
  }

  private void loseState() throws IOException {
    place.forgetProcess();
    Workplace.deleteAll(place.state());
  }

  @Test
  void aLostStateFolderIsMadeUpForByTheListInTheOutput() throws Exception {
    Files.writeString(place.out().resolve("notes.txt"), "theirs");
    loseState();
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    place.delete("en/faq/wlan.md");
    BuildReport report = place.build();
    assertEquals(List.of(), report.problems());
    assertTrue(place.output("artikel/router/index.html").contains("im Keller"));
    assertEquals("theirs", place.output("notes.txt"));
    Files.delete(place.out().resolve("notes.txt"));
    place.assertLikeCleanBuild("after the loss");
  }

  @Test
  void cleaningDeletesWhatEarlierBuildsLeftEvenIfTheirStateIsLost() throws Exception {
    Files.writeString(place.out().resolve("artikel/router/notes.txt"), "theirs");
    loseState();
    place.delete("de/artikel/router.md");
    BuildReport report = Workplace.run(place.options().cleaned());
    assertEquals(0, report.errors(), report.problems()::toString);
    assertEquals("theirs", place.output("artikel/router/notes.txt"));
    Files.delete(place.out().resolve("artikel/router/notes.txt"));
    Files.delete(place.out().resolve("artikel/router"));
    place.assertLikeCleanBuild("after --clean");
  }

  @Test
  void aListFullOfRubbishDeletesNothingElse() throws Exception {
    Path list = place.out().resolve(".klartext");
    Path theirs = Files.writeString(folder.resolve("theirs.txt"), "theirs");
    String rubbish = "../theirs.txt\n" + theirs + "\n\nartikel/\n..\nartikel/../../theirs.txt\n";
    Files.writeString(list, Files.readString(list) + rubbish);
    loseState();
    Workplace.run(place.options().cleaned());
    assertEquals("theirs", Files.readString(theirs));
    place.assertLikeCleanBuild("after the rubbish");
  }

  private Path manifest() throws IOException {
    try (Stream<Path> files = Files.walk(place.state())) {
      return files.filter(file -> file.toString().endsWith(".manifest")).findFirst().orElseThrow();
    }
  }

  @Test
  void aTruncatedManifestIsRepairedWhereverItEnds() throws Exception {
    SortedMap<String, Digest> intact = place.output();
    byte[] whole = Files.readAllBytes(manifest());
    int lineBreak = new String(whole, StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2);
    int step = Math.max(1, lineBreak / 60);
    for (int length = 0; length < whole.length; length += length < lineBreak ? step : 1) {
      Files.write(manifest(), Arrays.copyOf(whole, length));
      place.buildAfresh();
      Workplace.assertSame(intact, place.output(), "truncated after " + length + " bytes");
    }
  }

  @Test
  void aManifestFullOfRubbishIsRepaired() throws Exception {
    String whole = Files.readString(manifest());
    for (String rubbish :
        List.of(
            "\0\0\0\0",
            whole.replace(' ', '\n'),
            whole.replaceAll("(?m)^[0-9a-f]{8}", "zzzzzzzz"),
            whole.replaceAll(" \\d+ ", " many "),
            whole + "00000000000000000000000000000000 1 1 ../content/site.yaml\n",
            whole + "00000000000000000000000000000000 1 1 \n",
            whole + "00000000000000000000000000000000 1 1 artikel\n",
            whole + "00000000000000000000000000000000 1 1 /etc/none\n")) {
      Files.writeString(manifest(), rubbish);
      place.buildAfresh();
      place.assertLikeCleanBuild(rubbish);
      assertTrue(Files.exists(place.content().resolve("site.yaml")));
    }
    Files.write(manifest(), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
    place.buildAfresh();
    place.assertLikeCleanBuild("not UTF-8");
  }

  @Test
  void aKilledBuildIsFinishedByTheNext() throws Exception {
    Path left = place.out().resolve(".klartext-tmp/7");
    Files.createDirectories(Workplace.parent(left));
    Files.writeString(left, "half a fi");
    Files.writeString(
        manifest().resolveSibling(manifest().getFileName() + ".pending"), "old/index.html\n");
    Files.createDirectories(place.out().resolve("old"));
    Files.writeString(place.out().resolve("old/index.html"), "of the killed build");
    place.buildAfresh();
    place.assertLikeCleanBuild("after the kill");
  }

  @Test
  void aDamagedCacheIsReadNoMore() throws Exception {
    try (Stream<Path> files = Files.walk(place.state())) {
      for (Path cache : files.filter(IncrementalBuildTest::isCache).toList()) {
        byte[] bytes = Files.readAllBytes(cache);
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 7);
        Files.write(cache, bytes);
      }
    }
    place.replace("de/artikel/router.md", "im Flur", "im Keller");
    place.buildAfresh();
    place.assertLikeCleanBuild("after the damage");
  }

  private static boolean isCache(Path file) {
    return Files.isRegularFile(file) && file.toString().contains(".cache");
  }

  @Test
  void twoBuildsAreTheSameByteForByte() throws Exception {
    Workplace.assertSame(place.cleanBuild(), place.cleanBuild(), "two builds");
    place.assertLikeCleanBuild("the first build");
  }

  @Test
  void aFolderBecomesAFileAndAFileAFolder() throws Exception {
    place.write("de/artikel/plan/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    place.write("de/artikel/karte", "a file without ending");
    place.write("de/artikel/plan.md", "# Plan\n\n![A](plan/a.svg) [B](karte)\n");
    place.build();
    Workplace.deleteAll(place.content().resolve("de/artikel/plan"));
    place.delete("de/artikel/karte");
    place.write("de/artikel/karte/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    place.write("de/artikel/plan.md", "---\nslug: p\n---\n# Plan\n\n![A](karte/a.svg) [B](plan)\n");
    place.write("de/artikel/plan", "a file without ending");
    place.build();
    place.assertLikeCleanBuild("after the change");
  }

  @Test
  void anotherBaseUrlChangesEveryWholeAddress() throws Exception {
    place.replace("site.yaml", "https://portal.example/hilfe/", "https://help.example/hilfe/");
    place.build();
    place.assertLikeCleanBuild("after the move to another host");
    for (String path : place.output().keySet()) {
      if (!path.endsWith(".svg") && !path.startsWith("assets/")) {
        assertFalse(place.output(path).contains("portal.example"), path);
      }
    }
  }

  @Test
  void anotherHostChangesASiteOfOneLanguage() throws Exception {
    place.replace("site.yaml", "languages: [de, en]\nfallbackLanguages: [en]", "languages: [de]");
    place.delete("en/faq/wlan.md");
    place.build();
    place.replace("site.yaml", "https://portal.example/", "https://help.example/");
    place.build();
    assertTrue(place.output("sitemap.xml").contains("<loc>https://help.example/hilfe/</loc>"));
    place.assertLikeCleanBuild("after the move to another host");
  }

  @Test
  void anotherTimeZoneChangesEveryTime() throws Exception {
    place.replace("de/artikel/kabel/index.md", "2026-02-01", "2026-02-01T20:00:00Z");
    place.build();
    place.replace("site.yaml", "Europe/Berlin", "Asia/Tokyo");
    place.build();
    assertTrue(place.output("api/v1/pages/kabel.json").contains("2026-02-02T05:00:00+09:00"));
    assertTrue(place.output("api/v1/articles/index.json").contains("2026-02-02T05:00:00+09:00"));
    assertTrue(place.output("artikel/kabel/index.md").contains("2026-02-02"));
    place.assertLikeCleanBuild("after the change of the time zone");
  }
}
