package org.klartext.api.feedback;

/**
 * What readers say of a page.
 *
 * @param helpful how many found it helpful
 * @param unhelpful how many did not
 */
public record Votes(int helpful, int unhelpful) {
  /** Nobody has said anything. */
  public static final Votes NONE = new Votes(0, 0);

  /** The part of all votes that say no, from 0 to 1; 0 if there are none. */
  public double share() {
    int all = helpful + unhelpful;
    return all == 0 ? 0 : (double) unhelpful / all;
  }

  /** How much a page needs somebody who looks at it: many noes, and few who contradict. */
  double weight() {
    return unhelpful * share();
  }

  Votes plus(int moreHelpful, int moreUnhelpful) {
    return new Votes(helpful + moreHelpful, unhelpful + moreUnhelpful);
  }
}
