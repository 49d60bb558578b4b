package org.klartext.content;

import org.klartext.files.TreeFile;

import java.util.List;
import java.util.Set;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;

/**
 * What was read from one file.
 *
 * @param file as it was then
 * @param result what it holds
 * @param hidden names of files that only its internal parts mention
 * @param problems found in it
 * @param outdated true if the result is that of an earlier version, because this one is unreadable
 */
record Reading(
    TreeFile file, Result result, Set<String> hidden, List<Problem> problems, boolean outdated) {
  Reading {
    hidden = Set.copyOf(hidden);
    problems = List.copyOf(problems);
  }

  /** What a file holds. */
  sealed interface Result {
    /** A page; a question without its state. */
    record OfPage(Page page) implements Result {}

    /** A page that this edition does not show, and its id and addresses in the other one. */
    record Hidden(PageId id, List<Permalink> addresses) implements Result {}

    /** A reply. */
    record OfReply(Reply reply) implements Result {}

    /** The state of a question, and where its file says what. */
    record OfState(QuestionState state, Source source, Digest digest) implements Result {}

    /** Nothing that could be read. */
    record Unreadable() implements Result {}
  }
}
