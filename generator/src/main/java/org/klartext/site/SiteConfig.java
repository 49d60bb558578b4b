package org.klartext.site;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.text.Localized;

/**
 * What {@code site.yaml} says.
 *
 * @param title of the portal
 * @param description one sentence on it
 * @param baseUrl where it is published
 * @param timeZone in which dates without a time are meant and shown
 * @param defaultLanguage the language without a prefix in its permalinks
 * @param languages all of them, the default one included
 * @param theme the folder below {@code themes/}
 * @param apiUrl where the server answers; absent: no forms, no live search
 * @param sections folder name → kind of the pages below it
 * @param navigation language → folders and pages to list at the top of every page
 * @param footer language → pages to list at the end of every page
 * @param defaultOwner the expert (slug) who owns what has no topic
 * @param dialogue what visitors may do
 * @param service when the experts work
 * @param fallbackLanguages languages in which missing pages are shown in the default language
 * @param outputs what is written besides pages, lists, sitemap and redirects
 * @param tags the only tags allowed; absent: any
 * @param digest of the file and everything that overrides it
 */
public record SiteConfig(
    Localized title,
    Localized description,
    BaseUrl baseUrl,
    ZoneId timeZone,
    String defaultLanguage,
    List<String> languages,
    String theme,
    Optional<String> apiUrl,
    Map<String, Kind> sections,
    Map<String, List<String>> navigation,
    Map<String, List<String>> footer,
    Optional<String> defaultOwner,
    Dialogue dialogue,
    Service service,
    Set<String> fallbackLanguages,
    Set<Output> outputs,
    Optional<List<String>> tags,
    Digest digest) {

  /** Copies what it is given. */
  public SiteConfig {
    languages = List.copyOf(languages);
    sections = Map.copyOf(sections);
    navigation = Map.copyOf(navigation);
    footer = Map.copyOf(footer);
    fallbackLanguages = Set.copyOf(fallbackLanguages);
    outputs = Set.copyOf(outputs);
    tags = tags.map(List::copyOf);
    if (!languages.contains(defaultLanguage)) {
      throw new IllegalArgumentException("The default language must be one of the languages");
    }
  }

  /** What can be left out of the output. */
  public enum Output {
    /** Atom and JSON Feed. */
    FEEDS,
    /** Every page and list as a JSON document. */
    JSON,
    /** A Markdown twin of every page. */
    MARKDOWN,
    /** The index for the search in the browser. */
    SEARCH,
    /** {@code llms.txt}. */
    LLMS
  }

  /** What a visitor can send. */
  public enum Contribution {
    /** A question of their own. */
    QUESTION,
    /** An answer to somebody's question. */
    ANSWER,
    /** A comment on a page. */
    COMMENT
  }

  /** When somebody decides on a comment. */
  public enum Moderation {
    /** Before it is public. */
    BEFORE,
    /** After it is public, unless screening finds something against it. */
    AFTER
  }

  /**
   * What visitors may do.
   *
   * @param accepts which contributions are taken at all
   * @param comments whether comments are open where the page does not say
   * @param closeAfterDays days after publication when comments close by themselves; absent: never
   * @param moderation whether comments wait for a decision; questions and answers always do
   * @param editWindow how long a contributor may still change what is published
   */
  public record Dialogue(
      Set<Contribution> accepts,
      Comments comments,
      Optional<Integer> closeAfterDays,
      Moderation moderation,
      Duration editWindow) {
    /** Copies what it is given. */
    public Dialogue {
      accepts = Set.copyOf(accepts);
    }

    /** Whether readers may comment on a page at an instant. */
    public Comments commentsOn(PageMeta page, Instant instant) {
      Comments wanted = wanted(page);
      boolean over = closing(page).filter(end -> !instant.isBefore(end)).isPresent();
      return over ? Comments.CLOSED : wanted;
    }

    /** When the comments on a page close by themselves; empty if they never do. */
    public Optional<Instant> closing(PageMeta page) {
      return wanted(page) == Comments.OPEN
          ? closeAfterDays.flatMap(
              days -> page.lifetime().date().map(date -> date.plus(Duration.ofDays(days))))
          : Optional.empty();
    }

    private Comments wanted(PageMeta page) {
      Comments usual =
          switch (page.kind()) {
            case ARTICLE, FAQ, QUESTION -> comments;
            case TOPIC, EXPERT, PAGE -> Comments.OFF;
          };
      return page.comments().orElse(usual);
    }
  }

  /**
   * When the experts work; promises count these hours only.
   *
   * @param hours per day of the week; a day that is missing is free
   * @param holidays free days
   */
  public record Service(Map<DayOfWeek, Hours> hours, Set<LocalDate> holidays) {
    /** Copies what it is given. */
    public Service {
      hours = Map.copyOf(hours);
      holidays = Set.copyOf(holidays);
    }
  }

  /**
   * Part of a day.
   *
   * @param from inclusive
   * @param to exclusive, after {@code from}
   */
  public record Hours(LocalTime from, LocalTime to) {}

  /** The title in a language. */
  public String titleIn(String lang) {
    return title.in(lang, defaultLanguage);
  }

  /** The description in a language. */
  public String descriptionIn(String lang) {
    return description.in(lang, defaultLanguage);
  }

  /** The first folder of a language's permalinks: {@code /} for the default language. */
  public Permalink home(String lang) {
    return lang.equals(defaultLanguage) ? Permalink.ROOT : Permalink.ROOT.child(lang);
  }

  /** True if something is to be written. */
  public boolean writes(Output output) {
    return outputs.contains(output);
  }
}
