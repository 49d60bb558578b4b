package org.klartext.api.git;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.klartext.api.store.Commits.Waiting;

/**
 * What becomes of the publications of one path.
 *
 * @param done those that Git need not get: it has their outcome, or a later one overrules them
 * @param next those that become commits, in this order
 * @param stuck the first of those that wait because somebody has changed the file in Git
 */
record Chain(List<Waiting> done, List<Waiting> next, Optional<Waiting> stuck) {
  Chain {
    done = List.copyOf(done);
    next = List.copyOf(next);
  }

  /**
   * Finds where to go on from what stands in Git.
   *
   * @param waiting of one path, in their order
   * @param stands digest of the file in Git; empty if there is none
   * @param wasThere true if Git has ever got a publication of this path
   */
  static Chain of(List<Waiting> waiting, Optional<String> stands, BooleanSupplier wasThere) {
    List<Waiting> due = due(waiting);
    for (int index = 0; index < due.size(); index++) {
      Waiting one = due.get(index);
      if (one.forced() || one.expected().equals(stands)) {
        return from(due, index);
      }
      if (one.digest().equals(stands)) {
        return from(due, index + 1);
      }
    }
    if (due.isEmpty()) {
      return new Chain(List.of(), List.of(), Optional.empty());
    }
    // what was published before Git was switched on was not deleted there
    boolean isNew = stands.isEmpty() && !wasThere.getAsBoolean();
    return isNew ? from(due, 0) : new Chain(List.of(), List.of(), Optional.of(due.getFirst()));
  }

  /** What no tree has yet may still be disputed there. */
  private static List<Waiting> due(List<Waiting> waiting) {
    int end = waiting.size();
    while (end > 0 && !waiting.get(end - 1).applied()) {
      end--;
    }
    return waiting.subList(0, end);
  }

  /** What was overruled in the trees is left out. */
  private static Chain from(List<Waiting> due, int start) {
    List<Waiting> next = due.stream().skip(start).filter(Waiting::applied).toList();
    List<Waiting> done = due.stream().filter(it -> !next.contains(it)).toList();
    return new Chain(done, next, Optional.empty());
  }
}
