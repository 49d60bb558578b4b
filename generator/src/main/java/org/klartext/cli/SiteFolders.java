package org.klartext.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say where things are. */
final class SiteFolders {
  @Option(
      names = "--content",
      paramLabel = "DIR",
      defaultValue = "content",
      description = "The folder with the Markdown files (default: ${DEFAULT-VALUE}).")
  private Path content = Path.of("content");

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
    return content;
  }

  Path themes() {
    return themes;
  }

  Path state() {
    return state;
  }
}
