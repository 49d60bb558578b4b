package org.klartext.api.entrance;

import java.util.List;

/** Something was not done, for reasons people can mend. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  /** For one or more reasons. */
  public RefusedException(List<Refusal> refusals) {
    super(refusals.toString(), null, false, false);
    this.refusals = List.copyOf(refusals);
  }

  /** For one reason that is not about a field. */
  public RefusedException(Refusal.Code code) {
    this(List.of(Refusal.of(code)));
  }

  /** The reasons; never empty. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
