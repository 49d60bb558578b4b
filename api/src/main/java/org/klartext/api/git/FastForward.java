package org.klartext.api.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.SystemReader;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.store.Commits.Published;
import org.klartext.api.store.Database;
import org.klartext.files.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the branch, the files and the index of a clone to a younger commit, without what people
 * have changed there: their files stay, and so does what they have staged.
 */
final class FastForward {
  private static final Logger LOG = LoggerFactory.getLogger(FastForward.class);
  private static final int MOST_BYTES = 256 * 1024 * 1024;

  private final GitClone clone;
  private final Database database;
  private final PublicationRelay relay;

  FastForward(GitClone clone, Database database, PublicationRelay relay) {
    this.clone = clone;
    this.database = database;
    this.relay = relay;
  }

  /** A path that differs between two commits; a mode of none stands for no file. */
  private record Difference(
      String path, ObjectId old, FileMode oldMode, ObjectId young, FileMode youngMode) {
    private boolean isDeletion() {
      return youngMode.equals(FileMode.MISSING);
    }

    private boolean isOfFiles() {
      return isFile(oldMode) && isFile(youngMode);
    }

    private static boolean isFile(FileMode mode) {
      return mode.equals(FileMode.REGULAR_FILE)
          || mode.equals(FileMode.EXECUTABLE_FILE)
          || mode.equals(FileMode.MISSING);
    }
  }

  /**
   * Moves on.
   *
   * @param from where the branch is; empty if it has no commit yet
   * @param to where it shall be
   * @return paths that were left as somebody has made them here
   * @throws GitException if somebody works with the clone at this moment; it can be tried again
   */
  List<String> move(Optional<ObjectId> from, ObjectId to) throws GitException, IOException {
    requireRest();
    List<Difference> differences = differences(from, to);
    DirCache index = lock();
    try {
      List<String> left = new ArrayList<>();
      DirCacheEditor editor = index.editor();
      for (Difference one : differences) {
        boolean isSafe = isSafe(one);
        boolean isWritten = isSafe && write(one, to);
        boolean isStaged = isSafe && stage(one, index, editor);
        if (!isWritten || !isStaged) {
          left.add(one.path());
        }
      }
      editor.finish();
      index.write();
      if (!index.commit()) {
        throw new IOException("The index cannot be written");
      }
      // if it ends here, the next start finds files and index done
      moveBranch(from, to);
      return left;
    } finally {
      index.unlock();
    }
  }

  private void requireRest() throws GitException {
    RepositoryState state = clone.repository().getRepositoryState();
    if (!state.equals(RepositoryState.SAFE)) {
      throw new GitException(
          "In “%s” something is unfinished (%s). Finish or abort it; “git status” says how. Until then nothing of the remote arrives there."
              .formatted(clone.workTree(), state.getDescription()));
    }
  }

  private DirCache lock() throws GitException, IOException {
    try {
      return clone.repository().lockDirCache();
    } catch (LockFailedException e) {
      throw new GitException(
          "In “%s” a git command is at work. If there is none, delete the file “%s.lock”."
              .formatted(clone.workTree(), clone.repository().getIndexFile()),
          e);
    } catch (CorruptObjectException e) {
      throw new GitException(
          "The index of “%s” cannot be used: %s. A split or sparse index has to be switched off."
              .formatted(clone.workTree(), e.getMessage()),
          e);
    }
  }

