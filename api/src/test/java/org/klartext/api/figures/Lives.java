package org.klartext.api.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.klartext.api.contribution.Assignment;
import org.klartext.api.contribution.Assignment.Seen;
import org.klartext.api.contribution.Assignment.Status;
import org.klartext.api.contribution.Decision.Action;
import org.klartext.api.contribution.History;
import org.klartext.api.contribution.History.Answer;
import org.klartext.api.contribution.History.Event;
import org.klartext.api.contribution.Substance;

/** Questions to which anything happens that can, and how the workflow says that they stand. */
final class Lives {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PROMISE = Duration.ofHours(9);

  private final Random random;
  private final List<Event> events = new ArrayList<>();
  private final List<Boolean> open = new ArrayList<>();
  private final List<Boolean> waiting = new ArrayList<>();
  private final Map<String, Seen> answers = new HashMap<>();
  private final List<String> visible = new ArrayList<>();
  private final Instant start;
  private Assignment assignment;
  private Instant now;
  private boolean isPublic;

  private Lives(Random random) {
    this.random = random;
    this.start = BEGIN.plusSeconds(random.nextInt(300 * 24 * 3_600));
    this.now = start;
    this.assignment = Assignment.given("q", "mira", start.plus(PROMISE), start);
  }

  /**
   * A life.
   *
   * @param history what the trail tells
   * @param open whether the workflow takes it for open, after each event
   * @param waiting the same for those that wait for the house
   */
  record Life(History history, List<Boolean> open, List<Boolean> waiting) {}

  static Life of(long seed) {
    Lives life = new Lives(new Random(seed));
    int steps = life.random.nextInt(12);
    for (int step = 0; step < steps; step++) {
      life.now = life.now.plusSeconds(1 + life.random.nextInt(30 * 24 * 3_600));
      life.step();
    }
    String topic = life.random.nextInt(3) == 0 ? "" : "t" + life.random.nextInt(2);
    return new Life(
        new History(
            "q" + seed,
            topic.isEmpty() ? Optional.empty() : Optional.of(topic),
            "de",
            Optional.of(life.start),
            Optional.empty(),
            life.events),
        life.open,
        life.waiting);
  }

  private void step() {
    if (!isPublic) {
      own(random.nextInt(4) == 0 ? Action.REJECTED : Action.APPROVED, "off-topic", "");
    } else {
      switch (random.nextInt(9)) {
        case 0 -> own(Action.REMOVED, random.nextBoolean() ? "spam" : "insult", "");
        case 1 -> own(Action.CLOSED, "duplicate", "");
        case 2 -> own(Action.REOPENED, "", "");
        case 3 -> own(Action.HANDED_OVER, "", "");
        case 4 -> own(Action.REJECTED, "insult", ""); // a new wording
        case 5 -> {
          if (assignment.status() == Status.ASKED_BACK) {
            own(Action.REPLIED, "", "");
          }
        }
        case 6 -> {
          if (!visible.isEmpty()) {
            own(Action.ACCEPTED, "", visible.get(random.nextInt(visible.size())));
          }
        }
        default -> answer();
      }
    }
  }

  private void own(Action action, String reason, String about) {
    add(new Event(now, action, some(reason), some(about), Optional.empty()));
    List<Seen> seen = visible.stream().map(answers::get).toList();
    boolean wasPublic = isPublic;
    isPublic = action != Action.REMOVED && (isPublic || action == Action.APPROVED);
    assignment =
        switch (action) {
          case APPROVED -> assignment.with(seen);
          case REJECTED -> wasPublic ? assignment : assignment.with(Status.CLOSED);
          case REMOVED -> assignment.with(Status.CLOSED);
          case CLOSED -> assignment.duplicating(Optional.of("page")).with(seen);
          case REOPENED -> assignment.reopened(now, now.plus(PROMISE));
          case REPLIED -> assignment.promised(now, now.plus(PROMISE));
          case ACCEPTED -> assignment.accepting(about);
          default -> assignment;
        };
    note();
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private void answer() {
    String id = "a" + random.nextInt(3);
    boolean goes = visible.contains(id) && random.nextBoolean();
    boolean house = id.equals("a0");
    Substance substance = List.of(Substance.values()).get(random.nextInt(3));
    add(
        new Event(
            now,
            goes ? Action.REMOVED : Action.APPROVED,
            some(goes ? "insult" : ""),
            Optional.empty(),
            Optional.of(new Answer(id, house, substance))));
    visible.remove(id);
    if (!goes) {
      Instant first = answers.containsKey(id) ? answers.get(id).at() : now;
      answers.put(id, new Seen(id, first, house, substance));
      visible.add(id);
    }
    if (assignment.status() != Status.CLOSED) {
      assignment = assignment.with(visible.stream().map(answers::get).toList());
    }
    note();
  }

  private void add(Event event) {
    events.add(event);
  }

  private void note() {
    open.add(assignment.isOpen());
    waiting.add(assignment.status() == Status.OPEN);
  }
}
