/**
 * What comes in is read here, field by field, and refused with a reason that people understand:
 * every reason there is. Uses {@code contribution}, {@code publishing} and {@code site}.
 */
@NullMarked
package org.klartext.api.entrance;

import org.jspecify.annotations.NullMarked;
