package org.klartext.api.contribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.api.contribution.Decision.Action;

/**
 * What happened with a question and the answers to it, as the audit trail tells it.
 *
 * @param question id of it
 * @param topic slug of its topic
 * @param lang language tag
 * @param start when its clock began to run: its arrival, or, if it was taken for spam then, its
 *     first approval; absent while it still is
 * @param due until when an answer is promised now; absent where nobody is responsible
 * @param events oldest first; what was undone has never happened
 */
public record History(
    String question,
    Optional<String> topic,
    String lang,
    Optional<Instant> start,
    Optional<Instant> due,
    List<Event> events) {
  /** Copies what it is given. */
  public History {
    events = List.copyOf(events);
  }

  /**
   * One step.
   *
   * @param at when
   * @param action what was done
   * @param reason of a refusal or removal
   * @param about the answer that helped, for {@link Action#ACCEPTED}
   * @param answer with which it was done; absent for the question itself
   */
  public record Event(
      Instant at,
      Action action,
      Optional<String> reason,
      Optional<String> about,
      Optional<Answer> answer) {}

  /**
   * An answer as it was at that step.
   *
   * @param id of it
   * @param ofTheHouse true if an expert wrote it
   * @param substance what the wording is worth that was decided on
   */
  public record Answer(String id, boolean ofTheHouse, Substance substance) {}
}
