/**
 * A whole server: what is started and ended in which order, and what it does by itself from time to
 * time. Uses all packages but {@code command}.
 */
@NullMarked
package org.klartext.api.serving;

import org.jspecify.annotations.NullMarked;
