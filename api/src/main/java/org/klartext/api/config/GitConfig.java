package org.klartext.api.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How the Git repository is used that the content lies in.
 *
 * @param remote name of the remote, as in {@code git remote}
 * @param interval from one look at it to the next
 * @param token password or access token, for a remote at an https address
 */
public record GitConfig(String remote, Duration interval, Optional<String> token) {
  /**
   * Git is one more reader of publications; among the nodes that share a database this is its name.
   */
  public static final String NODE = "git";

  /** Without the token. */
  @Override
  public String toString() {
    return "GitConfig[remote=" + remote + ", interval=" + interval + "]";
  }
}
