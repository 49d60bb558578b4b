package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is a server, pages lead to its forms; where there is none, nothing promises one. */
class TakingPartTest {
  private static final String QUESTION = "fragen/warum-blinkt-das-rote-licht-q1/index.html";
  private static final String ARTICLE = "artikel/router/index.html";
  private static final String REPLIES = "de/fragen/2026/q1.replies/";
  private static final List<String> NOTHING = List.of();

  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void makeTree() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
    comment("01B", "");
  }

  @AfterEach
  void end() {
    place.close();
  }

  private void comment(String id, String keys) throws Exception {
    String head = "id: %s\nkind: comment\nauthor: {name: Uwe}\ndate: 2026-05-03".formatted(id);
    place.write(REPLIES + id + ".md", "---\n" + head + "\n" + keys + "---\nBei mir auch.\n");
  }

  private void site(String keys) throws Exception {
    place.replace("site.yaml", "defaultOwner: mira", keys + "\ndefaultOwner: mira");
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(place.output(path));
  }

  /** Labels and addresses of the links to forms in a part of a page. */
  private List<String> doors(String path, String part) throws Exception {
    List<String> doors = new ArrayList<>();
    for (Element link : page(path).select(part + " .doors a")) {
      assertEquals("nofollow", link.attr("rel"));
      String inPlace = link.hasAttr("data-inplace") ? " in place" : "";
      doors.add(link.text() + " " + link.attr("href") + inPlace);
    }
    return doors;
  }

  private List<String> doors(String path) throws Exception {
    return doors(path, "main");
  }

  private String ask(String path) throws Exception {
    Document page = page(path);
    return page.select(".top .ask").attr("href") + " " + page.select(".help .button").attr("href");
  }

  @Test
  void withoutAServerNoPageLeadsToAForm() throws Exception {
    place.build();
    assertEquals(NOTHING, doors(QUESTION));
    assertEquals(NOTHING, doors(ARTICLE));
    assertEquals(0, page(ARTICLE).select("#_comments").size());
    assertEquals(" ", ask(QUESTION));
  }

  @Test
  void aQuestionTakesAnswersCommentsAndReports() throws Exception {
    site("apiUrl: /");
    place.build();
    assertEquals(
        List.of(
            "Melden (Frage) /pages/q1/report",
            "Antworten (Mira Beispiel) /pages/q1/reply?kind=comment&to=01A in place",
            "Melden (Mira Beispiel) /pages/q1/report?reply=01A",
            "Antworten /pages/q1/reply?kind=answer in place",
            "Antworten (Uwe) /pages/q1/reply?kind=comment&to=01B in place",
            "Melden (Uwe) /pages/q1/report?reply=01B",
            "Kommentieren /pages/q1/reply?kind=comment in place"),
        doors(QUESTION));
  }

  @Test
  void aPageThatNobodyHasCommentedOnTakesTheFirstComment() throws Exception {
    site("apiUrl: https://api.portal.example");
    place.build();
    assertEquals(
        List.of("Kommentieren https://api.portal.example/pages/router/reply?kind=comment in place"),
        doors(ARTICLE));
    assertTrue(page(ARTICLE).select(".after").text().contains("Noch kein Kommentar."));
    assertEquals(NOTHING, doors("themen/netz/index.html"));
    assertEquals(NOTHING, doors("experten/mira/index.html"));
    assertEquals(
        List.of("Comment https://api.portal.example/pages/router/reply?kind=comment in place"),
        doors("en/" + ARTICLE),
        "a page without translation");
  }

  @Test
  void articlesAndFrequentQuestionsAskWhetherTheyHaveHelped() throws Exception {
    place.build();
    assertEquals(NOTHING, helpful(ARTICLE), "nobody would take the answer");
    site("apiUrl: https://api.portal.example/x/");
    place.build();
    String address = "https://api.portal.example/x/api/v1/pages/%s/helpful yes no";
    assertEquals(List.of(address.formatted("router")), helpful(ARTICLE));
    assertEquals(List.of(address.formatted("router")), helpful("en/" + ARTICLE), "in its place");
    assertEquals(List.of(address.formatted("wlan-en")), helpful("en/faq/wlan/index.html"));
    assertEquals("/ask?topic=netz", linkOfNo(ARTICLE).replace("https://api.portal.example/x", ""));
    for (String path : List.of("", "themen/netz/", "experten/mira/", "faq/", "artikel/")) {
      assertEquals(NOTHING, helpful(path + "index.html"));
    }
    assertEquals(NOTHING, helpful(QUESTION), "its answers are judged");
    place.replace("site.yaml", "apiUrl:", "accepts: []\napiUrl:");
    place.build();
    assertEquals(1, helpful(ARTICLE).size());
    assertEquals("", linkOfNo(ARTICLE), "nobody takes questions");
  }

  private String linkOfNo(String path) throws Exception {
    return page(path).select(".helpful [id=_no] a").attr("href");
  }

  /** Where the answers go, and which there are. */
  private List<String> helpful(String path) throws Exception {
    return page(path).select("form.helpful[method=post]").stream()
        .map(
            it -> it.attr("action") + " " + String.join(" ", it.select("button").eachAttr("value")))
        .toList();
  }

  @Test
  void aServerBesideThePortalIsFoundBelowItsPath() throws Exception {
    BuildOptions own = place.options();
    BuildOptions served =
        new BuildOptions(
            own.content(),
            own.themes(),
            own.out(),
            own.state(),
            own.edition(),
            own.drafts(),
            own.at(),
            own.baseUrl(),
            true,
            own.clean(),
            own.keepLastReadable());
    Workplace.run(served);
    assertEquals(
        List.of("Kommentieren /hilfe/pages/router/reply?kind=comment in place"), doors(ARTICLE));
    assertEquals("/hilfe/ask /hilfe/ask?topic=netz", ask(ARTICLE));
  }

  @Test
  void aClosedQuestionTakesNoMoreAnswers() throws Exception {
    site("apiUrl: /");
    place.replace(REPLIES + "_state.yaml", "state: answered", "state: closed");
    place.build();
    assertEquals(NOTHING, page(QUESTION).select("a[href*=kind=answer]").eachAttr("href"));
    assertEquals(1, page(QUESTION).select("main a.button[href*=kind=comment]").size());
  }

  @Test
  void whereCommentsAreClosedReadersCanStillReport() throws Exception {
    site("apiUrl: /\ncomments: {default: closed}\naccepts: [question, comment]");
    place.build();
    assertEquals(
        List.of(
            "Melden (Frage) /pages/q1/report",
            "Melden (Mira Beispiel) /pages/q1/report?reply=01A",
            "Melden (Uwe) /pages/q1/report?reply=01B"),
        doors(QUESTION));
    assertTrue(
        page(QUESTION).select(".after").text().contains("Diese Diskussion ist geschlossen."));
    assertEquals(0, page(ARTICLE).select("#_comments").size());
  }

  @Test
  void commentsCloseByThemselvesAndTakeTheirLinksAlong() throws Exception {
    site("apiUrl: /\ncomments: {closeAfterDays: 200}");
    place.build();
    assertEquals(NOTHING, doors(ARTICLE), "from March");
    assertEquals(List.of("/pages/q1/reply?kind=answer"), hrefs("a[href*=kind=answer]"));
    assertEquals(NOTHING, hrefs("a[href*=kind=comment]"));
  }

  private List<String> hrefs(String links) throws Exception {
    return page(QUESTION).select(links).eachAttr("href");
  }

  @Test
  void whatASiteDoesNotAcceptIsNotOffered() throws Exception {
    site("apiUrl: /\naccepts: [answer]");
    place.build();
    assertEquals(NOTHING, hrefs("a[href*=kind=comment]"));
    assertEquals(List.of("/pages/q1/reply?kind=answer"), hrefs("a[href*=kind=answer]"));
    assertEquals(NOTHING, doors(ARTICLE));
    assertEquals(" ", ask(ARTICLE));
  }

  @Test
  void whatWasRemovedIsNeitherAnsweredNorReported() throws Exception {
    site("apiUrl: /");
    comment("01B", "removed: {reason: spam, date: 2026-06-01}\n");
    place.replace("de/fragen/2026/q1.md", "id: q1", "id: q1\nremoved: {reason: insult}");
    place.build();
    assertEquals(List.of("Melden (Mira Beispiel) /pages/q1/report?reply=01A"), doors(QUESTION));
    assertEquals(0, page(QUESTION).select(".removed a").size());
  }

  @Test
  void theIdOfAReplyCannotBreakOutOfItsLink() throws Exception {
    site("apiUrl: /");
    place.write(
        REPLIES + "odd.md",
        "---\nid: \"a&b=\\\"><script>\"\nkind: comment\ndate: 2026-05-04\n---\nText.\n");
    place.build();
    Document page = page(QUESTION);
    assertEquals(0, page.select("main script:not([type])").size());
    assertTrue(
        page.select(".doors a").eachAttr("href").stream()
            .filter(it -> it.contains("odd") || it.contains("script"))
            .allMatch(it -> it.matches("[A-Za-z0-9/?=&%.+-]*")));
  }

  @Test
  void aQuestionIsAskedInTheLanguageAndOnTheTopicOfThePage() throws Exception {
    site("apiUrl: /");
    place.build();
    assertEquals("/ask /ask", ask("index.html"));
    assertEquals("/ask /ask?topic=netz", ask("themen/netz/index.html"));
    assertEquals("/ask /ask?topic=netz", ask(ARTICLE));
    assertEquals("/ask?lang=en /ask?lang=en", ask("en/faq/wlan/index.html"));
    assertEquals("/ask?lang=en /ask?lang=en", ask("en/" + ARTICLE), "a topic in German only");
    place.write("en/themen/netz.md", "---\ntitle: Net\nslug: net\n---\nAll about it.\n");
    place.replace("en/faq/wlan.md", "id: wlan-en", "id: wlan-en\ntopics: [net]");
    place.build();
    assertEquals("/ask?lang=en /ask?lang=en&topic=net", ask("en/faq/wlan/index.html"));
    place.assertLikeCleanBuild("with a topic");
  }

  @Test
  void aNewCommentAndANewStateChangeTheLinks() throws Exception {
    site("apiUrl: /");
    place.build();
    comment("01C", "replyTo: 01B\n");
    place.build(Set.of(REPLIES + "01C.md"));
    assertEquals(List.of("/pages/q1/reply?kind=comment&to=01C"), hrefs(".doors a[href$=to=01C]"));
    place.assertLikeCleanBuild("a new comment");
    place.replace(REPLIES + "_state.yaml", "state: answered", "state: closed");
    place.build(Set.of(REPLIES + "_state.yaml"));
    assertEquals(NOTHING, hrefs("a[href*=kind=answer]"));
    place.assertLikeCleanBuild("a closed question");
  }
}
