package org.klartext.api.moderation;

import java.util.List;
import org.klartext.api.contribution.Contribution;

/**
 * A step that was taken.
 *
 * @param contribution how it stands now
 * @param publications ids of the changes of the tree that follow
 */
public record Taken(Contribution contribution, List<String> publications) {
  /** Copies what it is given. */
  public Taken {
    publications = List.copyOf(publications);
  }
}
