package org.klartext.api.git;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.klartext.api.config.GitConfig;
import org.klartext.api.contribution.Publication;
import org.klartext.api.git.TreeEditor.Found;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.store.Commits.Published;
import org.klartext.api.store.Commits.Waiting;
import org.klartext.api.store.Database;

/** Makes a commit of each publication that Git has not got yet. */
final class Journal {
  private static final String NODE = GitConfig.NODE;

  /** At once; a rejected push makes all of them anew. */
  private static final int MOST = 500;

  /** How far to look for commits that were made but not recorded. */
  private static final int FAR = 10_000;

  private final Database database;
  private final GitClone clone;
  private final Messages messages;
  private final InstantSource clock;
  private Map<String, Optional<String>> conflicts = Map.of();

  Journal(Database database, GitClone clone, Messages messages, InstantSource clock) {
    this.database = database;
    this.clone = clone;
    this.messages = messages;
    this.clock = clock;
  }

  /** Says that publications are to be kept until Git has them. */
  void announce() {
    Instant now = clock.instant();
    database.transact(tx -> {
      tx.publications().seen(NODE, now);
      return true;
    });
  }

  /** How many publications Git has not got yet. */
  int countWaiting() {
    return database.query(tx -> tx.commits().countWaiting(NODE));
  }

  /**
   * Makes commits of what waits, seen by nobody yet.
   *
   * @param base the commit they follow; empty if there is none yet
   */
  Draft draft(Optional<ObjectId> base) throws IOException {
    List<Waiting> waiting = database.query(tx -> tx.commits().waiting(NODE));
    if (waiting.isEmpty()) {
      return new Draft(base, base, 0, Map.of(), Map.of(), true);
    }
    try (ObjectInserter inserter = clone.repository().newObjectInserter();
        ObjectReader reader = inserter.newReader()) {
      Drafting drafting =
          new Drafting(base, clone.tree(base), new TreeEditor(reader, inserter), inserter);
      drafting.add(waiting);
      inserter.flush();
      return drafting.draft();
    }
  }

  /** What has become a commit already, though nobody could record it. */
  private Map<String, ObjectId> unrecorded(Optional<ObjectId> base) throws IOException {
    Map<String, ObjectId> found = new HashMap<>();
    if (base.isEmpty()) {
      return found;
    }
    try (RevWalk walk = new RevWalk(clone.repository())) {
      walk.markStart(walk.parseCommit(base.get()));
      Optional<ObjectId> newest =
          database.query(tx -> tx.commits().newest()).map(ObjectId::fromString);
      // it may be of another clone, or of a history that somebody has rewritten
      if (newest.isPresent() && clone.repository().getObjectDatabase().has(newest.get())) {
        walk.markUninteresting(walk.parseCommit(newest.get()));
      }
      int left = FAR;
      for (RevCommit commit : walk) {
        commit.getFooterLines(Messages.PUBLICATION).forEach(it -> found.put(it, commit.getId()));
        if (--left == 0) {
          break;
        }
      }
    }
    return found;
  }

  /** One attempt. */
  private final class Drafting {
    private final Optional<ObjectId> base;
    private final Optional<ObjectId> before;
    private final TreeEditor editor;
    private final ObjectInserter inserter;
    private final Map<String, Optional<ObjectId>> done = new HashMap<>();
    private final Map<String, Optional<byte[]>> stuck = new HashMap<>();
    private Optional<ObjectId> tree;
    private Optional<ObjectId> tip;
    private int commits;
    private boolean isWhole = true;

    private Drafting(
        Optional<ObjectId> base,
        Optional<ObjectId> tree,
        TreeEditor editor,
        ObjectInserter inserter) {
      this.base = base;
      this.before = tree;
      this.tree = tree;
      this.tip = base;
      this.editor = editor;
      this.inserter = inserter;
    }

