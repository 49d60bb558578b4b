package org.klartext.api.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.contribution.Decision;

/** What the pages of the server say, and that nothing typed into them becomes part of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicePagesTest {
  private ServicePortal portal;

  @BeforeAll
  void build(@TempDir Path folder) throws Exception {
    portal = ServicePortal.build(folder);
  }

  @AfterAll
  void close() {
    portal.close();
  }

  private Document page(String lang, ServiceContent content) throws Exception {
    return Jsoup.parse(portal.render(lang, content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void everyPageIsValidHtml(String lang) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
      byte[] html = portal.render(lang, entry.getValue()).getBytes(StandardCharsets.UTF_8);
      String report = validator.validate(new ByteArrayInputStream(html));
      if (report.contains("\"type\":\"error\"")) {
        faults.add(entry.getKey() + " " + report);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyPageHasOneHeadingIsNotIndexedAndHasNeitherStylesNorScriptsOfItsOwn() throws Exception {
    for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
      Document page = page("de", entry.getValue());
      assertAll(
          entry.getKey(),
          () -> assertEquals(1, page.select("h1").size()),
          () -> assertEquals("noindex", page.select("meta[name=robots]").attr("content")),
          () -> assertEquals(0, page.select("link[rel=canonical]").size()),
          () -> assertEquals(0, page.select("[style], style").size()),
          () -> assertEquals(1, page.select("script").size()),
          () ->
              assertTrue(
                  page.select("[id]").eachAttr("id").stream()
                      .allMatch(new java.util.HashSet<>()::add)));
    }
  }

  @Test
  void nothingThatIsTypedBecomesAPartOfThePage() throws Exception {
    for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
      Document page = page("de", entry.getValue());
      assertAll(
          entry.getKey(),
          () -> assertEquals(0, page.select("[x], script:not([src])").size()),
          () -> assertFalse(page.html().contains("<script>alert")));
    }
    Document ask = page("de", ServiceFixtures.of("ask hostile"));
    assertEquals(ServiceFixtures.HOSTILE, ask.select("[name=title]").val());
    assertEquals(ServiceFixtures.HOSTILE, ask.select("[name=body]").val());
    assertEquals(ServiceFixtures.HOSTILE, ask.select("[name=idempotencyKey]").val());
    assertEquals(ServiceFixtures.HOSTILE, ask.select("option[selected]").val());
  }

  @Test
  void whatWasTypedComesBackButForPasswords() throws Exception {
    Document ask = page("de", ServiceFixtures.of("ask preview"));
    Map<String, String> typed = ServiceFixtures.typed().values();
    for (String field : List.of("title", "body", "name", "email", "website")) {
      assertEquals(typed.get(field), ask.select("[name=" + field + "]").val().strip(), field);
    }
    assertEquals("rechnung", ask.select("option[selected]").val());
    assertEquals("fett", ask.select("#_preview strong").text());
    Document login = page("de", ServiceFixtures.of("login wrong"));
    assertEquals("mira", login.select("[name=name]").val());
    assertEquals("", login.select("[name=password]").val());
  }

  @Test
  void aFaultStandsInTheSummaryAndBesideItsField() throws Exception {
    for (String lang : List.of("de", "en")) {
      for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
        Document page = page(lang, entry.getValue());
        for (Element link : page.select(".problems a")) {
          Element field = page.getElementById(link.attr("href").substring(1));
          assertNotNull(field, entry.getKey() + " " + link);
        }
        for (String ids : page.select("[aria-describedby]").eachAttr("aria-describedby")) {
          for (String id : ids.strip().split(" +", -1)) {
            assertNotNull(page.getElementById(id), entry.getKey() + " " + id);
          }
        }
      }
    }
    Document ask = page("de", ServiceFixtures.of("ask wrong"));
    assertEquals("true", ask.select("[name=body]").attr("aria-invalid"));
    assertTrue(ask.select("#_f-body-wrong").text().contains("Höchstens 10000 Zeichen"));
    assertTrue(ask.select(".problems").text().contains("in 40 Sekunden noch einmal"));
    assertTrue(ask.title().startsWith("Bitte prüfen: "));
    assertEquals("Frage stellen", ask.select("h1").text());
  }

  @Test
  void everyFormIsSentInTheBodyAndThoseOfVisitorsHaveATrapAndATime() throws Exception {
    for (Map.Entry<String, ServiceContent> entry : ServiceFixtures.all().entrySet()) {
      Document page = page("de", entry.getValue());
      assertEquals(List.of(), page.select("main form:not([method=post], .search)"));
      int expected =
          entry.getKey().matches("(ask|answer|comment|report)( (?!open|kept|removed).*)?") ? 1 : 0;
      assertEquals(expected, page.select("[name=homepage][tabindex=-1]").size(), entry.getKey());
      assertEquals(expected, page.select("[name=formTime]").size(), entry.getKey());
    }
  }

  @Test
  void aReceiptTellsNobodyItsAddress() throws Exception {
    for (String name : List.of("receipt held", "report open")) {
      Document page = page("de", ServiceFixtures.of(name));
      assertEquals("no-referrer", page.select("meta[name=referrer]").attr("content"), name);
    }
  }

  @Test
  void theFormsOfStaffTellTheServerWhereTheyComeFrom() throws Exception {
    String policies = "meta[name=referrer]:not([content=same-origin])";
    for (String name : List.of("login", "setup", "account")) {
      assertEquals(List.of(), page("de", ServiceFixtures.of(name)).select(policies), name);
    }
  }

  @Test
  void whoIsTakenForSpamIsToldThatThePostIsBeingChecked() throws Exception {
    Document page = page("de", ServiceFixtures.of("receipt links"));
    assertEquals("wird geprüft", page.select(".kicker .status").text());
    assertTrue(page.text().contains("mehrere Links"));
    assertFalse(page.text().contains("uarant"));
  }

  @Test
  void aRefusalIsToldWithItsReasonAndTheWordOfTheModerators() throws Exception {
    Document page = page("de", ServiceFixtures.of("receipt rejected"));
    assertTrue(page.select(".lead").text().contains("gehört nicht zum Thema"));
    assertTrue(page.select(".word").text().contains("noch einmal"));
    assertTrue(page.select(".steps").text().contains("Von der Moderation abgelehnt"));
  }

  @Test
  void whatIsErasedOffersNothingAnyMore() throws Exception {
    Document page = page("de", ServiceFixtures.of("receipt erased"));
    assertEquals(0, page.select("main :is(form, aside)").size());
  }

  @Test
  void theMaskedTextIsSentAsItIsShown() throws Exception {
    Document page = page("de", ServiceFixtures.of("receipt masked"));
    assertEquals(
        page.select(".masked blockquote").stream().findFirst().orElseThrow().wholeText(),
        page.select(".masked [name=body]").val());
    assertEquals("1.1", page.select(".masked [name=tag]").val());
  }

  @Test
  void anUnknownLanguageMeansTheDefaultOne() throws Exception {
    ServiceContent login = ServiceFixtures.of("login");
    assertEquals(portal.render("de", login), portal.render("xx", login));
    assertEquals("en", page("en", login).select("html").attr("lang"));
  }

  @Test
  void aQuestionCanBeAskedInTheOtherLanguage() throws Exception {
    Document page = page("de", ServiceFixtures.of("ask"));
    assertTrue(page.select(".languages a[lang=en]").attr("href").startsWith("/ask"));
  }

  @Test
  void everyCodeHasWordsInBothLanguages() throws Exception {
    List<String> codes =
        List.of(
            "required",
            "too-long",
            "too-short",
            "invalid-address",
            "invalid-website",
            "invalid-characters",
            "unknown-topic",
            "unknown-reply",
            "unknown-language",
            "unknown-reason",
            "too-many-links",
            "rate-limited",
            "not-accepted",
            "comments-closed",
            "question-closed",
            "form-expired",
            "idempotency-conflict",
            "stale",
            "edit-window-over",
            "wrong-credentials",
            "wait",
            "password-too-short",
            "password-too-common",
            "name-taken",
            "password-too-long",
            "invalid-name",
            "not-possible",
            "too-large",
            "unreadable",
            "confirm",
            "passwords-differ",
            "unavailable",
            "not-found",
            "forbidden");
    for (String lang : List.of("de", "en")) {
      String unknown = problem(lang, "no-such-code");
      for (String code : codes) {
        assertNotEquals(unknown, problem(lang, code), lang + " " + code);
      }
    }
  }

  private String problem(String lang, String code) throws Exception {
    Entries entries = new Entries(Map.of(), List.of(new FieldError("", code, List.of("7"))));
    String text = page(lang, new LoginForm("/desk/login", entries)).select(".problems li").text();
    assertFalse(text.contains("{"), text);
    return text;
  }

  @Test
  void everyStepHasWords() throws Exception {
    for (Decision.Action action : Decision.Action.values()) {
      for (String by : List.of("staff", "screening", "contributor")) {
        String html = portal.render("en", ReceiptFixtures.receiptWith(action.key(), by));
        assertFalse(Jsoup.parse(html).select(".steps li").text().isBlank());
      }
    }
  }
}
