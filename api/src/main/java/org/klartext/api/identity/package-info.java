/** Who works here and what they may do: records. Uses the JDK only. */
@NullMarked
package org.klartext.api.identity;

import org.jspecify.annotations.NullMarked;
