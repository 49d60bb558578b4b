/**
 * What visitors send and what becomes of it, as records: contributions, revisions, decisions,
 * reports, actors. Uses the JDK and {@code org.klartext.site} only.
 */
@NullMarked
package org.klartext.api.contribution;

import org.jspecify.annotations.NullMarked;
