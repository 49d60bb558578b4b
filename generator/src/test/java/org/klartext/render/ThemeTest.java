package org.klartext.render;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.site.Problem;
import org.klartext.view.View;

/** How themes are found, put together and kept within their bounds. */
class ThemeTest {
  private static final String TAGS = "templates/tags.peb";

  @TempDir Path folder;

  @Test
  void theThemeOfTheProgramIsThereWithoutAnyFolder() throws Exception {
    Theme theme = Theme.load(folder.resolve("themes"), "klartext", Optional.empty());
    assertTrue(theme.render(ViewFixtures.home(), "").startsWith("<!doctype html>"));
  }

  @Test
  void theListOfTheBuiltInThemeNamesEveryFileOfIt() throws Exception {
    Path theme = Path.of(System.getProperty("klartext.root"), "themes", "klartext");
    try (Stream<Path> files = Files.walk(theme)) {
      List<String> found =
          files
              .filter(Files::isRegularFile)
              .map(file -> theme.relativize(file).toString().replace('\\', '/'))
              .filter(path -> !path.equals("files.txt"))
              .toList();
      assertEquals(
          new TreeSet<>(found),
          new TreeSet<>(Files.readAllLines(theme.resolve("files.txt"))),
          "themes/klartext/files.txt lists the files that travel in the jar");
    }
  }

  @Test
  void anExtendingThemeReplacesOneTemplateAndKeepsTheOthers() throws Exception {
    theme("mine", TAGS, "only tags");
    assertEquals("only tags", load("mine").render(ViewFixtures.tags(), ""));
    assertTrue(load("mine").render(ViewFixtures.home(), "").contains("class=\"hero\""));
  }

  @Test
  void theContentFolderWinsOverTheTheme() throws Exception {
    theme("mine", TAGS, "only tags");
    write("content/_theme/templates/tags.peb", "from the content");
    Theme theme =
        Theme.load(folder.resolve("themes"), "mine", Optional.of(folder.resolve("content/_theme")));
    assertEquals("from the content", theme.render(ViewFixtures.tags(), ""));
  }

  @Test
  void aTemplateCanExtendTheVersionItReplaces() throws Exception {
    theme("mine", TAGS, "{% extends \"parent:tags\" %}{% block main %}<h1>Mine</h1>{% endblock %}");
    String html = load("mine").render(ViewFixtures.tags(), "");
    assertTrue(html.contains("<h1>Mine</h1>") && html.contains("<header class=\"top\">"));
  }

  @Test
  void anExtendingThemeReplacesOneTextAndKeepsTheOthers() throws Exception {
    theme("mine", "i18n/de.yaml", "nav: {ask: Los!}");
    assertEquals("Los!", load("mine").texts("de").get("nav.ask"));
    assertEquals("Hauptmenü", load("mine").texts("de").get("nav.main"));
  }

  @Test
  void anExtendingThemeReplacesOneAssetAndItsAddressChanges() throws Exception {
    theme("mine", "assets/klartext.css", "body { background: url(\"icon.svg\") }");
    Map<String, byte[]> mine = load("mine").assets();
    String style = outputOf(mine, "assets/klartext-", ".css");
    assertNotEquals(style, outputOf(load("klartext").assets(), "assets/klartext-", ".css"));
    assertTrue(load("mine").render(ViewFixtures.home(), "").contains("/" + style));
    assertTrue(
        new String(mine.get(style), StandardCharsets.UTF_8)
            .matches(".*url\\(\"icon-[0-9a-f]{8}.*"));
  }

  @Test
  void scriptsImportEachOtherUnderThePublishedNames() throws Exception {
    theme("mine", "assets/a.js", "import {b} from \"./b.js\";\nimport('./no.js');");
    theme("mine", "assets/b.js", "export const b = () => import(\"./klartext.js\");");
    Map<String, byte[]> mine = load("mine").assets();
    String a = new String(mine.get(outputOf(mine, "assets/a-", ".js")), StandardCharsets.UTF_8);
    String b = new String(mine.get(outputOf(mine, "assets/b-", ".js")), StandardCharsets.UTF_8);
    assertEquals(
        "import {b} from \"./"
            + outputOf(mine, "assets/b-", ".js").substring(7)
            + "\";\nimport('./no.js');",
        a);
    assertTrue(
        b.contains("import(\"./" + outputOf(mine, "assets/klartext-", ".js").substring(7)), b);
  }

