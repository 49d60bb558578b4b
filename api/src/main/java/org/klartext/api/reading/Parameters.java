package org.klartext.api.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a request for content: those that are known, each once. */
final class Parameters {
  static final String SIZE = "page[size]";
  static final String AFTER = "page[after]";

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Those of a request.
   *
   * @throws InvalidParameterException if there are others than the known ones, or one twice
   */
  static Parameters of(Map<String, List<String>> values, List<String> known) {
    values.forEach((name, each) -> {
      if (!known.contains(name)) {
        String possible = known.isEmpty() ? "none" : String.join(", ", known);
        throw new InvalidParameterException(
            name, "There is no such parameter here. Possible: " + possible + ".");
      }
      if (each.size() > 1) {
        throw new InvalidParameterException(name, "Name it once; separate values by commas.");
      }
    });
    return new Parameters(values);
  }

  /** A parameter; empty if it is not there or says nothing. */
  Optional<String> text(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(it -> !it.isEmpty()).findFirst();
  }

  /** The values of a parameter, which are separated by commas. */
  Set<String> texts(String name) {
    return text(name).stream()
        .flatMap(it -> Arrays.stream(it.split(",", -1)))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The same where only some values are possible.
   *
   * @throws InvalidParameterException if there is another one
   */
  Set<String> texts(String name, Collection<String> possible) {
    Set<String> texts = texts(name);
    for (String text : texts) {
      if (!possible.contains(text)) {
        throw new InvalidParameterException(
            name,
            "“" + text + "” is not possible here. Known are: " + String.join(", ", possible) + ".");
      }
    }
    return texts;
  }

  /** As the query of an address, with another place to begin at. */
  String after(String cursor) {
    return values.entrySet().stream()
            .filter(it -> !it.getKey().equals(AFTER))
            .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue().getFirst()) + "&")
            .collect(Collectors.joining())
        + encoded(AFTER)
        + "="
        + encoded(cursor);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
