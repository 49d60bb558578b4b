/**
 * What the server tells of a month in a file of its own below {@code _data}: the public log, the
 * service figures. Uses {@code site}, {@code files} and {@code frontmatter}.
 */
@NullMarked
package org.klartext.content.monthly;

import org.jspecify.annotations.NullMarked;
