package org.klartext.render;

import java.util.Map;
import java.util.Optional;

/**
 * What a theme says of itself in {@code theme.yaml}.
 *
 * @param parent the theme it extends
 * @param entries all keys
 */
record Manifest(Optional<String> parent, Map<String, String> entries) {
  /** The name of the file. */
  static final String FILE = "theme.yaml";

  /** Reads the file of a layer; none at all says nothing. */
  static Manifest of(Layer layer) throws ThemeException {
    byte[] content = layer.files().get(FILE);
    if (content == null) {
      return new Manifest(Optional.empty(), Map.of());
    }
    Map<String, String> entries =
        FlatYaml.read(new ThemeFile(0, layer.label() + "/" + FILE, FILE, content));
    return new Manifest(Optional.ofNullable(entries.get("extends")), entries);
  }
}
