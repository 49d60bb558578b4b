/**
 * The check for simulated help: does an answer say anything, or does it only send its reader
 * elsewhere? Computes only; uses nothing but its word lists.
 */
@NullMarked
package org.klartext.api.substance;

import org.jspecify.annotations.NullMarked;
