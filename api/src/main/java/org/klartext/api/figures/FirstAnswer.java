package org.klartext.api.figures;

import java.time.Instant;
import java.util.Optional;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.History;
import org.klartext.api.contribution.History.Answer;
import org.klartext.api.contribution.History.Event;
import org.klartext.api.contribution.Substance;

/**
 * The first real answer to a question: one that passes the check for simulated help, or one that
 * was accepted though it does not.
 *
 * @param at when it became public, or was accepted
 * @param ofTheHouse true if an expert wrote it
 * @param handOvers how often the question had gone to another expert before
 */
record FirstAnswer(Instant at, boolean ofTheHouse, int handOvers) {
  /** Of a question; empty if there is none. */
  static Optional<FirstAnswer> of(History history) {
    int handOvers = 0;
    for (Event event : history.events()) {
      if (event.action() == Action.HANDED_OVER || event.action() == Action.ESCALATED) {
        handOvers++;
      }
      if (isReal(event)) {
        return Optional.of(new FirstAnswer(event.at(), isOfTheHouse(history, event), handOvers));
      }
    }
    return Optional.empty();
  }

  private static boolean isReal(Event event) {
    boolean passes = event.answer().filter(it -> it.substance() == Substance.PASSES).isPresent();
    return event.action() == Action.ACCEPTED || (passes && event.action() == Action.APPROVED);
  }

  /** What the trail does not know came as a file, and files are written by the house. */
  private static boolean isOfTheHouse(History history, Event event) {
    String answer = event.answer().map(Answer::id).or(event::about).orElse("");
    return history.events().stream()
        .flatMap(it -> it.answer().stream())
        .filter(it -> it.id().equals(answer))
        .findFirst()
        .map(Answer::ofTheHouse)
        .orElse(true);
  }
}
