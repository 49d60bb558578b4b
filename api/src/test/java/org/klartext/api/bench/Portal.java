package org.klartext.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.api.account.AccountException;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.Database;
import org.klartext.bench.SyntheticSite;

/**
 * The folders of a made-up portal; gone when it is closed.
 *
 * @param folder for everything
 * @param articles how many it has
 */
record Portal(Path folder, int articles) implements AutoCloseable {
  static Portal make(String name, int articles) throws IOException {
    Path base = Path.of(System.getProperty("klartext.bench.folder", "target/bench"));
    Portal portal = new Portal(base.resolve(name + "-" + articles).toAbsolutePath(), articles);
    portal.close();
    SyntheticSite.write(portal.content(), articles, 1);
    return portal;
  }

  /** The same with everything that a site has besides its pages: documents for programs, too. */
  Portal withAllOutputs() throws IOException {
    Path config = content().resolve("site.yaml");
    List<String> lines = Files.readAllLines(config);
    Files.write(config, lines.stream().filter(it -> !it.startsWith("outputs:")).toList());
    return this;
  }

  Path content() {
    return folder.resolve("content");
  }

  Path out() {
    return folder.resolve("site");
  }

  Path state() {
    return folder.resolve("var");
  }

  /** The token of a new moderator. */
  String moderator() throws AccountException {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    try (Database database = Database.embedded(state().resolve("klartext.db"))) {
      Ids ids = new Ids(clock, random);
      new StaffAccounts(database, new Passwords(random), clock, ids)
          .add(StaffAccounts.TERMINAL, "ida", Role.MODERATOR, "vier muntere Laternen am Deich");
      return new ApiTokens(database, clock, random)
          .create(
              StaffAccounts.TERMINAL,
              "ida",
              "benchmark",
              Set.of(Scope.MODERATION),
              Optional.empty())
          .key();
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
