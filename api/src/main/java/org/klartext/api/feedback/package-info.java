/**
 * What readers miss: votes on pages and searches without result, counted without a trace of any
 * person. Uses {@code store}, {@code screening} and {@code security}.
 */
@NullMarked
package org.klartext.api.feedback;

import org.jspecify.annotations.NullMarked;
