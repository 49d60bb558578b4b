package org.klartext.api.screening;

import java.time.Duration;
import java.util.Set;

/**
 * Where screening draws its lines.
 *
 * @param fastest a form that comes back sooner was not filled in by a person
 * @param linksAllowed a text with more links is held
 * @param linksEndured a text with more links is taken for spam
 * @param ownHosts hosts of the portal, in lower case; links to them do not count
 * @param blocklist terms and hosts that must not occur
 */
public record ScreeningRules(
    Duration fastest,
    int linksAllowed,
    int linksEndured,
    Set<String> ownHosts,
    Blocklist blocklist) {
  /** Three seconds, two links, five links, and the list that Klartext brings along. */
  public static final ScreeningRules DEFAULT =
      new ScreeningRules(Duration.ofSeconds(3), 2, 5, Set.of(), Blocklist.builtIn());

  /**
   * Checks the thresholds.
   *
   * @throws IllegalArgumentException if a number or the time is negative, or the allowed links are
   *     more than the endured ones
   */
  public ScreeningRules {
    if (fastest.isNegative() || linksAllowed < 0 || linksAllowed > linksEndured) {
      throw new IllegalArgumentException(
          "Screening needs a time of 0 s or more and 0 <= allowed links <= endured links, but has "
              + "%s, %d and %d".formatted(fastest, linksAllowed, linksEndured));
    }
    ownHosts = Set.copyOf(ownHosts);
  }

  /** The same rules with a list more. */
  public ScreeningRules withBlocklist(Blocklist more) {
    return new ScreeningRules(fastest, linksAllowed, linksEndured, ownHosts, blocklist.and(more));
  }

  /** The same rules for a portal with these hosts, in lower case. */
  public ScreeningRules withOwnHosts(Set<String> hosts) {
    return new ScreeningRules(fastest, linksAllowed, linksEndured, hosts, blocklist);
  }
}
