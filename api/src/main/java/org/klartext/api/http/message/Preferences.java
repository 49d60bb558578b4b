package org.klartext.api.http.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client likes best, by its header (RFC 9110, section 12.5). */
public final class Preferences {
  private Preferences() {}

  /**
   * The media type a client likes best.
   *
   * @param accept the header, if there is one
   * @param offered media types without parameters, the usual one first
   * @return empty if it likes none of them
   */
  public static Optional<String> type(Optional<String> accept, List<String> offered) {
    if (accept.filter(it -> !it.isBlank()).isEmpty()) {
      return Optional.of(offered.getFirst());
    }
    String best = "";
    double most = 0;
    for (String type : offered) {
      double liked = liking(accept.get(), List.of(type, family(type), "*/*"));
      if (liked > most) {
        most = liked;
        best = type;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String family(String type) {
    return type.substring(0, type.indexOf('/')) + "/*";
  }

  /** True if a client would rather have bytes compressed by gzip than as they are. */
  public static boolean gzip(Optional<String> acceptEncoding) {
    String header = acceptEncoding.orElse("");
    if (header.isEmpty()) {
      return false;
    }
    double compressed = liking(header, List.of("gzip", "*"));
    double plain = liking(header, List.of("identity"));
    return compressed > 0 && compressed >= plain;
  }

  /** How much the first of some names that a header knows is liked, from 0 to 1. */
  private static double liking(String header, List<String> names) {
    for (String name : names) {
      for (String part : header.split(",", -1)) {
        int end = part.indexOf(';');
        String named = (end < 0 ? part : part.substring(0, end)).strip();
        if (named.equalsIgnoreCase(name)) {
          return end < 0 ? 1 : quality(part.substring(end));
        }
      }
    }
    return 0;
  }

  private static double quality(String parameters) {
    for (String parameter : parameters.split(";", -1)) {
      String text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.matches("q=[01](\\.\\d{0,3})?")) {
        return Math.min(1, Double.parseDouble(text.substring(2)));
      }
    }
    return 1;
  }
}
