package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.klartext.TreeArchive;
import org.klartext.site.Digest;

/** A content folder, its output and the state of its builds, in one temporary folder. */
final class Workplace implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final Path folder;
  private Optional<SiteBuild> running = Optional.empty();
  private int cleanBuilds;

  Workplace(Path folder, String archive) throws IOException {
    this.folder = folder;
    Files.createDirectories(content());
    write(archive);
  }

  Path content() {
    return folder.resolve("content");
  }

  Path themes() {
    return folder.resolve("themes");
  }

  Path out() {
    return folder.resolve("site");
  }

  Path state() {
    return folder.resolve("var");
  }

  BuildOptions options() {
    return BuildOptions.of(content(), themes(), out(), state());
  }

  /** Writes the files of an archive below the content folder. */
  void write(String archive) throws IOException {
    TreeArchive.write(content(), archive);
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(parent(content().resolve(path)));
    Files.writeString(content().resolve(path), text);
  }

  String text(String path) throws IOException {
    return Files.readString(content().resolve(path));
  }

  void replace(String path, String old, String other) throws IOException {
    String text = text(path);
    if (!text.contains(old)) {
      throw new AssertionError(path + " does not contain " + old);
    }
    write(path, text.replace(old, other));
  }

  void delete(String path) throws IOException {
    Files.delete(content().resolve(path));
  }

  /** A build by the process that built before. */
  BuildReport build() throws BuildException {
    if (running.isEmpty()) {
      running = Optional.of(SiteBuild.open(options(), CLOCK));
    }
    return running.get().run();
  }

  /** A build by the process that built before, of what is known to be edited. */
  BuildReport build(Set<String> edited) throws BuildException {
    return running.isEmpty() ? build() : running.get().run(edited);
  }

  /** A build by a new process. */
  BuildReport buildAfresh() throws BuildException {
    return run(options());
  }

  static BuildReport run(BuildOptions options) throws BuildException {
    try (SiteBuild build = SiteBuild.open(options, CLOCK)) {
      return build.run();
    }
  }

  /** What a first build of the tree writes, by path. */
  SortedMap<String, Digest> cleanBuild() throws IOException, BuildException {
    Path empty = folder.resolve("clean-" + cleanBuilds++);
    run(BuildOptions.of(content(), themes(), empty.resolve("site"), empty.resolve("var")));
    SortedMap<String, Digest> files = files(empty.resolve("site"));
    deleteAll(empty);
    return files;
  }

  /** The output, by path. */
  SortedMap<String, Digest> output() throws IOException {
    return files(out());
  }

  String output(String path) throws IOException {
    return Files.readString(out().resolve(path));
  }

  /** The output is what a build of this tree into an empty folder writes. */
  void assertLikeCleanBuild(String message) throws IOException, BuildException {
    assertSame(cleanBuild(), output(), message);
  }

  static void assertSame(Map<String, Digest> expected, Map<String, Digest> actual, String message) {
    if (!expected.equals(actual)) {
      List<String> differences = new ArrayList<>();
      expected.forEach((path, digest) -> {
        if (!actual.containsKey(path)) {
          differences.add("missing: " + path);
        } else if (!digest.equals(actual.get(path))) {
          differences.add("outdated: " + path);
        }
      });
      actual.keySet().stream()
          .filter(path -> !expected.containsKey(path))
          .forEach(path -> differences.add("left over: " + path));
      assertEquals(List.of(), differences, message);
    }
  }

  /** All files below a folder, by path; a folder without files counts as one. */
  static SortedMap<String, Digest> files(Path root) throws IOException {
    SortedMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (Files.isRegularFile(file)) {
          files.put(path, Digest.of(Files.readAllBytes(file)));
        } else if (!file.equals(root) && isEmpty(file)) {
          files.put(path + "/", Digest.EMPTY);
        }
      }
    }
    return files;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  static void deleteAll(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static Path parent(Path file) {
    return java.util.Objects.requireNonNull(file.getParent());
  }

  /** Ends the process: the next build knows only what is in the state folder. */
  void forgetProcess() {
    running.ifPresent(SiteBuild::close);
    running = Optional.empty();
  }

  @Override
  public void close() {
    forgetProcess();
  }
}
