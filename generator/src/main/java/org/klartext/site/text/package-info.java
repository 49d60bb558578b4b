/** What concerns words alone, wherever they stand. Uses the JDK only. */
@NullMarked
package org.klartext.site.text;

import org.jspecify.annotations.NullMarked;
