package org.klartext.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where things are. */
final class SiteFolders {
  @Mixin private ContentFolder content = new ContentFolder();

  @Option(
      names = "--themes",
      paramLabel = "DIR",
      defaultValue = "themes",
      description = "The folder with themes (default: ${DEFAULT-VALUE}).")
  private Path themes = Path.of("themes");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "var",
      description = "The folder for manifests and caches (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of("var");

  Path content() {
    return content.path();
  }

  Path themes() {
    return themes;
  }

  Path state() {
    return state;
  }
}
