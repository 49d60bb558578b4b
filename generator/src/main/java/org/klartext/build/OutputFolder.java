package org.klartext.build;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.klartext.site.Digest;

/**
 * The folder the site is written to. Every file is written under another name and moved into place,
 * so that a reader, or a build that is killed, sees the old file or the new one. Safe for several
 * threads.
 */
final class OutputFolder {
  private static final String WORKSHOP = ".klartext-tmp";

  private final Path root;
  private final Path workshop;
  private final AtomicLong counter = new AtomicLong();
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private int users;

  OutputFolder(Path root) {
    this.root = root;
    this.workshop = root.resolve(WORKSHOP);
  }

  /** The list of what is ours in the folder. */
  Inventory inventory() {
    return new Inventory(root);
  }

  /** What an update holds as long as it writes. */
  interface Use extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /**
   * Makes the folder and clears what a killed build left; the last one who is done removes the
   * temporary folder. An update may write while another one of the same thread pauses.
   */
  Use open() throws IOException {
    if (users == 0) {
      Files.createDirectories(root);
      if (Files.isDirectory(workshop, LinkOption.NOFOLLOW_LINKS)) {
        clearWorkshop();
      }
      Files.createDirectories(workshop);
    }
    users++;
    return this::leave;
  }

  private void leave() throws IOException {
    users--;
    if (users == 0) {
      clearWorkshop();
      Files.deleteIfExists(workshop);
      folders.clear();
    }
  }

  private void clearWorkshop() throws IOException {
    try (var files = Files.newDirectoryStream(workshop)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What a write did. */
  record Written(BuildManifest.Entry entry, boolean changed) {}

  /** Writes a file, unless it holds these bytes already. */
  Written write(String path, byte[] bytes, Digest digest) throws IOException {
    Path target = resolve(path);
    if (holds(target, bytes)) {
      return new Written(entry(target, digest), false);
    }
    Path temporary = workshop.resolve(Long.toString(counter.incrementAndGet()));
    Files.write(temporary, bytes);
    return move(temporary, target, digest);
  }

  /** Copies a file, unless it is there already. */
  Written copy(String path, Path source, Digest digest) throws IOException {
    Path target = resolve(path);
    if (Files.isRegularFile(target) && Files.mismatch(source, target) < 0) {
      return new Written(entry(target, digest), false);
    }
    Path temporary = workshop.resolve(Long.toString(counter.incrementAndGet()));
    Files.copy(source, temporary);
    return move(temporary, target, digest);
  }

  private Written move(Path temporary, Path target, Digest digest) throws IOException {
    makeFolder(folderOf(target));
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Written(entry(target, digest), true);
  }

  /** Remembers a folder only when it is there: another thread may wait for the same one. */
  private void makeFolder(Path folder) throws IOException {
    if (!folders.contains(folder)) {
      Files.createDirectories(folder);
      folders.add(folder);
    }
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return sizeOf(file).filter(size -> size == bytes.length).isPresent()
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  private static Optional<Long> sizeOf(Path file) throws IOException {
    return attributes(file).map(BasicFileAttributes::size);
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile() ? Optional.of(attributes) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static BuildManifest.Entry entry(Path file, Digest digest) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new BuildManifest.Entry(
        digest, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** True if a file is as a build left it, by size and time. */
  boolean isIntact(String path, BuildManifest.Entry entry) throws IOException {
    return attributes(resolve(path))
        .filter(it -> it.size() == entry.size())
        .filter(it -> it.lastModifiedTime().toMillis() == entry.modified())
        .isPresent();
  }

  /** Where a file is, as people can find it. */
  String place(String path) {
    return root.resolve(path).toString();
  }

  /** True if there is something at a path. */
  boolean exists(String path) {
    return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** True if the file at a path has this content. */
  boolean holds(String path, byte[] bytes) throws IOException {
    return holds(resolve(path), bytes);
  }

  /** True if the file at a path is a copy of another. */
  boolean isCopy(String path, Path source) throws IOException {
    return Files.isRegularFile(resolve(path)) && Files.mismatch(source, resolve(path)) < 0;
  }

  /**
   * Deletes a file, if there is one, and the folders that are empty without it.
   *
   * @return false if there was no file, or a folder in its place
   */
  boolean delete(String path) throws IOException {
    Path file = resolve(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || !Files.deleteIfExists(file)) {
      return false;
    }
    Path folder = folderOf(file);
    while (!folder.equals(root) && deleteIfEmpty(folder)) {
      folder = folderOf(folder);
    }
    return true;
  }

  private Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? root : folder;
  }

  private boolean deleteIfEmpty(Path folder) throws IOException {
    try {
      folders.remove(folder);
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  private Path resolve(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("Not below the output folder: " + path);
    }
    return file;
  }
}
