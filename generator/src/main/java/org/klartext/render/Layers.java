package org.klartext.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.klartext.site.Digest;

/** The folders of a theme and those it extends: for each path the first layer that has it wins. */
final class Layers {
  private final List<Layer> layers;
  private final String label;
  private final Digest digest;

  private Layers(List<Layer> layers, String label) {
    this.layers = List.copyOf(layers);
    this.label = label;
    Digest.Builder all = new Digest.Builder();
    for (Layer layer : layers) {
      all.add(layer.files().size());
      layer.files().forEach((path, content) -> all.add(path).add(Digest.of(content)));
    }
    this.digest = all.build();
  }

  /**
   * Follows {@code extends} from a theme to the last of its parents.
   *
   * @param themes the folder of all themes; need not exist
   * @param name of the theme
   * @param overrides a folder that wins over all; need not exist
   */
  static Layers load(Path themes, String name, Optional<Path> overrides) throws ThemeException {
    List<Layer> layers = new ArrayList<>();
    if (overrides.isPresent() && Files.isDirectory(overrides.get())) {
      layers.add(Layer.ofFolder(overrides.get()));
    }
    SequencedSet<String> names = new LinkedHashSet<>();
    String wantedBy = "site.yaml";
    Optional<String> next = Optional.of(name);
    while (next.isPresent()) {
      if (!names.add(next.get())) {
        throw cycle(wantedBy, names, next.get());
      }
      Layer layer = layer(themes, next.get(), wantedBy);
      layers.add(layer);
      next = Manifest.of(layer).parent();
      wantedBy = layer.label() + "/" + Manifest.FILE;
    }
    int own = layers.size() - names.size();
    return new Layers(layers, layers.get(own).label());
  }

  private static Layer layer(Path themes, String name, String wantedBy) throws ThemeException {
    if (!name.isEmpty() && !name.startsWith(".") && !name.contains("/") && !name.contains("\\")) {
      Path folder = themes.resolve(name);
      if (Files.isDirectory(folder)) {
        return Layer.ofFolder(folder);
      }
      if (name.equals(Layer.BUILT_IN)) {
        return Layer.builtIn();
      }
    }
    throw new ThemeException(
        wantedBy,
        "There is no theme “" + name + "” in " + themes + ".",
        "“" + Layer.BUILT_IN + "” is always there.");
  }

  private static ThemeException cycle(String file, SequencedSet<String> names, String again) {
    return new ThemeException(
        file,
        "The themes extend each other in a circle: "
            + String.join(" → ", names)
            + " → "
            + again
            + ".",
        "Remove one “extends”.");
  }

  /** The file that wins. */
  Optional<ThemeFile> find(String path) {
    return findFrom(0, path);
  }

  /** The file that would win without a layer and those before it. */
  Optional<ThemeFile> findBelow(int layer, String path) {
    return findFrom(layer + 1, path);
  }

  private Optional<ThemeFile> findFrom(int first, String path) {
    for (int index = first; index < layers.size(); index++) {
      byte[] content = layers.get(index).files().get(path);
      if (content != null) {
        return Optional.of(file(index, path, content));
      }
    }
    return Optional.empty();
  }

  /** All versions of a file, the one that wins first. */
  List<ThemeFile> all(String path) {
    List<ThemeFile> found = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      byte[] content = layers.get(index).files().get(path);
      if (content != null) {
        found.add(file(index, path, content));
      }
    }
    return found;
  }

  /** The files of a folder that win, by path. */
  Map<String, ThemeFile> under(String folder) {
    Map<String, ThemeFile> found = new TreeMap<>();
    for (int index = 0; index < layers.size(); index++) {
      int layer = index;
      layers
          .get(layer)
          .files()
          .forEach((path, content) -> {
            if (path.startsWith(folder)) {
              found.putIfAbsent(path, file(layer, path, content));
            }
          });
    }
    return found;
  }

  private ThemeFile file(int layer, String path, byte[] content) {
    return new ThemeFile(layer, layers.get(layer).label() + "/" + path, path, content);
  }

  /** The layers, the one that wins first. */
  List<Layer> list() {
    return layers;
  }

  /** The name of the theme's own folder for people. */
  String label() {
    return label;
  }

  /** Of all files. */
  Digest digest() {
    return digest;
  }
}
