package org.klartext.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.Browser;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/** What is typed is brought to the same stems as what was indexed, word for word. */
class FormsInTheBrowserTest {
  private static final Path ENGINE =
      Path.of(System.getProperty("klartext.root"), "themes/klartext/assets/search.js");

  /** The engine's own code, with the rules that an index carries. */
  private static final String FORMS =
      """
      async ({engine, rules, words}) => {
        const code = new Blob([engine], {type: "text/javascript"});
        const {Forms} = await import(URL.createObjectURL(code));
        const forms = new Forms(JSON.parse(rules));
        return words.map((word) => {
          const normal = forms.normal(word);
          return normal + " " + forms.stem(normal) + " " + Forms.words(word).map((it) => it.text);
        });
      }
      """;

  private static List<String> words() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(FormsInTheBrowserTest.class.getResourceAsStream("words.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String forms(WordForms forms, String word) {
    String normal = forms.normal(word);
    List<String> tokens = new java.util.ArrayList<>();
    Tokens.each(word, tokens::add);
    return normal + " " + forms.stem(normal) + " " + String.join(",", tokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "fr"})
  void aBrowserFindsTheSameStems(String lang) throws Exception {
    List<String> words = words();
    assertTrue(words.size() >= 2000);
    Vocabulary vocabulary = new Vocabulary(lang);
    SearchSource nothing = SearchSource.of(lang, List.of(), List.of());
    BrowserIndex index = new BrowserIndex(nothing, List.of(), vocabulary);
    String rules = new String(index.file(SearchFile.Part.INDEX, 0), StandardCharsets.UTF_8);
    try (Browser browser = Browser.start();
        BrowserContext context =
            browser.context(new com.microsoft.playwright.Browser.NewContextOptions());
        Page page = context.newPage()) {
      page.navigate("data:text/html,");
      Object found =
          page.evaluate(
              FORMS, Map.of("engine", Files.readString(ENGINE), "rules", rules, "words", words));
      List<String> expected = words.stream().map(word -> forms(vocabulary.forms(), word)).toList();
      assertEquals(expected, found);
    }
  }
}
