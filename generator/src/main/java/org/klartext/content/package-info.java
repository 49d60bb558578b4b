/**
 * Files to records and back: scans the content folder, reads configuration, pages, replies and
 * states, cuts what another audience may not see, and puts a {@link org.klartext.site.Site}
 * together. May use {@code site}, {@code files}, {@code frontmatter} and {@code markdown}; knows
 * nothing of themes or output.
 */
@NullMarked
package org.klartext.content;

import org.jspecify.annotations.NullMarked;
