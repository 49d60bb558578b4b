/** Stand-in for the package that turns Markdown into bodies; replaced on merge. */
@NullMarked
package org.klartext.markdown;

import org.jspecify.annotations.NullMarked;
