package org.klartext.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which audience a build is for. */
public enum Edition {
  /** What everybody may read. */
  PUBLIC,
  /** The same and what is marked {@code audience: internal}. */
  INTERNAL;

  /** True if a page for this audience belongs to this edition. */
  public boolean shows(Audience audience) {
    return this == INTERNAL || audience == Audience.PUBLIC;
  }

  /** The edition of that name, if there is one. */
  public static Optional<Edition> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  /** The name on the command line and in the pages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
