package org.klartext.api.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Publication;

/**
 * What became of the publications of one round.
 *
 * @param applied those whose files are as they are to be
 * @param conflicts the first of a path that cannot be applied → what stands there
 * @param trouble why files could not be read or written; empty if all could
 */
record Round(
    List<Publication> applied,
    Map<Publication, Optional<byte[]>> conflicts,
    Optional<String> trouble) {

  /** By publication what stands in its way, to tell whether that is news. */
  Map<String, Optional<String>> known() {
    Map<String, Optional<String>> known = new HashMap<>();
    conflicts.forEach((it, found) -> known.put(it.id(), found.map(Publisher::digest)));
    return known;
  }
}
