package org.klartext.api.screening;

import org.klartext.api.contribution.Submission;

/**
 * A submission as the rules look at it.
 *
 * @param submission what was sent
 * @param circumstances what is known besides
 * @param text title and body, as their reader sees them
 * @param name of the contributor, as its reader sees it
 */
record Arrival(Submission submission, Circumstances circumstances, Visible text, Visible name) {
  static Arrival of(Submission submission, Circumstances circumstances) {
    Visible text = Visible.of(submission.title() + "\n\n" + submission.body());
    Visible name = Visible.of(submission.contributor().name());
    return new Arrival(submission, circumstances, text, name);
  }
}
