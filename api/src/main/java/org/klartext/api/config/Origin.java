package org.klartext.api.config;

import java.nio.file.Path;
import org.klartext.site.Position;

/** Who said what a setting is. */
public sealed interface Origin {
  /** Nobody. */
  record Standard() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /**
   * The configuration file.
   *
   * @param file as it was named
   * @param position of the value
   */
  record Line(Path file, Position position) implements Origin {
    @Override
    public String toString() {
      return file + ":" + position.line();
    }
  }

  /**
   * The environment.
   *
   * @param name of the variable
   */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The command line.
   *
   * @param name of the option
   */
  record Flag(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }
}
