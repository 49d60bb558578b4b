/**
 * Finds what is wrong in a site as a whole: dangling links, unknown names, pages nobody finds. Each
 * check is a class of its own; all are pure. Uses {@code site} and {@code view}.
 */
@NullMarked
package org.klartext.check;

import org.jspecify.annotations.NullMarked;