  /** Deletions first: a folder may take the place of a file. */
  private List<Difference> differences(Optional<ObjectId> from, ObjectId to) throws IOException {
    List<Difference> differences = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(clone.repository())) {
      Optional<ObjectId> old = clone.tree(from);
      if (old.isPresent()) {
        walk.addTree(old.get());
      } else {
        walk.addTree(new EmptyTreeIterator());
      }
      walk.addTree(clone.tree(Optional.of(to)).orElseThrow());
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.setRecursive(true);
      while (walk.next()) {
        differences.add(
            new Difference(
                walk.getPathString(),
                walk.getObjectId(0),
                walk.getFileMode(0),
                walk.getObjectId(1),
                walk.getFileMode(1)));
      }
    }
    differences.sort(Comparator.comparing(it -> !it.isDeletion()));
    return differences;
  }

  /** Git keeps any name that somebody gives it; some lead out of the tree, or into Git itself. */
  private static boolean isSafe(Difference one) {
    try {
      SystemReader.getInstance().checkPath(one.path());
      return true;
    } catch (CorruptObjectException e) {
      LOG.warn("“{}” is no path for a file: {}", one.path(), e.getMessage());
      return false;
    }
  }

  /** False if the file stays as it is, though it is not what Git has. */
  private boolean write(Difference one, ObjectId to) {
    boolean[] done = new boolean[1];
    try {
      relay.undisturbed(() -> done[0] = one.isOfFiles() && writeNow(one, to));
    } catch (UncheckedIOException e) {
      LOG.warn("{} cannot be written: {}", one.path(), e.getMessage());
    }
    return done[0];
  }

  private boolean writeNow(Difference one, ObjectId to) {
    try {
      Optional<byte[]> here = here(one.path());
      ObjectId hereId = here.map(FastForward::id).orElse(ObjectId.zeroId());
      boolean isDone = hereId.equals(one.young());
      if (!isDone) {
        switch (judge(one, here, hereId, to)) {
          case WRITE -> replace(one);
          case KEEP -> {
            return true;
          }
          case LEAVE -> {
            return false;
          }
        }
      }
      allowExecution(one);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectId id(byte[] bytes) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, bytes);
    }
  }

  private Optional<byte[]> here(String path) throws IOException {
    Path file = clone.workTree().resolve(path);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(Files.readAllBytes(file));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("there is a folder or a link in its place");
    }
    return Optional.empty();
  }

  private enum Judgement {
    /** The file becomes what Git has. */
    WRITE,
    /** It stays, since publications are ahead of Git. */
    KEEP,
    /** It stays, since somebody has changed it here. */
    LEAVE
  }

  private Judgement judge(Difference one, Optional<byte[]> here, ObjectId hereId, ObjectId to)
      throws IOException {
    List<Published> published = published(one.path());
    Optional<String> digest = here.map(Publisher::digest);
    boolean isOurs = !published.isEmpty() && published.getLast().digest().equals(digest);
    boolean isBehind = isOurs && !isContained(published.getLast(), to);
    if (isBehind && published.subList(0, published.size() - 1).stream().anyMatch(isYoung(one))) {
      return Judgement.KEEP;
    }
    if (hereId.equals(one.old())) {
      return Judgement.WRITE;
    }
    if (!isOurs) {
      return Judgement.LEAVE;
    }
    return isBehind && published.getLast().forced() ? Judgement.KEEP : Judgement.WRITE;
  }

  private List<Published> published(String path) {
    return path.startsWith(clone.prefix())
        ? database.query(tx -> tx.commits().published(path.substring(clone.prefix().length())))
        : List.of();
  }

  private boolean isContained(Published publication, ObjectId in) throws IOException {
    return publication.commit().isPresent()
        && clone.isAncestor(ObjectId.fromString(publication.commit().get()), in);
  }

  /** Tells which publication is what Git has now. */
  private Predicate<Published> isYoung(Difference one) throws IOException {
    Optional<String> young =
        one.isDeletion() ? Optional.empty() : Optional.of(Publisher.digest(bytes(one)));
    return it -> it.digest().equals(young);
  }

  private byte[] bytes(Difference one) throws IOException {
    try (ObjectReader reader = clone.repository().newObjectReader()) {
      return reader.open(one.young(), Constants.OBJ_BLOB).getCachedBytes(MOST_BYTES);
    }
  }

  private void replace(Difference one) throws IOException {
    if (one.isDeletion()) {
      AtomicFiles.delete(clone.workTree(), one.path());
    } else {
      AtomicFiles.write(clone.workTree(), one.path(), bytes(one));
    }
  }

  private void allowExecution(Difference one) throws IOException {
    Path file = clone.workTree().resolve(one.path());
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (isPosix && !one.isDeletion() && !one.oldMode().equals(one.youngMode())) {
      boolean executable = one.youngMode().equals(FileMode.EXECUTABLE_FILE);
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** False if somebody has staged something else. */
  private static boolean stage(Difference one, DirCache index, DirCacheEditor editor) {
    DirCacheEntry entry = index.getEntry(one.path());
    FileMode mode = entry == null ? FileMode.MISSING : entry.getFileMode();
    ObjectId id = entry == null ? ObjectId.zeroId() : entry.getObjectId();
    if (entry != null && entry.getStage() != DirCacheEntry.STAGE_0) {
      return false; // both sides of something unfinished are there
    }
    if (mode.equals(one.youngMode()) && id.equals(one.young())) {
      return true;
    }
    if (!mode.equals(one.oldMode()) || !id.equals(one.old())) {
      return false;
    }
    if (one.isDeletion()) {
      editor.add(new DirCacheEditor.DeletePath(one.path()));
    } else {
      editor.add(
          new DirCacheEditor.PathEdit(one.path()) {
            @Override
            public void apply(DirCacheEntry it) {
              it.setFileMode(one.youngMode());
              it.setObjectId(one.young());
              it.setLength(0); // git looks at the file itself
              it.setLastModified(Instant.EPOCH);
            }
          });
    }
    return true;
  }

  private void moveBranch(Optional<ObjectId> from, ObjectId to) throws GitException, IOException {
    clone.head(); // the same branch
    RefUpdate update = clone.repository().updateRef(Constants.HEAD);
    update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
    update.setNewObjectId(to);
    update.setRefLogMessage("klartext: fast-forward", false);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, NO_CHANGE -> {}
      default ->
          throw new GitException(
              "The branch “%s” of “%s” has just been moved by somebody else (%s); this is tried again."
                  .formatted(clone.branchName(), clone.workTree(), result));
    }
  }

  /** True if a file here is not what the branch has. */
  boolean differs(String path, Optional<ObjectId> head) throws IOException {
    Optional<ObjectId> tree = clone.tree(head);
    if (tree.isEmpty()) {
      return false;
    }
    try (TreeWalk walk = TreeWalk.forPath(clone.repository(), path, tree.get())) {
      Path file = clone.workTree().resolve(path);
      boolean isAbsent = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (walk == null || isAbsent) {
        return walk != null || !isAbsent;
      }
      return !bytes(file).map(FastForward::id).equals(Optional.of(walk.getObjectId(0)));
    }
  }

  /** What Git would keep of a file or a link. */
  private static Optional<byte[]> bytes(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return Optional.of(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
    }
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
