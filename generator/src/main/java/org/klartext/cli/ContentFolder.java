package org.klartext.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the content is. */
final class ContentFolder {
  @Option(
      names = "--content",
      paramLabel = "DIR",
      defaultValue = "content",
      description = "The folder with the Markdown files (default: ${DEFAULT-VALUE}).")
  private Path path = Path.of("content");

  Path path() {
    return path;
  }
}
