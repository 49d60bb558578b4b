package org.klartext.render;

import java.nio.charset.StandardCharsets;

/** A file of a layer. */
final class ThemeFile {
  private final int layer;
  private final String label;
  private final String path;
  private final byte[] content;

  /**
   * As it was read.
   *
   * @param layer its index, 0 for the one that wins
   * @param label its name for people; also the name of a template within Pebble
   * @param path below the folder of the layer, with {@code /}
   * @param content all of it; not to be changed
   */
  ThemeFile(int layer, String label, String path, byte[] content) {
    this.layer = layer;
    this.label = label;
    this.path = path;
    this.content = content;
  }

  /** The index of its layer. */
  int layer() {
    return layer;
  }

  /** Its name for people. */
  String label() {
    return label;
  }

  /** Where it is in the theme. */
  String path() {
    return path;
  }

  /** All of it; not to be changed. */
  byte[] content() {
    return content;
  }

  /** The content as text. */
  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