  @Test
  void theDigestChangesWithEveryFile() throws Exception {
    theme("mine", TAGS, "one");
    Theme before = load("mine");
    assertEquals(before.digest(), load("mine").digest());
    theme("mine", TAGS, "two");
    assertNotEquals(before.digest(), load("mine").digest());
  }

  @Test
  void anUnknownVariableIsAnErrorWithFileAndLine() throws Exception {
    theme("mine", TAGS, "one\n{{ viev.head.title }}");
    ThemeException fault = fault("mine");
    assertAll(
        () -> assertTrue(fault.file().endsWith("themes/mine/templates/tags.peb"), fault.file()),
        () -> assertEquals(Optional.of(2), fault.line()),
        () -> assertTrue(fault.getMessage().contains("viev")));
  }

  @Test
  void aMisspeltAttributeIsAnErrorWithFileAndLineEvenInsideACondition() throws Exception {
    theme("mine", TAGS, "\n\n{% if view.hed is empty %}x{% endif %}");
    ThemeException fault = fault("mine");
    assertEquals(Optional.of(3), fault.line());
    assertTrue(fault.getMessage().contains("“hed” of TagsView"), fault.getMessage());
  }

  @Test
  void aSyntaxErrorIsAnErrorWithFileAndLine() throws Exception {
    theme("mine", TAGS, "\n{% if %}");
    assertEquals(Optional.of(2), fault("mine").line());
  }

  @Test
  void anUnknownAssetTextOrTemplateIsAnErrorWithFileAndLine() throws Exception {
    for (String call :
        List.of("{{ asset(\"no.css\") }}", "{{ text(\"no.key\") }}", "{% include \"no\" %}")) {
      theme("mine", TAGS, "\n" + call);
      ThemeException fault = fault("mine");
      assertTrue(fault.file().endsWith("tags.peb"), fault.getMessage());
      assertTrue(fault.getMessage().contains("no"), fault.getMessage());
    }
  }

  @Test
  void aTemplateReachesNothingButTheView() throws Exception {
    for (String expression :
        List.of(
            "view.class",
            "view.getClass()",
            "view.template.getClass()",
            "\"\".class",
            "template.class",
            "_context.get(\"view\")",
            "locale.country",
            "frame.baseUrl.hashCode",
            "view.tags.stream",
            "view.template.length()")) {
      theme("mine", TAGS, "{{ " + expression + " }}");
      assertThrows(ThemeException.class, () -> render("mine"), expression);
    }
  }

  @Test
  void jsonCannotEndAScriptElement() throws Exception {
    theme("mine", TAGS, "{{ {\"a\": [\"</script>&\u2028\", 1, true, null]} | json }}");
    assertEquals("{\"a\":[\"\\u003c/script\\u003e\\u0026\\u2028\",1,true,null]}", render("mine"));
  }

  @Test
  void whatTemplatesPrintIsEscaped() throws Exception {
    theme("mine", TAGS, "{{ view.head.description }}");
    assertEquals("Ein &quot;Satz&quot; mit &lt;Zeichen&gt; &amp; mehr.", render("mine"));
  }

  @Test
  void anEmptyOptionalIsEmptyAndAFullOneIsWhatItHolds() throws Exception {
    theme("mine", TAGS, "{{ view.head.image is empty }} {{ view.head.json is empty }}");
    assertEquals("true false", render("mine"));
  }

  @Test
  void textsHaveOneFormForOneAndAnotherForMore() throws Exception {
    Texts texts = load("klartext").texts("de");
    assertEquals("1 Antwort", texts.get("question.answers", 1));
    assertEquals("0 Antworten", texts.get("question.answers", 0));
    assertEquals("Seite 2 von 3", texts.get("list.place", 2, 3));
  }

  @Test
  void textsFallBackToTheBaseLanguageAndThenToEnglish() throws Exception {
    theme("mine", "i18n/fr.yaml", "nav: {ask: Demander}");
    Texts texts = load("mine").texts("fr-CH");
    assertEquals("Demander", texts.get("nav.ask"));
    assertEquals("Main menu", texts.get("nav.main"));
  }

