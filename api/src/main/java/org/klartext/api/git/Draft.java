package org.klartext.api.git;

import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Commits that could be the next ones; nobody has them yet.
 *
 * @param base what they were made from; empty if there is no commit yet
 * @param tip the last of them, or the base
 * @param commits how many there are
 * @param done publication → its commit; none for those that Git need not get
 * @param conflicts publication → what stands in its way; empty if the file is gone
 * @param isWhole false if there is more to commit after these
 */
record Draft(
    Optional<ObjectId> base,
    Optional<ObjectId> tip,
    int commits,
    Map<String, Optional<ObjectId>> done,
    Map<String, Optional<byte[]>> conflicts,
    boolean isWhole) {}
