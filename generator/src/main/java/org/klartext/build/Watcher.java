package org.klartext.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.concurrent.TimeUnit;

/**
 * Tells which files below some folders change, in batches: editors write a file in several steps,
 * and one save is one batch. Not safe for several threads.
 */
public final class Watcher implements AutoCloseable {
  /** How long it must be quiet before a batch is complete. */
  private static final Duration QUIET = Duration.ofMillis(8);

  private final WatchService service;

  private Watcher(WatchService service) {
    this.service = service;
  }

  /**
   * What has happened.
   *
   * @param edited files that were written, made, renamed or deleted
   * @param others true if anything else may have changed: more than could be noted
   */
  public record Changes(Set<Path> edited, boolean others) {
    /** Copies what it is given. */
    public Changes {
      edited = Set.copyOf(edited);
    }

    /** True if nothing has happened. */
    public boolean isEmpty() {
      return edited.isEmpty() && !others;
    }
  }

  /**
   * Begins to watch.
   *
   * @param folders with all that is below them; those that do not exist are left out
   * @throws IOException if the system cannot watch them
   */
  public static Watcher of(Collection<Path> folders) throws IOException {
    Watcher watcher = new Watcher(folders.iterator().next().getFileSystem().newWatchService());
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        watcher.register(folder);
      }
    }
    return watcher;
  }

  private void register(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes)
              throws IOException {
            below.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Waits until something has changed and it is quiet again.
   *
   * @param most how long to wait at most
   * @return empty if nothing has changed in that time
   * @throws InterruptedException if the thread is to end
   * @throws IOException if a new folder cannot be watched
   */
  public Changes await(Duration most) throws InterruptedException, IOException {
    Set<Path> edited = new HashSet<>();
    boolean others = false;
    Optional<WatchKey> key = poll(most);
    while (key.isPresent()) {
      others |= take(key.get(), edited);
      key = poll(QUIET);
    }
    return new Changes(edited, others);
  }

  private Optional<WatchKey> poll(Duration most) throws InterruptedException {
    try {
      return Optional.ofNullable(service.poll(most.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ClosedWatchServiceException e) {
      throw new InterruptedException("The watcher was closed");
    }
  }

  /** True if something else than an edit has happened. */
  private boolean take(WatchKey key, Set<Path> edited) throws IOException {
    boolean others = false;
    List<WatchEvent<?>> events = key.pollEvents();
    for (WatchEvent<?> event : events) {
      if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
        Path file = folder.resolve(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          others |= !follow(file, edited);
        } else {
          edited.add(file);
        }
      } else {
        others = true;
      }
    }
    key.reset();
    return others;
  }

  /** Watches a new folder, in which files may stand already; false if it is gone again. */
  private boolean follow(Path folder, Set<Path> edited) throws IOException {
    try {
      register(folder);
      edited.addAll(filesBelow(folder));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
