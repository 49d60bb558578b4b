package org.klartext.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a theme says in one language.
 *
 * <p>A key names a text, such as {@code list.article}; {@code {0}} stands for the first argument.
 * Where a key has the two forms {@code .one} and {@code .other}, the first argument chooses.
 */
public final class Texts {
  private final String lang;
  private final Map<String, String> entries;

  Texts(String lang, Map<String, String> entries) {
    this.lang = lang;
    this.entries = Map.copyOf(entries);
  }

  /** The language that was asked for. */
  public String lang() {
    return lang;
  }

  /**
   * A text.
   *
   * @param key its name
   * @param arguments what to fill in
   * @throws NoSuchElementException if there is none of that name
   */
  public String get(String key, Object... arguments) {
    return get(key, List.of(arguments));
  }

  String get(String key, List<?> arguments) {
    String pattern =
        find(key, arguments)
            .orElseThrow(() -> new NoSuchElementException("There is no text “" + key + "”."));
    return arguments.isEmpty() ? pattern : fill(pattern, arguments);
  }

  /** True if there is a text of that name, in one form or in two. */
  public boolean has(String key) {
    return entries.containsKey(key) || entries.containsKey(key + ".other");
  }

  private Optional<String> find(String key, List<?> arguments) {
    String exact = entries.get(key);
    if (exact != null) {
      return Optional.of(exact);
    }
    boolean one =
        !arguments.isEmpty()
            && arguments.getFirst() instanceof Number number
            && number.longValue() == 1;
    return Optional.ofNullable(entries.get(key + (one ? ".one" : ".other")));
  }

  private static String fill(String pattern, List<?> arguments) {
    StringBuilder filled = new StringBuilder(pattern.length() + 16);
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int index = open + 1 < pattern.length() ? pattern.charAt(open + 1) - '0' : -1;
      boolean slot = index >= 0 && index < arguments.size() && pattern.startsWith("}", open + 2);
      filled.append(pattern, from, slot ? open : open + 1);
      if (slot) {
        filled.append(arguments.get(index));
      }
      from = slot ? open + 3 : open + 1;
    }
    return filled.append(pattern, from, pattern.length()).toString();
  }

  /** A day as people write it. */
  public String date(Instant instant, ZoneId zone) {
    return formatted("date.day", instant.atZone(zone));
  }

  /** A day and a time of day as people write it. */
  public String dateTime(Instant instant, ZoneId zone) {
    return formatted("date.time", instant.atZone(zone));
  }

  private String formatted(String key, ZonedDateTime time) {
    return get(key)
        .replace("{day}", Integer.toString(time.getDayOfMonth()))
        .replace("{month}", get("date.months." + (time.getMonthValue() - 1)))
        .replace("{year}", Integer.toString(time.getYear()))
        .replace("{hour}", Integer.toString(time.getHour()))
        .replace("{minute}", twoDigits(time.getMinute()));
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d texts (%s)", entries.size(), lang);
  }
}
