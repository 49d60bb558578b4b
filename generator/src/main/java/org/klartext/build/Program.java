package org.klartext.build;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.klartext.site.Digest;

/** Which program this is: another one may render the same site differently. */
final class Program {
  private static final Digest DIGEST = compute();

  private Program() {}

  /** Changes with the jar the program runs from. */
  static Digest digest() {
    return DIGEST;
  }

  private static Digest compute() {
    try {
      Path place =
          Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      BasicFileAttributes attributes = Files.readAttributes(place, BasicFileAttributes.class);
      return new Digest.Builder()
          .add(attributes.size())
          .add(attributes.lastModifiedTime().toMillis())
          .build();
    } catch (IOException | URISyntaxException e) {
      return Digest.EMPTY;
    }
  }
}