  @Test
  void datesAreWrittenInTheLanguageAndTheTimeZoneOfTheSite() throws Exception {
    theme("mine", TAGS, "{{ view.head.title }}");
    Texts german = load("mine").texts("de");
    java.time.ZoneId zone = java.time.ZoneId.of("Europe/Berlin");
    assertEquals("4. Mai 2026, 10:30 Uhr", german.dateTime(ViewFixtures.MAY, zone));
    assertEquals("4 May 2026", load("mine").texts("en").date(ViewFixtures.MAY, zone));
  }

  @Test
  void aThemeWithoutATemplateNamesIt() throws Exception {
    write("themes/bare/theme.yaml", "name: bare");
    ThemeException fault = assertThrows(ThemeException.class, () -> load("bare"));
    assertTrue(fault.getMessage().contains("templates/home.peb"), fault.getMessage());
    assertTrue(fault.getMessage().contains("extends: klartext"), fault.getMessage());
  }

  @Test
  void themesThatExtendEachOtherInACircleAreRefused() throws Exception {
    write("themes/a/theme.yaml", "extends: b");
    write("themes/b/theme.yaml", "extends: a");
    ThemeException fault = assertThrows(ThemeException.class, () -> load("a"));
    assertTrue(fault.getMessage().contains("a → b → a"), fault.getMessage());
    assertTrue(fault.file().endsWith("b/theme.yaml"), fault.file());
  }

  @Test
  void anUnknownThemeOrParentIsNamed() throws Exception {
    assertTrue(
        assertThrows(ThemeException.class, () -> load("nope")).getMessage().contains("nope"));
    write("themes/a/theme.yaml", "extends: ../b");
    assertEquals(
        "There is no theme “../b” in " + folder.resolve("themes") + ".",
        assertThrows(ThemeException.class, () -> load("a")).problem().message());
  }

  @Test
  void yamlThatCannotBeReadNamesTheLine() throws Exception {
    theme("mine", "i18n/de.yaml", "nav: {}\nask: [");
    ThemeException fault = assertThrows(ThemeException.class, () -> load("mine"));
    assertTrue(fault.file().endsWith("i18n/de.yaml") && fault.line().isPresent());
  }

  @Test
  void whatHasNoEffectIsAWarning() throws Exception {
    theme("mine", "layouts/x.html", "");
    write("themes/mine/theme.yaml", "extends: klartext\ncolour: red");
    List<String> codes = load("mine").problems().stream().map(Problem::code).toList();
    assertEquals(List.of("theme-stray-file", "unknown-key"), codes);
    assertFalse(load("mine").problems().stream().anyMatch(Problem::isError));
    assertEquals(List.of(), load("klartext").problems());
  }

  @Test
  void manyThreadsRenderTheSameBytes() throws Exception {
    Theme theme = load("klartext");
    List<View.Templated> views = List.copyOf(ViewFixtures.all().values());
    List<String> expected = views.stream().map(view -> quietly(theme, view)).toList();
    Theme fresh = load("klartext");
    List<String> rendered =
        Stream.generate(() -> views)
            .limit(20)
            .parallel()
            .flatMap(List::stream)
            .map(view -> quietly(fresh, view))
            .toList();
    for (int i = 0; i < rendered.size(); i++) {
      assertEquals(expected.get(i % views.size()), rendered.get(i));
    }
  }

  private static String quietly(Theme theme, View.Templated view) {
    try {
      return theme.render(view, "");
    } catch (ThemeException e) {
      throw new AssertionError(e);
    }
  }

  private String render(String theme) throws ThemeException {
    return load(theme).render(ViewFixtures.tags(), "");
  }

  private ThemeException fault(String theme) {
    return assertThrows(ThemeException.class, () -> render(theme));
  }

  private Theme load(String name) throws ThemeException {
    return Theme.load(folder.resolve("themes"), name, Optional.empty());
  }

  private void theme(String name, String path, String content) throws Exception {
    write("themes/" + name + "/theme.yaml", "extends: klartext");
    write("themes/" + name + "/" + path, content);
  }

  private void write(String path, String content) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String outputOf(Map<String, byte[]> assets, String start, String ending) {
    return assets.keySet().stream()
        .filter(path -> path.startsWith(start) && path.endsWith(ending))
        .findFirst()
        .orElseThrow();
  }
}
