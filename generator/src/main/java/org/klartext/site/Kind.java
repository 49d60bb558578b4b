package org.klartext.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page is. */
public enum Kind {
  /** An expert's article. */
  ARTICLE,
  /** A question of the FAQ with the editors' answer. */
  FAQ,
  /** A visitor's question. */
  QUESTION,
  /** A subject with its experts and its response promise. */
  TOPIC,
  /** A person's profile. */
  EXPERT,
  /** Anything else: home, imprint, the head of a section. */
  PAGE;

  /** The name in front matter, {@code site.yaml} and JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name, if there is one. */
  public static Optional<Kind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
