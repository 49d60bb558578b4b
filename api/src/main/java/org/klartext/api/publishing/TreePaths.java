package org.klartext.api.publishing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Kind;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;

/** Where in the tree files of the dialogue lie. */
public final class TreePaths {
  private TreePaths() {}

  /** The file of a new question, such as {@code de/fragen/2026/9v2kz6y4m8hb.md}. */
  public static String question(Site site, String lang, String id, Instant arrived) {
    int year = arrived.atZone(site.config().timeZone()).getYear();
    String usual = lang.startsWith("de") ? "fragen" : "questions";
    return section(site, lang, org.klartext.site.Kind.QUESTION, usual) + year + "/" + id + ".md";
  }

  /** The file of a new page of the FAQ, such as {@code de/faq/passwort-vergessen.md}. */
  public static String faq(Site site, String lang, String slug) {
    return section(site, lang, org.klartext.site.Kind.FAQ, "faq") + slug + ".md";
  }

  /** Where pages of a kind lie already, else where the menu or the usual name leads. */
  private static String section(Site site, String lang, org.klartext.site.Kind kind, String usual) {
    SiteConfig config = site.config();
    String folder = languageFolder(site, lang);
    List<String> menu = config.navigation().getOrDefault(lang, List.of());
    String section =
        config.sections().entrySet().stream()
            .filter(entry -> entry.getValue() == kind)
            .map(Map.Entry::getKey)
            .sorted()
            .max(
                Comparator.<String>comparingLong(it -> pagesIn(site, kind, folder + it + "/"))
                    .thenComparing(menu::contains)
                    .thenComparing(usual::equals))
            .orElse(usual);
    return folder + section + "/";
  }

  /** A tree of one language needs no folder for it. */
  private static String languageFolder(Site site, String lang) {
    boolean isMain = lang.equals(site.config().defaultLanguage());
    boolean hasFolder =
        site.pages().stream().anyMatch(it -> it.meta().source().path().startsWith(lang + "/"));
    return isMain && !hasFolder ? "" : lang + "/";
  }

  private static long pagesIn(Site site, org.klartext.site.Kind kind, String folder) {
    return site.pages().stream()
        .filter(page -> page.meta().kind() == kind)
        .filter(page -> page.meta().source().path().startsWith(folder))
        .count();
  }

  /** The folder of a page's replies, with a slash at its end. */
  public static String replies(String pagePath) {
    String stem = pagePath.substring(0, pagePath.length() - ".md".length());
    int dot = stem.lastIndexOf('.');
    String suffix = dot > stem.lastIndexOf('/') ? stem.substring(dot) : "";
    String plain = stem.substring(0, stem.length() - suffix.length());
    String base =
        plain.endsWith("/index") ? plain.substring(0, plain.length() - "/index".length()) : plain;
    return base + suffix + ".replies/";
  }

  /** The file of a new reply. */
  public static String reply(String pagePath, String id) {
    return replies(pagePath) + id + ".md";
  }

  /**
   * Where the file of a contribution is, or will be: people may have moved it, or the page it
   * stands under.
   *
   * @param now what is public
   */
  public static String of(Snapshot now, Contribution contribution) {
    String usual = contribution.place().path();
    if (contribution.kind() == Kind.QUESTION) {
      return now.page(contribution.id()).map(it -> it.meta().source().path()).orElse(usual);
    }
    return now.reply(contribution.id())
        .map(it -> it.reply().source().path())
        .or(() ->
            now.page(contribution.place().page())
                .map(it -> reply(it.meta().source().path(), contribution.id())))
        .orElse(usual);
  }

  /** The file with the state of a question. */
  public static String state(String questionPath) {
    return replies(questionPath) + "_state.yaml";
  }

  /** The public log of a month. */
  public static String log(java.time.YearMonth month) {
    return "_data/moderation/" + month + ".json";
  }

  /** The service figures of a month. */
  public static String figures(java.time.YearMonth month) {
    return "_data/dialogue/" + month + ".json";
  }
}
