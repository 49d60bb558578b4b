package org.klartext.api.dialogue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A disk of its own for one folder, which can be filled and made read-only. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Puts one at a folder; a test that may not do so is skipped. */
  static SmallDisk at(Path folder, String size) throws Exception {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())),
        "needs Linux and the right to mount");
    return new SmallDisk(folder);
  }

  private static boolean run(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Leaves no byte free. */
  void fill() {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      byte[] block = new byte[4096];
      while (Files.isDirectory(folder)) {
        out.write(block);
      }
    } catch (IOException e) {
      System.getLogger(SmallDisk.class.getName()).log(System.Logger.Level.DEBUG, "It is full", e);
    }
  }

  /** Makes room again. */
  void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  /** Lets nobody write any more. */
  void lock() throws InterruptedException {
    remount("ro");
  }

  /** Lets everybody write again. */
  void unlock() throws InterruptedException {
    remount("rw");
  }

  private void remount(String mode) throws InterruptedException {
    if (!run(List.of("mount", "-o", "remount," + mode, folder.toString()))) {
      throw new IllegalStateException("Somebody is writing in " + folder);
    }
  }

  @Override
  public void close() {
    try {
      run(List.of("umount", "--lazy", folder.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
