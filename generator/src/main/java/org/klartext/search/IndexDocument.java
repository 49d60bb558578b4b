package org.klartext.search;

import java.util.List;
import org.klartext.format.Json;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;

/** {@code index.json}: how an index is cut into files, and what the language does to words. */
final class IndexDocument {
  private IndexDocument() {}

  static String of(BrowserIndex index) {
    SearchSource source = index.source();
    WordForms forms = index.forms();
    return Json.object(json ->
        json.text("mark", BrowserIndex.markOf(source))
            .text("lang", source.lang())
            .number("pages", source.entries().size())
            .number("described", SearchSource.DESCRIBED)
            .texts("terms", index.firsts(SearchFile.Part.TERMS))
            .texts("beginnings", index.firsts(SearchFile.Part.BEGINNINGS))
            .texts("endings", index.firsts(SearchFile.Part.ENDINGS))
            .objects("spellings", forms.spellings(), IndexDocument::spelling)
            .objects("rules", forms.rules(), IndexDocument::rule)
            .texts("stops", forms.stops().stream().sorted().toList()));
  }

  private static void spelling(Json json, WordForms.Spelling spelling) {
    json.text("pattern", spelling.pattern().pattern()).text("replacement", spelling.replacement());
  }

  private static void rule(Json json, WordForms.Rule rule) {
    json.texts("fits", List.of(rule.prefix(), rule.suffix()))
        .number("least", rule.least())
        .text("replacement", rule.replacement());
  }
}
