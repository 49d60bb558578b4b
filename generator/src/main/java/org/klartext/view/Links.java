package org.klartext.view;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/**
 * A text with all its references resolved.
 *
 * @param body the text
 * @param resolved one entry for each reference of its outline
 * @param digest of both
 */
public record Links(Body body, List<Resolved> resolved, Digest digest) {
  /** Where Markdown and HTML write destinations: in brackets, definitions and attributes. */
  private static final Pattern DESTINATION =
      Pattern.compile(
          "(\\]\\(\\s*<?|(?m:^)[ >]*\\[[^\\]\\n]+\\]:\\s*<?|(?:href|src)\\s*=\\s*[\"']?)"
              + "([^\\s<>()\"']+)");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

  /** Copies what it is given. */
  public Links {
    resolved = List.copyOf(resolved);
  }

  /** Works the digest out. */
  public static Links of(Body body, List<Resolved> resolved) {
    Digest.Builder digest = new Digest.Builder().add(body.digest()).add(resolved.size());
    for (Resolved reference : resolved) {
      digest.add(reference.href()).add(reference.size());
    }
    return new Links(body, resolved, digest.build());
  }

  /** The HTML with the addresses filled in. */
  public String html() {
    return body.text()
        .html()
        .resolve(index -> escape(resolved.get(index).href()), index -> resolved.get(index).size());
  }

  /**
   * The HTML as it can stand outside its page.
   *
   * @param page whole address of the page it stands on
   */
  public String absoluteHtml(String page) {
    String origin = page.substring(0, Math.max(page.indexOf('/', page.indexOf("//") + 2), 0));
    return body.text()
        .html()
        .resolve(
            index -> escape(absolute(resolved.get(index).href(), page, origin)),
            index -> resolved.get(index).size());
  }

  private static String absolute(String href, String page, String origin) {
    if (href.startsWith("#")) {
      return page + href;
    }
    return href.startsWith("/") ? origin + href : href;
  }

  /** What the text leads to, as written, but does not find; it may be the name of a hidden page. */
  public Set<String> dangling() {
    List<Reference> references = body.outline().references();
    Set<String> dangling = new TreeSet<>();
    for (int index = 0; index < resolved.size(); index++) {
      if (resolved.get(index).href().equals(Resolved.NOWHERE)) {
        dangling.add(references.get(index).destination());
      }
    }
    return dangling;
  }

  /** An author's Markdown, in which links that lead nowhere say so. */
  public String markdown() {
    return markdown(dangling()::contains);
  }

  /** A visitor's Markdown; what looks like the name of a file is no link there. */
  public String visitorMarkdown() {
    Set<String> dangling = dangling();
    return markdown(it -> dangling.contains(it) || isFile(it));
  }

  private static boolean isFile(String destination) {
    return !destination.startsWith("/")
        && !destination.startsWith("#")
        && !Target.SCHEME.matcher(destination).lookingAt();
  }

  private String markdown(Predicate<String> nowhere) {
    return DESTINATION
        .matcher(body.text().markdown().strip())
        .replaceAll(match ->
            Matcher.quoteReplacement(
                nowhere.test(unescaped(match.group(2)))
                    ? match.group(1) + Resolved.NOWHERE
                    : match.group()));
  }

  private static String unescaped(String destination) {
    return ESCAPED.matcher(destination).replaceAll("$1").replace("&amp;", "&");
  }

  /** The words without markup. */
  public String plain() {
    return body.text().plain();
  }

  /** True if there is nothing to read. */
  public boolean isEmpty() {
    return body.text().html().pieces().isEmpty();
  }

  private static String escape(String href) {
    return href.indexOf('&') < 0 ? href : href.replace("&amp;", "&").replace("&", "&amp;");
  }
}
