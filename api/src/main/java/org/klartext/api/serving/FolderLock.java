package org.klartext.api.serving;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Only one server works with a state folder; the system lets go when its process ends. */
record FolderLock(FileChannel file) implements AutoCloseable {
  private static final String NAME = "serve.lock";

  /**
   * Takes the folder, and makes it if there is none.
   *
   * @throws IOException if another server has it, or if it cannot be used
   */
  static FolderLock of(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(file).isEmpty()) {
      file.close();
      throw new IOException(
          "another server works with the folder “"
              + folder
              + "”. End it first, or give this one a folder of its own with --state.");
    }
    return new FolderLock(file);
  }

  private static Optional<FileLock> lock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty(); // a server of this process
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
