package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.render.Theme;
import org.klartext.render.ThemeException;
import org.klartext.site.Digest;

/** The theme in use, read again when one of its files changes. */
final class LoadedTheme {
  private final Path themes;
  private final Path overrides;
  private Optional<Loaded> current = Optional.empty();

  private record Loaded(String name, Digest files, Theme theme) {}

  LoadedTheme(Path themes, Path overrides) {
    this.themes = themes;
    this.overrides = overrides;
  }

  /** The theme of a name as it is now. */
  Theme of(String name) throws BuildException {
    Digest files = files();
    Optional<Loaded> same =
        current.filter(it -> it.name().equals(name) && it.files().equals(files));
    if (same.isPresent()) {
      return same.get().theme();
    }
    try {
      Theme theme = Theme.load(themes, name, Optional.of(overrides));
      current = Optional.of(new Loaded(name, files, theme));
      return theme;
    } catch (ThemeException e) {
      throw new BuildException(e.getMessage(), "", e);
    }
  }

  /** Of the names, sizes and times of all files that can be part of a theme. */
  Digest files() throws BuildException {
    Digest.Builder digest = new Digest.Builder();
    for (Path folder : new Path[] {themes, overrides}) {
      if (Files.isDirectory(folder)) {
        add(folder, digest);
      }
    }
    return digest.build();
  }

  private static void add(Path folder, Digest.Builder digest) throws BuildException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          digest
              .add(file.toString())
              .add(attributes.size())
              .add(attributes.lastModifiedTime().toMillis());
        }
      }
    } catch (IOException e) {
      throw new BuildException(
          "The theme in “" + folder + "” cannot be read: " + e.getMessage(),
          "Check its permissions.",
          e);
    }
  }
}
