package org.klartext.api.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.klartext.api.contribution.Decision.Action;

/** The figures of a month while they are being counted. */
final class Tally {
  private final List<Duration> answered = new ArrayList<>();
  private final List<Duration> accepted = new ArrayList<>();
  private final SortedMap<String, Integer> refused = new TreeMap<>();
  private final int[] open = new int[4];
  private int questions;
  private int byStaff;
  private int handOversOfAnswered;
  private int overdue;
  private int handOvers;
  private int escalations;
  private int askedBack;
  private int reopened;
  private int overruled;
  private int stopped;

  void asked() {
    questions++;
  }

  void answered(Duration time, FirstAnswer answering) {
    answered.add(time);
    byStaff += answering.ofTheHouse() ? 1 : 0;
    handOversOfAnswered += answering.handOvers();
  }

  void accepted(Duration time) {
    accepted.add(time);
  }

  /** One that waits; its age as one of four. */
  void open(int age, boolean isOverdue) {
    open[age]++;
    overdue += isOverdue ? 1 : 0;
  }

  void askedBack() {
    askedBack++;
  }

  void happened(Action action) {
    switch (action) {
      case HANDED_OVER -> handOvers++;
      case ESCALATED -> escalations++;
      case REOPENED -> reopened++;
      case OVERRULED -> overruled++;
      case STOPPED -> stopped++;
      default -> {} // is counted otherwise, or not at all
    }
  }

  void refused(String reason, int number) {
    refused.merge(reason, number, Integer::sum);
  }

  Figures figures() {
    return new Figures(
        questions,
        new Figures.Answered(
            Times.of(answered), answered.size() - byStaff, byStaff, handOversOfAnswered),
        Times.of(accepted),
        new Figures.Open(open[0], open[1], open[2], open[3], overdue),
        handOvers,
        escalations,
        askedBack,
        reopened,
        overruled,
        stopped,
        refused);
  }
}
