package org.klartext.api.git;

import java.util.List;
import java.util.Optional;

/**
 * What one look at Git has done.
 *
 * @param fetched commits of others that are new here
 * @param committed publications that became commits
 * @param pushed commits that the remote has taken
 * @param waiting publications that are not in Git yet
 * @param leftAlone files that others have changed in Git, and somebody here, too
 * @param problem what did not work, and how to mend it
 * @param isRemoteAway true if the remote could not be reached, or refuses what it is sent
 */
public record SyncResult(
    int fetched,
    int committed,
    int pushed,
    int waiting,
    List<String> leftAlone,
    Optional<String> problem,
    boolean isRemoteAway) {
  /** Copies what it is given. */
  public SyncResult {
    leftAlone = List.copyOf(leftAlone);
  }
}
