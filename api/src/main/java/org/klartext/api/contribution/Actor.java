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

  /**
   * The program, because of the time or of who is there.
   *
   * @param rule that acted, such as {@code escalation}
   */
  record Automation(String rule) implements Actor {}

  /** Whoever sent the contribution. */
  record Contributor() implements Actor {}

  /** {@code staff}, {@code screening}, {@code automation} or {@code contributor}. */
  default String key() {
    return switch (this) {
      case Staff _ -> "staff";
      case Screening _ -> "screening";
      case Automation _ -> "automation";
      case Contributor _ -> "contributor";
    };
  }

  /** The account or the rule; empty for a contributor. */
  default String detail() {
    return switch (this) {
      case Staff(String user) -> user;
      case Screening(String rule) -> rule;
      case Automation(String rule) -> rule;
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
      case "automation" -> new Automation(detail);
      case "contributor" -> new Contributor();
      default -> throw new IllegalArgumentException("No actor: " + key);
    };
  }
}
