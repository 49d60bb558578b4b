package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.Target;
import org.klartext.site.Writer;

/** A content folder becomes a site. */
class SiteLoaderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final LoadRequest PUBLIC = LoadRequest.of(Edition.PUBLIC, NOW);
  private static final LoadRequest INTERNAL = LoadRequest.of(Edition.INTERNAL, NOW);

  @TempDir Path folder;

  private Site load(String archive) throws IOException {
    return load(archive, PUBLIC);
  }

  private Site load(String archive, LoadRequest request) throws IOException {
    TreeArchive.write(folder, archive);
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      return loader.load(request);
    }
  }

  private static List<String> permalinks(Site site) {
    return site.pages().stream().map(page -> page.meta().permalink().path()).sorted().toList();
  }

  private static List<String> problems(Site site) {
    return site.problems().stream()
        .filter(problem -> !problem.code().equals("no-site-yaml"))
        .map(it -> it.code() + " " + it.file() + ":" + it.position().line())
        .toList();
  }

  private static Page page(Site site, String path) {
    return site.pageOfFile(path).orElseThrow(() -> new AssertionError("No page " + path));
  }

  @Test
  void placesDecideKindLanguageAndAddress() throws IOException {
    Site site =
        load(
            """
            -- de/_index.md --
            # Start
            -- de/impressum.md --
            # Impressum
            -- de/artikel/Größe & Maß.md --
            # Größe
            -- de/artikel/haus/index.md --
            # Haus
            -- de/artikel/haus/plan.png --
            -- de/faq/_index.md --
            # FAQ
            -- de/faq/wlan.md --
            # WLAN
            -- de/fragen/2026/f1.md --
            ---
            id: Q7
            title: Wie geht das?
            author: {name: Ida}
            ---
            Text
            -- en/faq/wlan.md --
            # Wifi
            -- en/notes/deep/x.md --
            # Notes
            """);
    assertEquals(List.of(), problems(site));
    assertEquals(
        List.of(
            "/",
            "/artikel/groesse-mass/",
            "/artikel/haus/",
            "/en/faq/wlan/",
            "/en/notes/deep/x/",
            "/faq/",
            "/faq/wlan/",
            "/fragen/wie-geht-das-q7/",
            "/impressum/"),
        permalinks(site));
    assertEquals(Kind.ARTICLE, page(site, "de/artikel/haus/index.md").meta().kind());
    assertEquals(Kind.ARTICLE, page(site, "en/notes/deep/x.md").meta().kind());
    assertEquals(Kind.PAGE, page(site, "de/impressum.md").meta().kind());
    assertEquals(Kind.PAGE, page(site, "de/faq/_index.md").meta().kind());
    assertEquals(
        List.of("de/faq/wlan.md", "en/faq/wlan.md"),
        site.translations(page(site, "de/faq/wlan.md")).stream()
            .map(page -> page.meta().source().path())
            .toList());
    assertEquals(List.of("de", "en"), site.config().languages());
    assertEquals(List.of("faq", "artikel", "fragen"), site.config().navigation().get("de"));
  }

  @Test
  void readsEveryKeyOfEveryKind() throws IOException {
    Site site =
        load(
            """
            -- de/artikel/a.md --
            ---
            title: 2026
            description: Kurz
            slug: anders
            id: a1
            date: 2026-11-20
            updated: 2026-11-21T08:00
            expires: 2027-01-01T00:00:00Z
            aliases: [/alt, /alt/feed.xml]
            topics: wlan
            tags: [a, b, a]
            authors: ida
            image: ../bild.png
            comments: closed
            weight: 3
            related: [b.md, /faq/]
            asked: Warum?
            expect: [x]
            addenda:
              - {date: 2026-11-22, text: "Später *mehr*"}
              - {date: 2026-11-21, text: "Früher"}
            ---
            Text
            -- de/themen/wlan.md --
            ---
            title: WLAN
            experts: [ida, bo]
            promise: 8h
            icon: wifi
            ---
            -- de/experten/ida.md --
            ---
            title: Ida
            role: Chefin
            department: Technik
            photo: ida.jpg
            links: [{label: Web, url: https://ida.example/}, {url: "javascript:alert(1)"}]
            ---
            -- de/bild.png --
            x
            """);
    Page.Article article = (Page.Article) page(site, "de/artikel/a.md");
    assertEquals("2026", article.meta().title());
    assertEquals(new Permalink("/artikel/anders/"), article.meta().permalink());
    assertEquals(Instant.parse("2026-11-19T23:00:00Z"), article.meta().lifetime().date().get());
    assertEquals(
        List.of(new Permalink("/alt/"), new Permalink("/alt/feed.xml")), article.meta().aliases());
    assertEquals(List.of("a", "b"), article.meta().labels().tags());
    assertEquals(
        List.of(new Target.InTree("de/artikel/b.md", ""), new Target.InSite("/faq/", "")),
        article.meta().labels().related());
    assertEquals(
        List.of("Früher", "Später mehr"),
        article.addenda().stream().map(it -> it.body().text().plain().strip()).toList());
    assertEquals(21, article.meta().source().at("addenda[0]").line() + 1);
    Page.Topic topic = (Page.Topic) page(site, "de/themen/wlan.md");
    assertEquals(List.of("ida", "bo"), topic.experts());
    assertEquals(8, topic.promise().orElseThrow().toHours());
    Page.Expert expert = (Page.Expert) page(site, "de/experten/ida.md");
    assertEquals(List.of(new Page.ProfileLink("Web", "https://ida.example/")), expert.links());
    assertEquals(Optional.of(new Target.InTree("de/experten/ida.jpg", "")), expert.photo());
    assertEquals(List.of("wrong-type de/experten/ida.md:6"), problems(site));
  }

  @Test
  void unknownKeysAndWrongTypesAreToldAndThePageIsPublished() throws IOException {
    Site site =
        load(
            """
            -- de/faq/a.md --
            ---
            titel: A
            weight: schwer
            tags: {a: b}
            updated: gestern
            type: artikel
            ---
            # A
            """);
    assertEquals(
        List.of(
            "unknown-key de/faq/a.md:2",
            "wrong-type de/faq/a.md:3",
            "wrong-type de/faq/a.md:4",
            "wrong-type de/faq/a.md:5",
            "unknown-type de/faq/a.md:6"),
        problems(site));
    assertEquals(
        Optional.of("Did you mean “title”?"),
        site.problems().stream()
            .filter(it -> it.code().equals("unknown-key"))
            .findFirst()
            .get()
            .hint());
    assertEquals("A", page(site, "de/faq/a.md").meta().title());
  }

  @Test
  void repliesStandUnderTheirPages() throws IOException {
    Site site =
        load(
            """
            -- de/experten/ida.md --
            # Ida
            -- de/fragen/2026/f1.md --
            ---
            title: Wie?
            ---
            Text
            -- de/fragen/2026/f1.replies/_state.yaml --
            state: answered
            owner: ida
            due: 2026-11-23T10:00:00Z
            accepted: r2
            -- de/fragen/2026/f1.replies/r2.md --
            ---
            id: r2
            kind: answer
            author: {expert: ida}
            date: 2026-11-20T10:00:00Z
            ---
            So.
            -- de/fragen/2026/f1.replies/r1.md --
            ---
            id: r1
            kind: comment
            replyTo: r9
            author: {name: Bo, website: "https://bo.example"}
            date: 2026-11-19T10:00:00Z
            ---
            Aha.
            -- de/artikel/haus/index.md --
            # Haus
            -- de/artikel/haus.replies/r1.md --
            ---
            author: {name: Bo}
            date: 2026-11-19T10:00:00Z
            removed: {reason: insult, date: 2026-11-20}
            ---
            -- de/artikel/fort.replies/r1.md --
            ---
            author: {name: Bo}
            date: 2026-11-19T10:00:00Z
            ---
            """);
    Page.Question question = (Page.Question) page(site, "de/fragen/2026/f1.md");
    assertEquals(QuestionState.Status.ANSWERED, question.state().status());
    assertEquals(Optional.empty(), site.nextChange(), "nobody waits for an answer any more");
    List<Reply> replies = site.replies(question.meta().id());
    assertEquals(List.of("r1", "r2"), replies.stream().map(Reply::id).toList());
    assertEquals(Optional.empty(), replies.get(0).replyTo());
    assertEquals(new Writer.Staff("ida"), replies.get(1).author());
    assertEquals(
        Optional.of("insult"),
        site.replies(page(site, "de/artikel/haus/index.md").meta().id())
            .getFirst()
            .removed()
            .orElseThrow()
            .reason());
    assertEquals(
        List.of(
            "orphan-reply de/artikel/fort.replies/r1.md:1",
            "unknown-reply de/fragen/2026/f1.replies/r1.md:4"),
        problems(site));
  }

  @Test
  void whatIsInternalIsNowhereInThePublicEdition() throws IOException {
    String archive =
        """
        -- de/artikel/offen.md --
        # Offen
        ![](bild.png)
        ::: {audience=internal}
        MARKER ![](geheim-block.png)
        :::
        Ende
        -- de/artikel/geheim.md --
        ---
        title: MARKER
        audience: internal
        ---
        MARKER ![](bild.png) ![](geheim-seite.png)
        -- de/artikel/geheim.replies/r.md --
        ---
        date: 2026-01-01
        ---
        MARKER
        -- de/artikel/buendel/index.md --
        ---
        title: MARKER
        audience: internl
        ---
        -- de/artikel/buendel/x.pdf --
        -- de/artikel/bild.png --
        -- de/artikel/geheim-block.png --
        -- de/artikel/geheim-seite.png --
        -- de/frei.txt --
        """;
    Site site = load(archive);
    assertEquals(List.of("/artikel/offen/"), permalinks(site));
    assertFalse(site.pages().getFirst().body().text().plain().contains("MARKER"));
    assertTrue(site.pages().getFirst().body().text().plain().contains("Ende"));
    assertEquals(
        List.of("de/artikel/bild.png", "de/frei.txt"),
        site.assets().keySet().stream().sorted().toList());
    assertEquals(List.of("wrong-type de/artikel/buendel/index.md:3"), problems(site));
    Site internal = load(archive, INTERNAL);
    assertEquals(3, internal.pages().size());
    assertEquals(5, internal.assets().size());
    assertTrue(page(internal, "de/artikel/offen.md").body().text().plain().contains("MARKER"));
    assertFalse(page(internal, "de/artikel/offen.md").body().text().plain().contains(":::"));
  }

  @Test
  void draftsFutureAndExpiredPagesStayOut() throws IOException {
    String archive =
        """
        -- de/a.md --
        ---
        title: A
        draft: true
        ---
        -- de/b.md --
        ---
        title: B
        date: 2026-11-22
        ---
        -- de/c.md --
        ---
        title: C
        expires: 2026-11-21
        ---
        -- de/d.md --
        ---
        title: D
        expires: 2026-12-24
        ---
        -- de/a.replies/r.md --
        ---
        date: 2026-01-01
        ---
        """;
    Site site = load(archive);
    assertEquals(List.of("/d/"), permalinks(site));
    assertEquals(List.of(), problems(site));
    assertEquals(Optional.of(Instant.parse("2026-11-21T23:00:00Z")), site.nextChange());
    assertEquals(List.of("/a/", "/d/"), permalinks(load(archive, PUBLIC.withDrafts())));
  }

  @Test
  void whatTwoPagesClaimTheFirstGets() throws IOException {
    Site site =
        load(
            """
            -- de/faq/a.md --
            ---
            title: A
            id: same
            aliases: [/old/, /faq/c/]
            ---
            -- de/faq/b.md --
            ---
            title: B
            slug: a
            ---
            -- de/faq/c.md --
            ---
            title: C
            id: same
            aliases: /old
            ---
            -- de/faq/c.en.md --
            # C
            -- en/faq/c.md --
            # C
            -- de/api/x.md --
            ---
            title: X
            slug: ../y
            ---
            """);
    assertEquals(List.of("/api-/x/", "/en/faq/c/", "/faq/a/", "/faq/c/"), permalinks(site));
    assertEquals(
        List.of(
                "reserved-permalink de/api/x.md:3",
                "bad-slug de/api/x.md:3",
                "alias-taken de/faq/a.md:4",
                "duplicate-permalink de/faq/b.md:3",
                "alias-taken de/faq/c.md:4",
                "duplicate-id de/faq/c.md:3",
                "duplicate-translation en/faq/c.md:1",
                "duplicate-permalink en/faq/c.md:1")
            .stream()
            .sorted()
            .toList(),
        problems(site).stream().sorted().toList());
  }

  @Test
  void aSecondLoadReadsOnlyWhatHasChanged() throws IOException {
    TreeArchive.write(
        folder,
        """
        -- de/a.md --
        # A
        -- de/b.md --
        # B
        """);
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      Site first = loader.load(PUBLIC);
      assertEquals(2, loader.filesRead());
      loader.load(PUBLIC);
      assertEquals(0, loader.filesRead());
      Files.writeString(folder.resolve("de/a.md"), "# Other");
      Site second = loader.load(PUBLIC);
      assertEquals(1, loader.filesRead());
      assertEquals("Other", page(second, "de/a.md").meta().title());
      assertEquals(page(first, "de/b.md"), page(second, "de/b.md"));
      Files.writeString(folder.resolve("site.yaml"), "title: X");
      loader.load(PUBLIC);
      assertEquals(2, loader.filesRead());
    }
  }

  @Test
  void aPreviewKeepsTheLastReadableVersion() throws IOException {
    TreeArchive.write(folder, "-- de/a.md --\n# A\n-- site.yaml --\ntitle: S\n");
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      loader.load(PUBLIC.keepingLastReadable());
      Files.writeString(folder.resolve("de/a.md"), "---\ntitle: [\n---\n");
      Files.writeString(folder.resolve("site.yaml"), "title: [\n");
      Site site = loader.load(PUBLIC.keepingLastReadable());
      assertEquals("A", page(site, "de/a.md").meta().title());
      assertEquals("S", site.config().titleIn("de"));
      assertEquals(2, site.problems().stream().filter(Problem::isError).count());
      assertEquals(List.of(), permalinks(loader.load(PUBLIC)));
    }
  }

  @Test
  void anOpenQuestionIsOverdueAsSoonAsItsTimeIsUp() throws IOException {
    Instant due = NOW.plusSeconds(60);
    TreeArchive.write(
        folder,
        """
        -- de/fragen/2026/f1.md --
        ---
        title: Wie?
        ---
        Text
        -- de/fragen/2026/f1.replies/_state.yaml --
        state: open
        due: 2026-11-21T12:01:00Z
        -- de/fragen/2026/f2.md --
        ---
        title: Was?
        ---
        Text
        -- de/fragen/2026/f2.replies/_state.yaml --
        state: answered
        due: 2026-11-21T12:01:00Z
        """);
    try (SiteLoader loader = new SiteLoader(folder, new Markdown())) {
      Site before = loader.load(PUBLIC);
      assertEquals(Optional.of(due), before.nextChange());
      assertEquals(Optional.empty(), overdueSince(before, "de/fragen/2026/f1.md"));
      Site after = loader.load(LoadRequest.of(Edition.PUBLIC, due));
      assertEquals(Optional.of(due), overdueSince(after, "de/fragen/2026/f1.md"));
      assertEquals(Optional.empty(), overdueSince(after, "de/fragen/2026/f2.md"));
      assertNotEquals(
          page(before, "de/fragen/2026/f1.md").digest(),
          page(after, "de/fragen/2026/f1.md").digest());
    }
  }

  private static Optional<Instant> overdueSince(Site site, String path) {
    return page(site, path) instanceof Page.Question question
        ? question.state().overdueSince()
        : Optional.empty();
  }
}
