package org.klartext.api.contribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a contribution is. */
public enum Kind {
  /** A question of its own; becomes a page. */
  QUESTION,
  /** An answer to a question; becomes a reply. */
  ANSWER,
  /** A comment on a page; becomes a reply. */
  COMMENT;

  /** The name in JSON, in files and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name, if there is one. */
  public static Optional<Kind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
