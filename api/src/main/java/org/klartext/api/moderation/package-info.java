/**
 * The workflow of contributions: what is taken, what is decided, and which changes of the tree
 * follow. Uses {@code contribution}, {@code security}, {@code store}, {@code screening}, {@code
 * assignment} and {@code publishing}.
 */
@NullMarked
package org.klartext.api.moderation;

import org.jspecify.annotations.NullMarked;
