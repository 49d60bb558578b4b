package org.klartext.markdown;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.klartext.site.Problem;
import org.klartext.site.Reference;

/** Renders texts for the tests of this package; slots become {@code @0} and {@code size=0}. */
record Rendering(Parsed parsed) {
  static final Markdown MARKDOWN = new Markdown();

  static Rendering author(String text) {
    return of(text, "de", Trust.AUTHOR);
  }

  static Rendering rawHtml(String text) {
    return of(text, "de", Trust.AUTHOR_RAW_HTML);
  }

  static Rendering visitor(String text) {
    return of(text, "de", Trust.VISITOR);
  }

  static Rendering of(String text, String lang, Trust trust) {
    try {
      return new Rendering(
          MARKDOWN.parse(new MarkdownText(text, "de/artikel/wlan.md", 5, lang, trust)));
    } catch (UnreadableTextException e) {
      throw new IllegalArgumentException(e);
    }
  }

  String html() {
    return parsed.body().text().html().resolve(i -> "@" + i, i -> " size=" + i).strip();
  }

  String plain() {
    return parsed.body().text().plain();
  }

  List<Reference> references() {
    return parsed.body().outline().references();
  }

  List<String> codes() {
    return parsed.problems().stream().map(Problem::code).toList();
  }

  static Path corpora() {
    Path corpora = Path.of(System.getProperty("klartext.corpora", "corpora"));
    assumeTrue(Files.isDirectory(corpora));
    return corpora;
  }
}
