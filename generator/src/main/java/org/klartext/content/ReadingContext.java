package org.klartext.content;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.markdown.Markdown;
import org.klartext.markdown.MarkdownText;
import org.klartext.markdown.Parsed;
import org.klartext.markdown.Trust;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Edition;
import org.klartext.site.text.PathEncoding;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;

/**
 * What reading a file needs besides the file.
 *
 * @param config of the site
 * @param edition for whom
 * @param markdown turns texts into bodies
 */
record ReadingContext(SiteConfig config, Edition edition, Markdown markdown) {
  private static final Pattern FILE_NAME =
      Pattern.compile("[^\\s/\\\\\"'()<>\\[\\]{}|=,;]+\\.\\w+");

  /** Decides together with a file what is read from it. */
  Digest key() {
    return new Digest.Builder().add(config.digest()).add(edition.key()).build();
  }

  /** Cuts what is not for this edition. */
  AudienceCut.Cut cut(MarkdownText text) {
    return AudienceCut.of(text.text(), edition, text.path(), text.firstLine());
  }

  /**
   * Parses a text that is cut already.
   *
   * @param problems takes what is found
   */
  Body body(MarkdownText text, List<Problem> problems) throws UnreadableTextException {
    if (text.text().isBlank()) {
      return Body.EMPTY;
    }
    Parsed parsed = markdown.parse(text);
    problems.addAll(parsed.problems());
    return parsed.body();
  }

  /** Takes over what a cut found; what a visitor wrote is nobody's error. */
  static void report(AudienceCut.Cut cut, Trust trust, List<Problem> problems) {
    for (Problem problem : cut.problems()) {
      boolean visitor = trust == Trust.VISITOR;
      problems.add(
          visitor
              ? new Problem(
                  Problem.Severity.WARNING,
                  problem.code(),
                  problem.file(),
                  problem.position(),
                  problem.message(),
                  problem.hint())
              : problem);
    }
  }

  /** Collects what looks like the name of a file. */
  static void fileNames(String text, Set<String> names) {
    Matcher matcher = FILE_NAME.matcher(text);
    while (matcher.find()) {
      names.add(PathEncoding.decode(matcher.group()));
    }
  }
}
