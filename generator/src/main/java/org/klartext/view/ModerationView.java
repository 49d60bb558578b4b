package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Reply;

/**
 * The page that tells how contributions are decided on: what may be a reason, how often which one
 * was, and the latest decisions.
 *
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param trail the way to it
 * @param months newest first
 * @param entries decisions that were more than a plain yes, newest first
 * @param digest of all the above
 */
public record ModerationView(
    Frame frame,
    Head head,
    List<Link> trail,
    List<Month> months,
    List<Entry> entries,
    Digest digest)
    implements View.Templated {

  /** Copies what it is given. */
  public ModerationView {
    trail = List.copyOf(trail);
    months = List.copyOf(months);
    entries = List.copyOf(entries);
  }

  /**
   * The numbers of a month.
   *
   * @param label of the month, in words
   * @param href address of its file
   * @param numbers what was decided how often; what never was is left out
   */
  public record Month(String label, String href, List<Count> numbers) {
    /** Copies what it is given. */
    public Month {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * How often something was decided.
   *
   * @param outcome such as {@code rejected}
   * @param reason why; empty where there is none
   * @param count how often
   */
  public record Count(String outcome, String reason, int count) {}

  /**
   * A decision.
   *
   * @param at when
   * @param kind {@code question}, {@code answer} or {@code comment}
   * @param outcome such as {@code rejected}
   * @param reason why; empty where there is none
   * @param by {@code staff}, {@code screening} or {@code contributor}
   * @param page that it is about, where everybody can see it
   */
  public record Entry(
      Instant at, String kind, String outcome, String reason, String by, Optional<Link> page) {}

  /** The closed list of reasons, in its order. */
  public List<String> reasons() {
    return Reply.Removal.REFUSALS;
  }

  @Override
  public String template() {
    return "moderation";
  }
}
