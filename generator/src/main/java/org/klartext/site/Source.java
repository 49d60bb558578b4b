package org.klartext.site;

import java.util.Map;

/**
 * The file behind a page or a reply.
 *
 * @param path below the content folder, with {@code /}
 * @param positions where each key of the front matter stands; list entries as {@code topics[0]}
 */
public record Source(String path, Map<String, Position> positions) {
  /** Copies what it is given. */
  public Source {
    positions = Map.copyOf(positions);
  }

  /** Where a key stands; the start of the file if it is not there. */
  public Position at(String key) {
    return positions.getOrDefault(key, Position.START);
  }
}
