/**
 * Who is responsible for a question and until when: owners, business hours, due times. Computes
 * only; uses {@code site} of the generator.
 */
@NullMarked
package org.klartext.api.assignment;

import org.jspecify.annotations.NullMarked;
