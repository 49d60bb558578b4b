package org.klartext.api.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Ids;
import org.klartext.api.contribution.Publication;
import org.klartext.api.store.Database;
import org.klartext.api.store.Transaction;
import org.klartext.site.Digest;

/**
 * Makes publications in two steps: files are read and bytes are made outside of the transaction;
 * inside of it they are only added, if nobody else was faster.
 */
public final class Publisher {
  private final Database database;
  private final Path content;
  private final Ids ids;

  /**
   * For one tree.
   *
   * @param database where publications are recorded
   * @param content folder of the tree
   * @param ids names new publications
   */
  public Publisher(Database database, Path content, Ids ids) {
    this.database = database;
    this.content = content;
    this.ids = ids;
  }

  /** Works out the publications of some changes; what changes nothing is left out. */
  public List<Publication> prepare(Optional<String> contribution, List<Change> changes) {
    List<Publication> publications = new ArrayList<>();
    for (Change change : changes) {
      Optional<Publication> newest = database.query(tx -> tx.publications().newest(change.path()));
      Optional<byte[]> before = before(change.path(), newest);
      Optional<byte[]> after = change.content().apply(before);
      Optional<String> expected =
          newest.isPresent() ? newest.get().digest() : before.map(Publisher::digest);
      Optional<String> digest = after.map(Publisher::digest);
      if (change.forced() || !digest.equals(expected)) {
        publications.add(
            new Publication(
                ids.ulid(),
                contribution,
                change.path(),
                newest.map(Publication::position).orElse(0L) + 1,
                after,
                digest,
                expected,
                change.forced()));
      }
    }
    return publications;
  }

  /** True if something stands at a path, or will when all publications have been applied. */
  public boolean isTaken(String path) {
    return before(path, database.query(tx -> tx.publications().newest(path))).isPresent();
  }

  /** What stands at a path, or will when all publications have been applied. */
  private Optional<byte[]> before(String path, Optional<Publication> newest) {
    boolean known =
        newest.filter(it -> it.content().isPresent() || it.digest().isEmpty()).isPresent();
    return known ? newest.get().content() : onDisk(content, path);
  }

  /** What stands at a path of a tree. */
  static Optional<byte[]> onDisk(Path content, String path) {
    try {
      return Optional.of(Files.readAllBytes(content.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digest by which publications know a file. */
  public static String digest(byte[] bytes) {
    return Digest.of(bytes).toString();
  }

  /**
   * Adds prepared publications to a transaction.
   *
   * @throws StaleTreeException if one of them is no longer the next of its path
   */
  public void add(Transaction tx, List<Publication> publications, Instant now) {
    for (Publication publication : publications) {
      if (tx.publications().position(publication.path()) != publication.position() - 1) {
        throw new StaleTreeException(publication.path());
      }
      tx.publications().add(publication, now);
    }
  }
}
