/**
 * The content of a portal as immutable records: pages, replies, configuration, problems. Uses the
 * JDK and JSpecify only; everything else in Klartext uses this package.
 */
@NullMarked
package org.klartext.site;

import org.jspecify.annotations.NullMarked;
