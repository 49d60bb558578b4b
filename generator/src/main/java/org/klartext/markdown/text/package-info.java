/**
 * What can be told from a text alone: quotes, bare addresses, destinations, videos, nesting. Uses
 * the JDK and {@code site} only.
 */
@NullMarked
package org.klartext.markdown.text;

import org.jspecify.annotations.NullMarked;
