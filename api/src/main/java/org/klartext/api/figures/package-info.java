/**
 * The service figures: how soon questions are answered, by whom, and how many wait, month by month
 * and topic by topic. Computed from the audit trail and from nothing else, so that they can be
 * computed again. Uses {@code contribution}, {@code store}, {@code assignment} and {@code site}.
 */
@NullMarked
package org.klartext.api.figures;

import org.jspecify.annotations.NullMarked;
