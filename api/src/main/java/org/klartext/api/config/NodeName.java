package org.klartext.api.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.klartext.files.AtomicFiles;

/** The name of a server among those that share a database. */
public final class NodeName {
  private static final String ONLY = "main";

  private NodeName() {}

  /**
   * The configured name; else {@code main} with the embedded database, else one that is made at the
   * first start and kept in the state folder.
   *
   * @param random gives a new name
   * @throws IOException if the kept name can neither be read nor written
   */
  public static String of(Config config, RandomGenerator random) throws IOException {
    if (config.node().isPresent()) {
      return config.node().get();
    }
    return config.database().isEmpty() ? ONLY : kept(config.folders().node(), random);
  }

  private static String kept(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[8];
      random.nextBytes(bytes);
      String name = HexFormat.of().formatHex(bytes) + "\n";
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFiles.replace(file.toAbsolutePath(), name.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readString(file).strip();
  }
}
