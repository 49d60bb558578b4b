package org.klartext.render;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.klartext.site.Edition;
import org.klartext.site.QuestionState;
import org.klartext.view.View;

/** The pages of the built-in theme. */
class ThemePagesTest {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));

  private final Theme theme;

  ThemePagesTest() throws ThemeException {
    theme = Theme.load(ROOT.resolve("themes"), "klartext", Optional.empty());
  }

  @Test
  void everyPageIsValidHtml() throws Exception {
    List<String> faults = new ArrayList<>();
    EmbeddedValidator validator = new EmbeddedValidator();
    byte[] wrong = "<p>No title</b>".getBytes(StandardCharsets.UTF_8);
    assertTrue(validator.validate(new ByteArrayInputStream(wrong)).contains("\"type\":\"error\""));
    for (Map.Entry<String, View.Templated> entry : ViewFixtures.all().entrySet()) {
      byte[] html = theme.render(entry.getValue(), "{}").getBytes(StandardCharsets.UTF_8);
      String report = validator.validate(new ByteArrayInputStream(html));
      if (report.contains("\"type\":\"error\"")) {
        faults.add(entry.getKey() + " " + report);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void everyPageHasOneHeadingOfTheFirstLevel() throws Exception {
    for (View.Templated view : ViewFixtures.all().values()) {
      assertEquals(2, theme.render(view, "").split("<h1", -1).length, view.template());
    }
  }

  @Test
  void noPageHasStylesOrScriptsOfItsOwnOrAsksAnotherSite() throws Exception {
    for (View.Templated view : ViewFixtures.all().values()) {
      String html = theme.render(view, "");
      assertAll(
          view.template(),
          () -> assertFalse(html.contains(" style=")),
          () -> assertFalse(html.contains("<style")),
          () -> assertFalse(html.contains("<script>")),
          () -> assertFalse(html.contains("src=\"http")));
    }
  }

  @Test
  void anAcceptedAnswerAStaffMemberAndARemovedReplyAreMarked() throws Exception {
    String html = theme.render(ViewFixtures.question(QuestionState.Status.ANSWERED), "");
    assertAll(
        () -> assertTrue(html.contains("Das hat geholfen")),
        () -> assertTrue(html.contains("badge-staff")),
        () -> assertTrue(html.contains("Er wurde entfernt: Spam.")));
  }

  @Test
  void anOpenQuestionSaysWhoIsOnItAndSinceWhenItIsOverdue() throws Exception {
    String html = theme.render(ViewFixtures.question(QuestionState.Status.OPEN), "");
    assertAll(
        () -> assertTrue(html.contains("Mira Beispiel")),
        () -> assertTrue(html.contains("seit 12. Oktober 2026, 16:05 Uhr")));
  }

  @Test
  void aPageWithoutTranslationSaysSoAndMarksItsLanguage() throws Exception {
    String html = theme.render(ViewFixtures.article("en", Edition.INTERNAL), "");
    assertAll(
        () -> assertTrue(html.contains("<html lang=\"en\"")),
        () -> assertTrue(html.contains("<h1 lang=\"de\">")),
        () -> assertTrue(html.contains("has not been translated")),
        () -> assertTrue(html.contains("Internal edition")));
  }

  @Test
  void structuredDataIsPrintedAsItIsAndOnlyIfThereIsAny() throws Exception {
    View.Templated view = ViewFixtures.home();
    String script = "<script type=\"application/ld+json\">";
    assertTrue(theme.render(view, "{\"a\":\"b\"}").contains(script + "{\"a\":\"b\"}</script>"));
    assertFalse(theme.render(view, "").contains(script));
  }

  @Test
  void stylesAndScriptsAreSmall() throws Exception {
    assertTrue(compressed("", ".css") <= 12_288, "styles");
    assertTrue(compressed("assets/klartext-", ".js") <= 4_096, "what every page loads");
    assertTrue(compressed("assets/search-box-", ".js") <= 4_096, "what the search adds");
  }

  private int compressed(String start, String ending) throws Exception {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(result)) {
      for (Map.Entry<String, byte[]> asset : theme.assets().entrySet()) {
        if (asset.getKey().startsWith(start) && asset.getKey().endsWith(ending)) {
          gzip.write(asset.getValue());
        }
      }
    }
    return result.size();
  }

  @Test
  void textsArePresentInEveryLanguageOfTheTheme() throws Exception {
    String i18n = "themes/klartext/i18n/";
    assertEquals(keys(i18n + "en.yaml"), keys(i18n + "de.yaml"));
  }

  private static List<String> keys(String file) throws Exception {
    byte[] content = Files.readAllBytes(ROOT.resolve(file));
    return FlatYaml.read(new ThemeFile(0, file, file, content)).keySet().stream().sorted().toList();
  }
}
