package org.klartext.build;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Permalink;

/**
 * What the last build wrote into one output folder. A text file: a head line, then a line for each
 * output file. Whatever is damaged counts as not written, but its path is remembered as ours.
 *
 * @param inputs of everything the build was made from; empty if unknown
 * @param files by path below the output folder
 */
record BuildManifest(Optional<Digest> inputs, Map<String, Entry> files) {
  private static final String HEAD = "klartext-manifest 1 ";
  private static final String PENDING = ".pending";

  /**
   * An output file.
   *
   * @param digest of the view and the theme it was rendered from
   * @param size in bytes
   * @param modified in milliseconds since 1970
   */
  record Entry(Digest digest, long size, long modified) {
    /** Of a file that we wrote but do not know. */
    static final Entry UNKNOWN = new Entry(Digest.EMPTY, -1, -1);
  }

  /** Copies what it is given. */
  BuildManifest {
    files = Map.copyOf(files);
  }

  /** Of an output folder that was never written. */
  static final BuildManifest NONE = new BuildManifest(Optional.empty(), Map.of());

  /** Reads a manifest, and what a build that was killed had begun to write. */
  static BuildManifest read(Path file) throws IOException {
    List<String> lines = lines(file);
    Map<String, Entry> files = new HashMap<>();
    Optional<Digest> inputs = Optional.empty();
    if (!lines.isEmpty() && lines.getFirst().startsWith(HEAD)) {
      inputs = digest(lines.getFirst().substring(HEAD.length()));
      lines.subList(1, lines.size()).forEach(line -> readLine(line, files));
    }
    List<String> pending = lines(pending(file));
    pending.stream()
        .filter(BuildManifest::isBelow)
        .forEach(path -> files.putIfAbsent(path, Entry.UNKNOWN));
    return new BuildManifest(pending.isEmpty() ? inputs : Optional.empty(), files);
  }

  /** The whole lines: of one without an end nobody knows which file it names. */
  private static List<String> lines(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (java.nio.charset.CharacterCodingException e) {
      return List.of();
    }
  }

  private static Optional<Digest> digest(String hex) {
    try {
      return Optional.of(
          new Digest(
              Long.parseUnsignedLong(hex.substring(0, 16), 16),
              Long.parseUnsignedLong(hex.substring(16, 32), 16)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code digest size modified path}. */
  private static void readLine(String line, Map<String, Entry> files) {
    String[] parts = line.split(" ", 4);
    if (parts.length == 4 && isBelow(parts[3])) {
      files.put(parts[3], entry(parts).orElse(Entry.UNKNOWN));
    }
  }

  /** A damaged line must not lead out of the output folder. */
  private static boolean isBelow(String path) {
    return !path.isEmpty() && !path.endsWith("/") && Permalink.isValid("/" + path);
  }

  private static Optional<Entry> entry(String[] parts) {
    try {
      long size = Long.parseLong(parts[1]);
      long modified = Long.parseLong(parts[2]);
      return digest(parts[0]).map(digest -> new Entry(digest, size, modified));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What is known of a file that a build wrote. */
  Entry entry(String path) {
    return files.getOrDefault(path, Entry.UNKNOWN);
  }

  /** The same and files of which nothing is known but that they are ours. */
  BuildManifest with(Collection<String> paths) {
    Map<String, Entry> all = new HashMap<>(files);
    paths.stream()
        .filter(BuildManifest::isBelow)
        .forEach(path -> all.putIfAbsent(path, Entry.UNKNOWN));
    return new BuildManifest(inputs, all);
  }

  /** The same and files that were written since. */
  BuildManifest with(Map<String, Entry> written) {
    Map<String, Entry> all = new HashMap<>(files);
    all.putAll(written);
    return new BuildManifest(inputs, all);
  }

  /** The same without files that are gone. */
  BuildManifest without(Collection<String> paths) {
    Map<String, Entry> rest = new HashMap<>(files);
    paths.forEach(rest::remove);
    return new BuildManifest(inputs, rest);
  }

  /** The same, made from other inputs. */
  BuildManifest of(Optional<Digest> others) {
    return new BuildManifest(others, files);
  }

  /** The same paths, but with everything else forgotten. */
  BuildManifest forgotten() {
    Map<String, Entry> unknown = new HashMap<>();
    files.keySet().forEach(path -> unknown.put(path, Entry.UNKNOWN));
    return new BuildManifest(Optional.empty(), unknown);
  }

  /** Notes files that are about to be written for the first time, so that they stay ours. */
  static void notePending(Path file, Collection<String> paths) throws IOException {
    if (!paths.isEmpty()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          pending(file),
          String.join("\n", paths) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Writes the manifest under a temporary name and moves it into place. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      writer.write(HEAD + inputs.map(Digest::toString).orElse("unknown") + "\n");
      List<String> paths = new ArrayList<>(files.keySet());
      paths.sort(null);
      for (String path : paths) {
        Entry entry = java.util.Objects.requireNonNull(files.get(path));
        writer.write(entry.digest() + " " + entry.size() + " " + entry.modified() + " " + path);
        writer.write('\n');
      }
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(pending(file));
  }

  private static Path pending(Path file) {
    return file.resolveSibling(file.getFileName() + PENDING);
  }
}
