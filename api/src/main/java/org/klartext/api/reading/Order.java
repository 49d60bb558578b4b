package org.klartext.api.reading;

import java.nio.charset.StandardCharsets;
import java.text.CollationKey;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.site.SiteConfig;
import org.klartext.view.Card;
import org.klartext.view.ListDocument;

/**
 * How a list is ordered, and places in it that stay where they are when entries come and go.
 *
 * @param key what it is ordered by
 * @param descending the last ones first; entries that have no such date are last in any case
 */
record Order(Key key, boolean descending) {
  static final String NAME = "sort";

  /** As lists without parameters are. */
  static final Order USUAL = new Order(Key.PLACE, false);

  private static final Pattern CURSOR =
      Pattern.compile("(-?[a-z]{4,7})\n([^\n]{1,40})\n([^\n]{0,4000})\n(.*)", Pattern.DOTALL);

  /** What lists can be ordered by. */
  enum Key {
    /** The languages as the site names them, and in each the place of an entry. */
    PLACE,
    /** The title as people of the site's first language would look it up. */
    TITLE,
    /** From when a page is. */
    DATE,
    /** When a page was last changed, or from when it is. */
    UPDATED;

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A place in a list. */
  private record Position(
      int lang, String place, Optional<Instant> time, Optional<CollationKey> title) {}

  /**
   * Reads the parameter.
   *
   * @throws InvalidParameterException if lists cannot be ordered like that
   */
  static Order of(Parameters parameters) {
    return parameters.text(NAME).map(Order::parse).orElse(USUAL);
  }

  private static Order parse(String text) {
    boolean descending = text.startsWith("-");
    return Arrays.stream(Key.values())
        .filter(key -> key != Key.PLACE && text.substring(descending ? 1 : 0).equals(key.text()))
        .findFirst()
        .map(key -> new Order(key, descending))
        .orElseThrow(() ->
            new InvalidParameterException(
                NAME,
                "“"
                    + text
                    + "” is not possible here. Known are: title, date, updated, each with - for"
                    + " the other direction."));
  }

  /** Puts entries into this order. */
  List<ListDocument.Item> sorted(List<ListDocument.Item> items, SiteConfig config) {
    record Placed(Position position, ListDocument.Item item) {}
    Collator collator = collator(config);
    List<Placed> placed = new ArrayList<>();
    items.forEach(it -> placed.add(new Placed(position(it, config, collator), it)));
    placed.sort(Comparator.comparing(Placed::position, comparator()));
    return placed.stream().map(Placed::item).toList();
  }

  /** The index of the first entry behind a place in a list of this order. */
  int behind(String cursor, List<ListDocument.Item> sorted, SiteConfig config) {
    Collator collator = collator(config);
    Position place = read(cursor, config, collator);
    List<Position> keys =
        new java.util.AbstractList<>() {
          @Override
          public Position get(int index) {
            return position(sorted.get(index), config, collator);
          }

          @Override
          public int size() {
            return sorted.size();
          }
        };
    int found = Collections.binarySearch(keys, place, comparator());
    return found >= 0 ? found + 1 : -1 - found;
  }

  private static Collator collator(SiteConfig config) {
    return Collator.getInstance(Locale.forLanguageTag(config.defaultLanguage()));
  }

  private Comparator<Position> comparator() {
    Comparator<Position> places =
        Comparator.comparingInt(Position::lang).thenComparing(Position::place);
    Comparator<Position> wanted =
        switch (key) {
          case PLACE -> places;
          case TITLE -> Comparator.comparing(it -> it.title().orElseThrow());
          case DATE, UPDATED -> Comparator.comparing(it -> it.time().orElse(Instant.MAX));
        };
    Comparator<Position> timeless = Comparator.comparing(it -> isTimed() && it.time().isEmpty());
    return timeless.thenComparing(descending ? wanted.reversed() : wanted).thenComparing(places);
  }

  private boolean isTimed() {
    return key == Key.DATE || key == Key.UPDATED;
  }

  private Position position(ListDocument.Item item, SiteConfig config, Collator collator) {
    Card card = item.card();
    return new Position(
        config.languages().indexOf(card.lang()),
        item.place(),
        time(card),
        key == Key.TITLE ? Optional.of(collator.getCollationKey(card.title())) : Optional.empty());
  }

  private Optional<Instant> time(Card card) {
    return switch (key) {
      case PLACE, TITLE -> Optional.empty();
      case DATE -> card.date();
      case UPDATED -> card.updated().or(card::date);
    };
  }

  /** The place of an entry, for those who want what is behind it. */
  String cursor(ListDocument.Item item) {
    String value =
        key == Key.TITLE
            ? item.card().title()
            : time(item.card()).map(Instant::toString).orElse("");
    String text = String.join("\n", name(), item.card().lang(), item.place(), value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String name() {
    return (descending ? "-" : "") + key.text();
  }

  private Position read(String cursor, SiteConfig config, Collator collator) {
    try {
      Matcher parts =
          CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
      if (parts.matches()
          && parts.group(1).equals(name())
          && config.languages().contains(parts.group(2))) {
        String value = parts.group(4);
        return new Position(
            config.languages().indexOf(parts.group(2)),
            parts.group(3),
            isTimed() && !value.isEmpty() ? Optional.of(Instant.parse(value)) : Optional.empty(),
            key == Key.TITLE ? Optional.of(collator.getCollationKey(value)) : Optional.empty());
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw foreign();
    }
    throw foreign();
  }

  private static InvalidParameterException foreign() {
    return new InvalidParameterException(
        Parameters.AFTER,
        "This place was not named by this server for a list in this order. Begin without one.");
  }
}