    private void add(List<Waiting> waiting) throws IOException {
      Map<String, ObjectId> known = unrecorded(base);
      List<Waiting> rest = new ArrayList<>();
      for (Waiting one : waiting) {
        if (known.containsKey(one.id())) {
          done.put(one.id(), Optional.ofNullable(known.get(one.id())));
        } else {
          rest.add(one);
        }
      }
      Map<String, Waiting> next = new LinkedHashMap<>();
      for (List<Waiting> ofPath : byPath(rest)) {
        plan(ofPath).forEach(it -> next.put(it.id(), it));
      }
      List<Waiting> ordered = inOrder(next.values());
      isWhole = ordered.size() <= MOST;
      for (Waiting one : ordered.subList(0, Math.min(MOST, ordered.size()))) {
        commit(one);
      }
    }

    private List<Waiting> plan(List<Waiting> ofPath) throws IOException {
      String path = ofPath.getFirst().path();
      Found found = editor.find(before, clone.prefix() + path);
      if (found instanceof Found.Other) {
        stuck.put(ofPath.getFirst().id(), Optional.empty());
        return List.of();
      }
      Optional<byte[]> stands =
          found instanceof Found.File(ObjectId blob)
              ? Optional.of(editor.read(blob))
              : Optional.empty();
      Chain chain = Chain.of(ofPath, stands.map(Publisher::digest), () -> wasThere(path));
      chain.done().forEach(it -> done.put(it.id(), Optional.empty()));
      chain.stuck().ifPresent(it -> stuck.put(it.id(), stands));
      return chain.next();
    }

    private void commit(Waiting one) throws IOException {
      Optional<byte[]> bytes =
          database.query(tx -> tx.publications().find(one.id())).flatMap(Publication::content);
      if (one.digest().isPresent() && bytes.isEmpty()) {
        done.put(one.id(), Optional.empty()); // erased since; the erasure follows
        return;
      }
      Optional<ObjectId> after = editor.with(tree, clone.prefix() + one.path(), bytes);
      if (!after.equals(tree)) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(editor.orEmpty(after));
        tip.ifPresent(commit::setParentId);
        commit.setAuthor(messages.author(one));
        commit.setCommitter(messages.committer(clock.instant()));
        commit.setMessage(Messages.message(one));
        tip = Optional.of(inserter.insert(commit));
        tree = after;
        commits++;
      }
      done.put(one.id(), tip);
    }

    private Draft draft() {
      return new Draft(base, tip, commits, done, stuck, isWhole);
    }
  }

  private boolean wasThere(String path) {
    return database.query(tx -> tx.commits().published(path)).stream()
        .map(Published::commit)
        .anyMatch(Optional::isPresent);
  }

  private static Collection<List<Waiting>> byPath(List<Waiting> waiting) {
    Map<String, List<Waiting>> byPath = new LinkedHashMap<>();
    waiting.stream()
        .sorted(Comparator.comparingLong(Waiting::position))
        .forEach(it -> byPath.computeIfAbsent(it.path(), _ -> new ArrayList<>()).add(it));
    return byPath.values();
  }

  /** As it was decided; the order of a path's own publications is never changed. */
  private static List<Waiting> inOrder(Collection<Waiting> chains) {
    Map<String, String> last = new HashMap<>();
    Map<Waiting, String> keys = new HashMap<>();
    for (Waiting one : chains) {
      String key = last.merge(one.path(), one.id(), (was, is) -> was.compareTo(is) > 0 ? was : is);
      keys.put(one, key);
    }
    return chains.stream().sorted(Comparator.comparing(it -> keys.getOrDefault(it, ""))).toList();
  }

  /** Remembers that a draft is in Git, and what could not become a part of it. */
  void record(Draft draft) {
    Map<String, Optional<String>> now = new HashMap<>();
    draft.conflicts().forEach((it, found) -> now.put(it, found.map(Publisher::digest)));
    if (draft.done().isEmpty() && now.equals(conflicts)) {
      return;
    }
    Instant at = clock.instant();
    database.transact(tx -> {
      draft
          .done()
          .forEach((it, commit) -> {
            tx.publications().apply(NODE, it, commit.isPresent() ? "applied" : "overruled", at);
            commit.ifPresent(id -> tx.commits().add(it, id.getName()));
          });
      draft.conflicts().forEach((it, found) -> tx.publications().addConflict(NODE, it, found, at));
      return true;
    });
    conflicts = now;
  }
}
