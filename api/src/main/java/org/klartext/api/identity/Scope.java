package org.klartext.api.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A thing that people, and programs with a token, may be allowed to do. */
public enum Scope {
  /** To read the queue and to decide. */
  MODERATION,
  /** To answer questions, to take them on and to pass them to others. */
  ANSWERS,
  /** To read the internal edition and drafts. */
  EDITORIAL,
  /** To read the figures of the server. */
  METRICS,
  /** To read and change accounts and tokens. */
  ADMIN;

  /** The name in JSON and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that name, if there is one. */
  public static Optional<Scope> of(String key) {
    return Arrays.stream(values()).filter(scope -> scope.key().equals(key)).findFirst();
  }
}
