package org.klartext.view;

import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;

/**
 * A list on a page that gathers others, such as the FAQ of a topic.
 *
 * @param key what it holds: {@code topics}, {@code faq}, {@code articles}, {@code open}, {@code
 *     answered}, {@code experts}, {@code answers}; the theme has a title for each
 * @param cards the pages
 * @param more where the whole list is, if this is a part of it
 */
public record Group(String key, List<Card> cards, Optional<String> more) {
  /** Copies what it is given. */
  public Group {
    cards = List.copyOf(cards);
  }

  /** Of all it holds. */
  public Digest digest() {
    return new Digest.Builder()
        .add(key)
        .addAll(cards.stream().map(Card::digest).toList())
        .add(more.orElse(""))
        .build();
  }
}
