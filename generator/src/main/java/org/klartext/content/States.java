package org.klartext.content;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.klartext.files.TreeFile;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.QuestionState;

/**
 * Finds the states of questions.
 *
 * @param readings by path of their files
 * @param lang the default language
 * @param instant as of when
 */
record States(Map<String, Reading> readings, String lang, Instant instant) {

  /** A page as it was read; a question gets its state. */
  Page with(Page page) {
    return page instanceof Page.Question question
        ? of(page).<Page>map(it -> with(question, it)).orElse(page)
        : page;
  }

  private Page.Question with(Page.Question question, Reading.Result.OfState state) {
    QuestionState now = state.state().at(instant);
    Digest file = Digest.of(question.digest(), state.digest());
    Digest whole = now.equals(state.state()) ? file : Digest.of(file, Digest.of("overdue"));
    return new Page.Question(
        question.meta(), question.body(), question.author(), now, question.removed(), whole);
  }

  /** The state of a page, if it is a question that has one. */
  Optional<Reading.Result.OfState> of(Page page) {
    if (page instanceof Page.Question) {
      for (String stem : Threads.stems(page.meta().source().path(), lang)) {
        Reading reading = readings.get(stem + TreeFile.REPLIES + "/_state.yaml");
        if (reading != null && reading.result() instanceof Reading.Result.OfState state) {
          return Optional.of(state);
        }
      }
    }
    return Optional.empty();
  }
}
