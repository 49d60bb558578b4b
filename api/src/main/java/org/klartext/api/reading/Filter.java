package org.klartext.api.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Kind;
import org.klartext.site.QuestionState;
import org.klartext.site.SiteConfig;
import org.klartext.view.ListDocument;

/**
 * Which entries of a list somebody wants.
 *
 * @param langs languages, any if there are none; the same holds for the others
 * @param kinds keys of kinds
 * @param topics slugs
 * @param tags labels
 * @param authors slugs
 * @param states where a question may stand; {@code overdue} is one of them
 * @param date from when the pages may be
 * @param updated when they may have been changed
 */
record Filter(
    Set<String> langs,
    Set<String> kinds,
    Set<String> topics,
    Set<String> tags,
    Set<String> authors,
    Set<String> states,
    Range date,
    Range updated) {
  static final String LANG = "lang";

  private static final String KIND = "filter[kind]";
  private static final String TOPIC = "filter[topic]";
  private static final String TAG = "filter[tag]";
  private static final String AUTHOR = "filter[author]";
  private static final String STATE = "filter[state]";
  private static final String DATE = "filter[date]";
  private static final String UPDATED = "filter[updated]";
  private static final String OVERDUE = "overdue";

  /** The names of all parameters that are read here, besides that of the language. */
  static final List<String> NAMES = List.of(KIND, TOPIC, TAG, AUTHOR, STATE, DATE, UPDATED);

  /** A span of time; an end that is absent is open. */
  private record Range(Optional<Instant> from, Optional<Instant> to) {
    private static final Range ANY = new Range(Optional.empty(), Optional.empty());

    boolean includes(Optional<Instant> instant) {
      return equals(ANY)
          || instant
              .filter(it -> from.filter(it::isBefore).isEmpty())
              .filter(it -> to.filter(end -> !it.isBefore(end)).isEmpty())
              .isPresent();
    }
  }

  /**
   * Reads the parameters of a request.
   *
   * @throws InvalidParameterException if one says what there cannot be
   */
  static Filter of(Parameters parameters, SiteConfig config) {
    return new Filter(
        parameters.texts(LANG, config.languages()),
        parameters.texts(KIND, Arrays.stream(Kind.values()).map(Kind::key).toList()),
        parameters.texts(TOPIC),
        parameters.texts(TAG),
        parameters.texts(AUTHOR),
        parameters.texts(STATE, possibleStates()),
        range(parameters, DATE, config.timeZone()),
        range(parameters, UPDATED, config.timeZone()));
  }

  private static List<String> possibleStates() {
    return Stream.concat(
            Arrays.stream(QuestionState.Status.values()).map(QuestionState.Status::key),
            Stream.of(OVERDUE))
        .toList();
  }

  private static Range range(Parameters parameters, String name, ZoneId zone) {
    return parameters.text(name).map(text -> range(name, text, zone)).orElse(Range.ANY);
  }

  private static Range range(String name, String text, ZoneId zone) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length > 2 || Arrays.stream(ends).allMatch(String::isEmpty)) {
      throw invalidRange(name, text);
    }
    try {
      Range first = span(ends[0], zone);
      Range last = span(ends[ends.length - 1], zone);
      return new Range(first.from(), last.to());
    } catch (DateTimeException e) {
      throw invalidRange(name, text);
    }
  }

  /** A day lasts from its first instant to the next day; an instant that is an end is included. */
  private static Range span(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return Range.ANY;
    }
    if (text.toUpperCase(Locale.ROOT).contains("T")) {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return new Range(Optional.of(instant), Optional.of(instant.plusNanos(1)));
    }
    LocalDate day = LocalDate.parse(text);
    return new Range(
        Optional.of(day.atStartOfDay(zone).toInstant()),
        Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  private static InvalidParameterException invalidRange(String name, String text) {
    return new InvalidParameterException(
        name,
        "“"
            + text
            + "” is no span of time. Write a day such as 2026-11-01, or two with .. between them;"
            + " one of them may be missing, and 2026-11-01T08:00:00Z is possible, too.");
  }

  /** True if an entry is wanted. */
  boolean accepts(ListDocument.Item item) {
    return isAmong(langs, item.card().lang())
        && isAmong(kinds, item.card().type())
        && anyIsAmong(topics, item.topics())
        && anyIsAmong(tags, item.tags())
        && anyIsAmong(authors, item.authors())
        && hasState(item)
        && date.includes(item.card().date())
        && updated.includes(item.card().updated().or(() -> item.card().date()));
  }

  private boolean hasState(ListDocument.Item item) {
    return isAmong(states, item.card().status())
        || (states.contains(OVERDUE) && item.card().overdueSince().isPresent());
  }

  private static boolean isAmong(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean anyIsAmong(Set<String> wanted, Collection<String> values) {
    return wanted.isEmpty() || values.stream().anyMatch(wanted::contains);
  }
}
