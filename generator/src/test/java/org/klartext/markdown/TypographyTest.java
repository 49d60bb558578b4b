package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypographyTest {
  @Test
  void everyExampleOfCmarksSmartPunctuationHolds() throws Exception {
    String spec = Files.readString(Rendering.corpora().resolve("commonmark/cmark-smart_punct.txt"));
    List<String> failing = new ArrayList<>();
    String[] examples = spec.split("`{20,} example\n", -1);
    for (int i = 1; i < examples.length; i++) {
      String example = examples[i].substring(0, examples[i].indexOf("````"));
      int middle = example.indexOf("\n.\n");
      String html = Rendering.of(example.substring(0, middle + 1), "en", Trust.AUTHOR).html();
      if (!html.replace("@0", "url").equals(example.substring(middle + 3).strip())) {
        failing.add(html);
      }
    }
    assertEquals(17, examples.length);
    assertEquals(List.of(), failing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "de | „Ja, ‚so‘“",
        "de-AT | „Ja, ‚so‘“",
        "de-CH | «Ja, ‹so›»",
        "en | “Ja, ‘so’”",
        "fr | «\u202FJa, “so”\u202F»",
        "sv | ”Ja, ’so’”",
        "pl | „Ja, «so»”",
        "xx | “Ja, ‘so’”"
      })
  void quotesFollowTheLanguage(String lang, String expected) {
    assertEquals(
        "<p>" + expected + "</p>", Rendering.of("\"Ja, 'so'\"", lang, Trust.AUTHOR).html());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Wie geht's?|Wie geht’s?",
        "Hans' Auto|Hans’ Auto",
        "Er sagte: \"Geht's?\"|Er sagte: „Geht’s?“",
        "(\"so\")|(„so“)",
        "\"**fett**\"|„<strong>fett</strong>“",
        "Mo--Fr|Mo–Fr",
        "na ja ...|na ja …",
        "nimm --help dazu|nimm --help dazu",
        "\\\"so\\\"|&quot;so&quot;"
      })
  void apostrophesAndDashesAreToldApart(String markdown, String expected) {
    assertEquals("<p>" + expected + "</p>", Rendering.author(markdown).html());
  }

  @Test
  void codeKeepsItsQuotesAndDashes() {
    assertEquals(
        "<p><code>\"a\" -- ...</code></p>".replace("\"", "&quot;"),
        Rendering.author("`\"a\" -- ...`").html());
    assertEquals("\"a\" -- '...'", Rendering.author("    \"a\" -- '...'").plain());
  }

  @Test
  void headingsAndExcerptsHaveTheQuotesToo() {
    Parsed parsed = Rendering.author("# Was ist \"WLAN\"?\n\nEin \"Netz\".").parsed();
    assertEquals("Was ist „WLAN“?", parsed.body().outline().headings().getFirst().text());
    assertEquals("Ein „Netz“.", parsed.body().outline().excerpt());
  }
}
