package org.klartext.api.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.klartext.api.config.GitConfig;

/** The clone that the content lies in, its branch, and the way to its remote. */
final class GitClone implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 30;

  /** Hosts ask for a user's name beside a token, but most take any. */
  private static final String ANY_USER = "git";

  private final Repository repository;
  private final Path workTree;
  private final String prefix;
  private final String branch;
  private final GitConfig config;
  private final boolean hasRemote;

  private GitClone(
      Repository repository, Path workTree, String prefix, String branch, GitConfig config) {
    this.repository = repository;
    this.workTree = workTree;
    this.prefix = prefix;
    this.branch = branch;
    this.config = config;
    this.hasRemote = repository.getConfig().getSubsections("remote").contains(config.remote());
  }

  /**
   * Finds the clone.
   *
   * @param content a folder in its work tree
   * @throws GitException if there is none, or if it cannot be used as it is
   */
  static GitClone open(Path content, GitConfig config) throws GitException {
    QuietSystem.install();
    try {
      Path folder = content.toRealPath();
      FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
      if (builder.getGitDir() == null) {
        throw noWorkTree(content);
      }
      Repository repository = builder.setMustExist(true).build();
      try {
        return of(repository, content, folder, config);
      } catch (GitException | IOException e) {
        repository.close();
        throw e;
      }
    } catch (IOException e) {
      throw new GitException("The Git repository of “" + content + "” cannot be read: " + e, e);
    }
  }

  private static GitException noWorkTree(Path content) {
    return new GitException(
        "The folder “"
            + content
            + "” lies in no work tree of Git, though --git is on. Clone the portal's repository"
            + " and serve from there, begin one with “git init”, or leave --git out.");
  }

  private static GitClone of(Repository repository, Path content, Path folder, GitConfig config)
      throws GitException, IOException {
    if (repository.isBare()) {
      throw noWorkTree(content);
    }
    Path workTree = repository.getWorkTree().toPath().toRealPath();
    if (!folder.startsWith(workTree)) {
      throw noWorkTree(content);
    }
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null || !head.isSymbolic()) {
      throw new GitException(
          "In “"
              + workTree
              + "” no branch is checked out (HEAD is detached), so commits would belong to none."
              + " Check one out, for instance with “git switch main”, and start again.");
    }
    String below = workTree.relativize(folder).toString().replace('\\', '/');
    String prefix = below.isEmpty() ? "" : below + "/";
    return new GitClone(repository, workTree, prefix, head.getTarget().getName(), config);
  }

  Repository repository() {
    return repository;
  }

  Path workTree() {
    return workTree;
  }

  /** Path of the content folder in the repository, with a slash at its end; empty for the root. */
  String prefix() {
    return prefix;
  }

  /** False if commits stay here. */
  boolean hasRemote() {
    return hasRemote;
  }

  /** The branch as people call it. */
  String branchName() {
    return Repository.shortenRefName(branch);
  }

  String remoteName() {
    return config.remote();
  }

  /**
   * The newest commit of the branch; empty if there is none yet.
   *
   * @throws GitException if another branch is checked out now
   */
  Optional<ObjectId> head() throws GitException, IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null || !head.isSymbolic() || !head.getTarget().getName().equals(branch)) {
      throw new GitException(
          "In “%s” the branch “%s” is no longer checked out. Git waits until it is again: “git switch %s”. To use another branch, restart the server."
              .formatted(workTree, branchName(), branchName()));
    }
    return Optional.ofNullable(head.getObjectId());
  }

  /**
   * Fetches what is new.
   *
   * @return the newest commit of the branch at the remote; empty if it has no such branch
   */
  Optional<ObjectId> fetch() throws GitException, IOException {
    RefSpec spec = new RefSpec("+" + branch + ":" + tracking());
    try (Transport transport = transport()) {
      Optional<ObjectId> there = advertised(transport, spec);
      Ref here = repository.exactRef(tracking());
      boolean isNew = here == null || !there.equals(Optional.ofNullable(here.getObjectId()));
      if (there.isPresent() && isNew) {
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.fetch(NullProgressMonitor.INSTANCE, List.of(spec));
        return Optional.ofNullable(repository.exactRef(tracking())).map(Ref::getObjectId);
      }
      return there;
    } catch (TransportException e) {
      throw unreachable(e);
    }
  }

  private Optional<ObjectId> advertised(Transport transport, RefSpec spec)
      throws TransportException, IOException {
    try (FetchConnection connection = transport.openFetch(List.of(spec))) {
      return Optional.ofNullable(connection.getRef(branch)).map(Ref::getObjectId);
    }
  }

  private String tracking() {
    return Constants.R_REMOTES + config.remote() + "/" + branchName();
  }

  private RemoteException unreachable(Exception e) {
    return new RemoteException(
        "The remote “%s” cannot be reached: %s. Publishing goes on; commits follow when it is back."
            .formatted(config.remote(), e.getMessage()),
        e);
  }

  private Transport transport() throws GitException, IOException {
    try {
      Transport transport = Transport.open(repository, config.remote());
      transport.setTimeout(TIMEOUT_SECONDS);
      if (transport instanceof SshTransport ssh) {
        String instead = repository.getConfig().getString("core", null, "sshCommand");
        ssh.setSshSessionFactory(new SystemSsh(Optional.ofNullable(instead)));
      }
      config
          .token()
          .filter(_ -> String.valueOf(transport.getURI().getScheme()).startsWith("http"))
          .ifPresent(token -> {
            String user = Optional.ofNullable(transport.getURI().getUser()).orElse(ANY_USER);
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(user, token));
          });
      return transport;
    } catch (URISyntaxException | TransportException e) {
      throw unreachable(e);
    }
  }

  /**
   * Sends commits to the remote, if its branch still ends where they begin.
   *
   * @param tip the last of them
   * @param onto where they begin; empty if the remote has no such branch
   * @return why the remote did not take them; empty if it did
   */
  Optional<String> push(ObjectId tip, Optional<ObjectId> onto) throws GitException, IOException {
    ObjectId expected = onto.orElse(ObjectId.zeroId());
    RemoteRefUpdate update =
        new RemoteRefUpdate(repository, branch, tip, branch, false, tracking(), expected);
    try (Transport transport = transport()) {
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      return switch (update.getStatus()) {
        case OK, UP_TO_DATE -> Optional.empty();
        default ->
            Optional.of(Optional.ofNullable(update.getMessage()).orElse(update.getStatus().name()));
      };
    } catch (TransportException e) {
      throw unreachable(e);
    }
  }

  /** True if one commit is the other, or one of those it was made from. */
  boolean isAncestor(ObjectId old, ObjectId young) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(walk.parseCommit(old), walk.parseCommit(young));
    } catch (MissingObjectException e) {
      return false;
    }
  }

  /** How many commits one has that the other does not. */
  int count(Optional<ObjectId> without, ObjectId with) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(with));
      if (without.isPresent()) {
        walk.markUninteresting(walk.parseCommit(without.get()));
      }
      int count = 0;
      for (RevCommit _ : walk) {
        count++;
      }
      return count;
    }
  }

  /** The files of a commit; empty for none. */
  Optional<ObjectId> tree(Optional<ObjectId> commit) throws IOException {
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return Optional.of(walk.parseCommit(commit.get()).getTree().getId());
    }
  }

  /** Packs what has gathered, if it has become much; as {@code git} does by itself. */
  void tidy() {
    repository.autoGC(NullProgressMonitor.INSTANCE);
  }

  @Override
  public void close() {
    repository.close();
  }
}
