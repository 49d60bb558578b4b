/** The one entry point of the program. */
@NullMarked
package org.klartext.api;

import org.jspecify.annotations.NullMarked;
