/**
 * Finds what is wrong in a site as a whole: dangling links, unknown names, pages nobody finds. Each
 * check is a class of its own; all are pure. Uses {@code site}, {@code view} and {@code plan}, and
 * {@code finder} for the searches that pages expect to be found by.
 */
@NullMarked
package org.klartext.check;

import org.jspecify.annotations.NullMarked;
