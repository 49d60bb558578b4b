package org.klartext.api.contribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a contribution may be refused or removed. The list is closed: that something is critical,
 * unflattering or speaks of a competitor is no reason.
 */
public enum Reason {
  /** Sent in bulk, or by a machine. */
  SPAM,
  /** Hurts a person. */
  INSULT,
  /** Tells what others need not know of a person. */
  PERSONAL_DATA,
  /** Is against the law. */
  UNLAWFUL,
  /** Belongs elsewhere. */
  OFF_TOPIC,
  /** Stands here already; names where. */
  DUPLICATE,
  /** Wants to sell. */
  ADVERTISING;

  /** The name in JSON, in files and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason of that name, if there is one. */
  public static Optional<Reason> of(String key) {
    return Arrays.stream(values()).filter(reason -> reason.key().equals(key)).findFirst();
  }
}
