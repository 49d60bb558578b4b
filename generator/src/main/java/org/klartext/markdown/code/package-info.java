/** Colours program code at build time. The only user of RSyntaxTextArea's tokenizers. */
@NullMarked
package org.klartext.markdown.code;

import org.jspecify.annotations.NullMarked;
