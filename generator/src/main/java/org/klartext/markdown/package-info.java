/**
 * Markdown becomes clean HTML with slots, and an outline of it. Owns everything about the text of a
 * page: dialect, typography, links, raw HTML, code. Uses {@code site} and is the only user of
 * Flexmark (authors), commonmark-java (visitors) and jsoup (cleaning).
 */
@NullMarked
package org.klartext.markdown;

import org.jspecify.annotations.NullMarked;
