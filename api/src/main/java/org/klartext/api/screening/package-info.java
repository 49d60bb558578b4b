/**
 * The first look at what visitors send: small rules that say whether it can be published, waits for
 * a person, or is taken for spam, and why; and the masking of personal data. Computes only; uses
 * {@code contribution} and the JDK.
 */
@NullMarked
package org.klartext.api.screening;

import org.jspecify.annotations.NullMarked;
