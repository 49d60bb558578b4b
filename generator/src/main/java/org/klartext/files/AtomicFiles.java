package org.klartext.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.stream.Stream;

/** Writes files so that a reader, or a machine that stops, finds the old or the new one. */
public final class AtomicFiles {
  private static final String PREFIX = ".klartext-";
  private static final String SUFFIX = ".tmp";

  private AtomicFiles() {}

  /**
   * Replaces a file below a folder and makes sure that it is on the disk: temporary file, fsync,
   * rename, fsync of the folder. Missing folders are made.
   *
   * @param root the folder which nothing may leave, also not by a link
   * @param path below the root, with {@code /}
   * @throws IOException if that fails, or if the path leads out of the root
   */
  public static void write(Path root, String path, byte[] bytes) throws IOException {
    Path file = inside(root, path);
    replace(file, bytes);
    sync(folderOf(file));
  }

  /**
   * Writes a file that must not be there yet, as {@link #write} does.
   *
   * @param root the folder which nothing may leave, also not by a link
   * @param path below the root, with {@code /}
   * @throws java.nio.file.FileAlreadyExistsException if there is a file
   * @throws IOException if that fails, or if the path leads out of the root
   */
  public static void create(Path root, String path, byte[] bytes) throws IOException {
    Path file = Files.createFile(inside(root, path));
    try {
      write(root, path, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * Gives a file or folder below a folder another name. Missing folders are made.
   *
   * @param root the folder which nothing may leave, also not by a link
   * @param from where it is, below the root, with {@code /}
   * @param to where it will be; nothing may be there
   * @throws java.nio.file.FileAlreadyExistsException if there is something
   * @throws IOException if that fails, or if a path leads out of the root
   */
  public static void move(Path root, String from, String to) throws IOException {
    Path target = inside(root, to);
    if (Files.exists(target)) {
      throw new java.nio.file.FileAlreadyExistsException(to);
    }
    Path source = inside(root, from);
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    sync(folderOf(target));
    sync(folderOf(source));
  }

  /**
   * Deletes a file below a folder, if it is there, and its folder if that is empty then.
   *
   * @param root the folder which nothing may leave, also not by a link
   * @param path below the root, with {@code /}
   * @throws IOException if that fails, or if the path leads out of the root
   */
  public static void delete(Path root, String path) throws IOException {
    Path file = inside(root, path);
    Path folder = folderOf(file);
    Files.deleteIfExists(file);
    sync(folder);
    try {
      if (!folder.equals(root.toRealPath())) {
        Files.delete(folder);
        sync(folderOf(folder));
      }
    } catch (java.nio.file.DirectoryNotEmptyException e) {
      System.getLogger(AtomicFiles.class.getName())
          .log(System.Logger.Level.TRACE, "Other files stay in the folder", e);
    }
  }

  /** Finds a path below a folder; links in it may not lead out. */
  private static Path inside(Path root, String path) throws IOException {
    Path real = root.toRealPath();
    Path file = real.resolve(path).normalize();
    if (!file.startsWith(real) || file.equals(real)) {
      throw new IOException("“" + path + "” leads out of " + root);
    }
    Path existing = folderOf(file);
    while (!Files.exists(existing)) {
      existing = folderOf(existing);
    }
    if (!existing.toRealPath().startsWith(real)) {
      throw new IOException("A link in “" + path + "” leads out of " + root);
    }
    Files.createDirectories(folderOf(file));
    return file;
  }

  private static Path folderOf(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException("“" + file + "” is no file in a folder");
    }
    return parent;
  }

  /**
   * Replaces a file in a folder that exists.
   *
   * @throws IOException if that fails; the old file stays
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(folderOf(file), PREFIX, SUFFIX);
    try {
      try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      makeReadable(temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Deletes temporary files that a killed process has left.
   *
   * @param root folder, with all that is below it
   * @param before only older ones: nobody is writing them any more
   * @throws IOException if the folder cannot be read, or one of them cannot be deleted
   */
  public static void sweep(Path root, Instant before) throws IOException {
    try (Stream<Path> files =
        Files.find(root, Integer.MAX_VALUE, (file, it) -> isLeft(file, it, before))) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isLeft(Path file, BasicFileAttributes attributes, Instant before) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(PREFIX)
        && name.endsWith(SUFFIX)
        && attributes.isRegularFile()
        && attributes.lastModifiedTime().toInstant().isBefore(before);
  }

  /** A temporary file is its owner's only; content is for everybody who may enter the folder. */
  private static void makeReadable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      // Windows opens no folders and needs no such thing.
      System.getLogger(AtomicFiles.class.getName())
          .log(System.Logger.Level.DEBUG, "The folder cannot be synchronised", e);
    }
  }
}
