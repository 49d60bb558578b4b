package org.klartext.api.config;

import java.util.regex.Pattern;

/** Takes out of values what nobody should read over a shoulder. */
final class Masking {
  static final String HIDDEN = "********";
  private static final Pattern PARAMETER = Pattern.compile("(?i)([?&;](?:ssl)?password=)[^&;]*");
  private static final Pattern USER_INFO = Pattern.compile("(//[^/?@:]*:).*(?=@)");

  private Masking() {}

  /** Hides everything. */
  static String all(String ignored) {
    return HIDDEN;
  }

  /** Hides the passwords in the address of a database. */
  static String passwords(String url) {
    String parameters = PARAMETER.matcher(url).replaceAll("$1" + HIDDEN);
    return USER_INFO.matcher(parameters).replaceAll("$1" + HIDDEN);
  }
}
