package org.klartext.api.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.klartext.api.config.Config;
import org.klartext.api.config.DatabaseUrl;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;

/** The database that a configuration means. */
public final class Databases {
  private Databases() {}

  /**
   * Opens it; the embedded one is made if there is none.
   *
   * @throws CommandException if it cannot be opened
   */
  public static Database open(Config config) throws CommandException {
    try {
      return Database.of(config.database().map(DatabaseUrl::value), config.folders().database());
    } catch (StoreException e) {
      throw new CommandException(ExitStatus.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Opens one that is there.
   *
   * @throws CommandException if there is none, or it cannot be opened
   */
  static Database openExisting(Config config) throws CommandException {
    Path file = config.folders().database();
    if (config.database().isEmpty() && !Files.exists(file)) {
      throw new CommandException(
          ExitStatus.WRONG_USE,
          "There is no database “" + file + "”. Name the server's state folder with --state.",
          new java.nio.file.NoSuchFileException(file.toString()));
    }
    return open(config);
  }
}
