package org.klartext.api.figures;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.History;
import org.klartext.api.contribution.History.Answer;
import org.klartext.api.contribution.History.Event;
import org.klartext.api.contribution.Reason;
import org.klartext.api.contribution.Substance;

/**
 * How a question stood after some of its events, told by them alone. The rules are those of {@link
 * org.klartext.api.contribution.Assignment#with(java.util.List)}: only what can be seen counts, and
 * of that what came after the promise was given.
 */
final class Course {
  private final Map<String, Seen> answers = new HashMap<>();
  private Instant promised;
  private int promise;
  private int steps;
  private boolean isPublic;
  private boolean isOver;
  private boolean isSpam;
  private boolean isDuplicate;
  private Optional<String> accepted = Optional.empty();

  /** An answer that has been public; when it first was, counted in steps. */
  private record Seen(Answer answer, int step, boolean isVisible) {}

  private Course(Instant start) {
    this.promised = start;
  }

  /**
   * The course of a question whose clock has begun to run.
   *
   * @param until what happened then or later is left out
   */
  static Course of(History history, Instant until) {
    Course course = new Course(history.start().orElseThrow());
    history.events().stream().filter(it -> it.at().isBefore(until)).forEach(course::take);
    return course;
  }

  private void take(Event event) {
    steps++;
    event.answer().ifPresentOrElse(it -> take(event.action(), it), () -> takeOwn(event));
  }

  private void take(Action action, Answer answer) {
    switch (action) {
      case APPROVED ->
          answers.merge(
              answer.id(),
              new Seen(answer, steps, true),
              (before, _) -> new Seen(answer, before.step(), true));
      case REMOVED, WITHDRAWN, ERASED ->
          answers.computeIfPresent(
              answer.id(), (_, before) -> new Seen(before.answer(), before.step(), false));
      default -> {} // a wording that nobody has seen was refused
    }
  }

  private void takeOwn(Event event) {
    switch (event.action()) {
      case APPROVED -> {
        isPublic = true;
        isOver = false;
        isSpam = false;
      }
      case REJECTED -> {
        if (!isPublic) { // else only a new wording was refused
          end(event);
        }
      }
      case REMOVED -> end(event);
      case WITHDRAWN, ERASED -> isOver = true;
      case CLOSED -> isDuplicate = true;
      case ACCEPTED -> accepted = event.about();
      case REOPENED -> {
        accepted = Optional.empty();
        isDuplicate = false;
        promise(event.at());
      }
      case REPLIED -> promise(event.at());
      default -> {} // somebody else is responsible
    }
  }

  private void end(Event event) {
    isPublic = false;
    isOver = true;
    isSpam = event.reason().equals(Optional.of(Reason.SPAM.key()));
  }

  private void promise(Instant at) {
    promised = at;
    promise = steps;
  }

  /** True if it was refused as spam. */
  boolean isSpam() {
    return isSpam;
  }

  /** True if somebody waits for an answer, or if the house waits for more from the asker. */
  boolean isOpen() {
    return !isOver && !isDuplicate && !isAnswered();
  }

  private boolean isAnswered() {
    return accepted.filter(this::isVisible).isPresent()
        || answers.values().stream().anyMatch(it -> keeps(it, Substance.PASSES));
  }

  /** An answer that the trail does not know came as a file. */
  private boolean isVisible(String answer) {
    return Optional.ofNullable(answers.get(answer)).map(Seen::isVisible).orElse(true);
  }

  private boolean keeps(Seen seen, Substance substance) {
    return seen.isVisible() && seen.step() > promise && seen.answer().substance() == substance;
  }

  /** True if it is open and the house is to say something. */
  boolean isWaiting() {
    return isOpen()
        && answers.values().stream()
            .noneMatch(it -> it.answer().ofTheHouse() && keeps(it, Substance.ASKS_BACK));
  }

  /** When the last promise was given. */
  Instant promised() {
    return promised;
  }
}
