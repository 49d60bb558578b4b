package org.klartext.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.klartext.frontmatter.Moments;

/**
 * Reads instants as the front matter of a portal means them, wherever else people write them.
 *
 * @param zone of what names no offset
 */
public record PortalTime(ZoneId zone) {
  /** The time of a portal; whatever is wrong with its {@code site.yaml}, loading it will tell. */
  public static PortalTime of(Path content) {
    return new PortalTime(
        ConfigReader.read(config(content), List.of(), LoadRequest.Overrides.NONE)
            .config()
            .timeZone());
  }

  private static Optional<byte[]> config(Path content) {
    try {
      return Optional.of(Files.readAllBytes(content.resolve(ConfigReader.FILE)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A day, which is its start, or a time of a day, with or without an offset.
   *
   * @throws java.time.DateTimeException if it is none
   */
  public Instant instant(String text) {
    return Moments.instant(text, zone);
  }
}
