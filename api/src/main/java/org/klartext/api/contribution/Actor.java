package org.klartext.api.contribution;

/** Who decides. */
public sealed interface Actor {
  /**
   * Somebody of the house.
   *
   * @param user name of the account
   */
  record Staff(String user) implements Actor {}

  /**
   * The program.
   *
   * @param rule that decided
   */
  record Screening(String rule) implements Actor {}

  /** Whoever sent the contribution. */
  record Contributor() implements Actor {}

  /** {@code staff}, {@code screening} or {@code contributor}. */
  default String key() {
    return switch (this) {
      case Staff _ -> "staff";
      case Screening _ -> "screening";
      case Contributor _ -> "contributor";
    };
  }

  /** The account or the rule; empty for a contributor. */
  default String detail() {
    return switch (this) {
      case Staff(String user) -> user;
      case Screening(String rule) -> rule;
      case Contributor _ -> "";
    };
  }

  /**
   * The actor that {@link #key} and {@link #detail} describe.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Actor of(String key, String detail) {
    return switch (key) {
      case "staff" -> new Staff(detail);
      case "screening" -> new Screening(detail);
      case "contributor" -> new Contributor();
      default -> throw new IllegalArgumentException("No actor: " + key);
    };
  }
}
