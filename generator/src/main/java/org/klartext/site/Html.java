package org.klartext.site;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Clean HTML with slots for what only the whole site knows: the addresses of links and images and
 * the sizes of images.
 *
 * @param pieces in their order
 */
public record Html(List<Piece> pieces) {
  /** No text at all. */
  public static final Html EMPTY = new Html(List.of());

  /** Copies what it is given. */
  public Html {
    pieces = List.copyOf(pieces);
  }

  /** A part of the HTML. */
  public sealed interface Piece {
    /**
     * Finished HTML.
     *
     * @param html well-formed only together with its neighbours
     */
    record Markup(String html) implements Piece {}

    /**
     * Inside a quoted attribute: the address of a reference.
     *
     * @param reference index into the outline's references
     */
    record Address(int reference) implements Piece {}

    /**
     * Inside an {@code img} tag, after another attribute: {@code width} and {@code height}, with a
     * leading space, where they are known.
     *
     * @param reference index into the outline's references
     */
    record Size(int reference) implements Piece {}
  }

  /**
   * Fills the slots.
   *
   * @param address gives the escaped address of a reference
   * @param size gives the size attributes of a reference, or an empty text
   */
  public String resolve(IntFunction<String> address, IntFunction<String> size) {
    StringBuilder html = new StringBuilder();
    for (Piece piece : pieces) {
      html.append(
          switch (piece) {
            case Piece.Markup markup -> markup.html();
            case Piece.Address slot -> address.apply(slot.reference());
            case Piece.Size slot -> size.apply(slot.reference());
          });
    }
    return html.toString();
  }
}
