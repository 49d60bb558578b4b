package org.klartext.api.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.Browser;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.api.identity.Role;

/** The links on published pages lead to the forms of the server. */
class PublishedLinksTest {
  private static final String QUESTION = "/fragen/warum-blinkt-es-0frage000001/";
  private static final String REPLY = "01M6NZESW5NZTWHCPKMH6P24GN";

  @TempDir Path folder;

  @Test
  void everyLinkThatPromisesAFormLeadsToOne() throws Exception {
    try (TestServer server = TestServer.in(folder).start()) {
      List<String> links = new ArrayList<>();
      for (String path : List.of("/", "/en/", "/artikel/router/", "/themen/netz/", QUESTION)) {
        String html = server.get(path).body();
        links.addAll(Jsoup.parse(html).select(".doors a, .ask, .help a").eachAttr("href"));
      }
      assertTrue(links.size() > 10, links::toString);
      List<String> broken = new ArrayList<>();
      for (String link : links) {
        Answer answer = server.get(link);
        if (answer.status() != 200 || !answer.body().contains("<form class=\"dialogue-form\"")) {
          broken.add(answer.status() + " " + link);
        }
      }
      assertEquals(List.of(), broken);
    }
  }

  @Test
  void theTopicAndTheLanguageOfThePageAreChosen() throws Exception {
    try (TestServer server = TestServer.in(folder).start()) {
      String help =
          Jsoup.parse(server.get("/artikel/router/").body()).select(".help a").attr("href");
      assertEquals("/ask?topic=netz", help);
      assertEquals(
          "netz", Jsoup.parse(server.get(help).body()).select("option[selected]").attr("value"));
      Document german =
          Jsoup.parse(
              server.send(server.request(help).header("Accept-Language", "en").GET()).body());
      assertEquals("de", german.select("html").attr("lang"), "as the page with the link");
      assertEquals("netz", german.select("option[selected]").attr("value"));
      String english = Jsoup.parse(server.get("/en/").body()).select(".top .ask").attr("href");
      assertEquals("en", Jsoup.parse(server.get(english).body()).select("html").attr("lang"));
    }
  }

  @Test
  void aReplyToACommentIsWrittenBelowItAndArrives() throws Exception {
    try (TestServer server = TestServer.in(folder).start().as(Role.MODERATOR);
        Browser browser = Browser.start();
        Page page = browser.open()) {
      String reply = "[id='" + REPLY + "']";
      page.navigate(server.url(QUESTION));
      page.locator(reply + " a[data-inplace]").click();
      assertThat(page.locator(reply + " + .in-place [name=body]")).isFocused();
      assertThat(page.locator(".in-place .quote blockquote")).hasText("Bei mir auch.");
      page.locator(".in-place [name=body]").fill("Seit heute nicht mehr.");
      page.locator(".in-place [type=submit]:not([name=preview])").click();
      page.waitForURL("**/receipt/**");
      String id = page.url().split("/receipt/", -1)[1].split("/", -1)[0];
      assertEquals(200, server.approve(id).status());
      page.navigate(server.url(QUESTION));
      assertThat(page.locator("li:has(> " + reply + ") .thread .reply .prose"))
          .hasText("Seit heute nicht mehr.");
    }
  }
}
