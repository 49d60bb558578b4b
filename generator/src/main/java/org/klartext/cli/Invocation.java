package org.klartext.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** How people start this program, for the commands that are shown to them. */
final class Invocation {
  private Invocation() {}

  /** What to type before a command, from whatever folder. */
  static String name() {
    String launcher = System.getProperty("klartext.launcher", "");
    return launcher.isEmpty() ? ofJar() : quoted(launcher);
  }

  private static String ofJar() {
    try {
      Path place =
          Path.of(Invocation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String path = place.toString();
      return path.endsWith(".jar") ? "java -jar " + quoted(path) : "klartext";
    } catch (URISyntaxException e) {
      return "klartext";
    }
  }

  /** A word for a shell. */
  static String quoted(String word) {
    return word.matches("[\\p{L}\\p{Nd}_./:@%+=~-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
