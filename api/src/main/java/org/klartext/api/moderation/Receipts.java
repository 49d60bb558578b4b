package org.klartext.api.moderation;

import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Report;
import org.klartext.api.security.Keys;

/**
 * The secret links with which contributors follow what they sent. A secret is never stored: it can
 * be made again from the id and the generation, and a new generation revokes it.
 *
 * @param keys of the server
 */
public record Receipts(Keys keys) {
  private static final String PURPOSE = "receipt";

  /** The link of a contribution, below the address of the API. */
  public String link(Contribution contribution) {
    return link(contribution.id(), contribution.generation());
  }

  /** The link of a report, below the address of the API. */
  public String link(Report report) {
    return link(report.id(), report.generation());
  }

  private String link(String id, int generation) {
    return "receipt/" + id + "/" + keys.signature(PURPOSE, id + "/" + generation);
  }

  /** True if a secret opens something. */
  public boolean opens(String id, int generation, String secret) {
    return keys.isSignature(PURPOSE, id + "/" + generation, secret);
  }
}
