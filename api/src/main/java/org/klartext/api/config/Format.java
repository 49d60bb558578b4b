package org.klartext.api.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.site.text.Spelling;

/**
 * How a setting is written and what that means.
 *
 * @param expected what it should be, with an article
 * @param isList true if there may be several values
 * @param reader gives the meaning
 */
record Format<T>(String expected, boolean isList, Reader<T> reader) {
  private static final long KIB = 1024;
  private static final String FLAG = "true or false";

  /** Understands what was written. */
  interface Reader<T> {
    /**
     * The meaning.
     *
     * @param written the values; none if nothing was said
     * @param folder that relative paths start from
     * @throws IllegalArgumentException if it has none; the message may say why
     */
    T read(List<String> written, Path folder);
  }

  private static <T> Format<T> one(String expected, Function<String, T> reader) {
    return new Format<>(
        expected, false, (written, _) -> reader.apply(String.join(", ", written).strip()));
  }

  /** A text that means something to whoever reads it. */
  static <T> Format<T> text(String expected, Function<String, T> reader) {
    return one(expected, reader);
  }

  /** A file or folder. */
  static Format<Path> path(String expected) {
    return new Format<>(
        expected, false, (written, folder) -> folder.resolve(String.join(", ", written)));
  }

  /** A whole number within bounds. */
  static Format<Integer> number(int least, int most) {
    return one(
        "a whole number from " + least + " to " + most,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        });
  }

  /** Yes or no; whoever names an option of this kind without a value says yes. */
  static Format<Boolean> flag() {
    return one(
        FLAG,
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "yes", "on" -> true;
              case "false", "no", "off" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  /** True for yes or no. */
  boolean isFlag() {
    return expected.equals(FLAG);
  }

  /** A number of bytes, also in KiB or MiB. */
  static Format<Integer> size() {
    return one("a size such as 64KiB or 1MiB, at most 64MiB", Format::bytes);
  }

  private static int bytes(String text) {
    String word = text.toLowerCase(Locale.ROOT).replace(" ", "");
    long unit = word.endsWith("kib") ? KIB : word.endsWith("mib") ? KIB * KIB : 1;
    long number = Long.parseLong(unit == 1 ? word : word.substring(0, word.length() - 3));
    long most = 64 * KIB * KIB;
    if (number < 1 || number > most || number * unit > most) {
      throw new IllegalArgumentException();
    }
    return (int) (number * unit);
  }

  /** One of a few words. */
  static <E extends Enum<E>> Format<E> choice(Class<E> type) {
    List<String> words =
        java.util.Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();
    return one(
        "one of: " + String.join(", ", words),
        text -> {
          int index = words.indexOf(text.toLowerCase(Locale.ROOT));
          if (index < 0) {
            throw new IllegalArgumentException(
                Spelling.nearest(text, words).map(it -> "Did you mean “" + it + "”?").orElse(""));
          }
          return type.getEnumConstants()[index];
        });
  }

  /** The same, but it need not be there. */
  Format<Optional<T>> optional() {
    return new Format<>(
        expected,
        false,
        (written, folder) ->
            written.isEmpty() ? Optional.empty() : Optional.of(reader.read(written, folder)));
  }

  /**
   * Any number of such values.
   *
   * @param of what they should be
   */
  Format<List<T>> list(String of) {
    return new Format<>(
        of,
        true,
        (written, folder) ->
            written.stream().map(text -> reader.read(List.of(text), folder)).toList());
  }
}
