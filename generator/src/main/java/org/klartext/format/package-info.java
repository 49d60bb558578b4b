/**
 * Views as bytes in formats that need no template: JSON documents, structured data, feeds, sitemaps
 * and Markdown twins. Pure; uses {@code site} and {@code view}, and Jackson's streaming writer.
 */
@NullMarked
package org.klartext.format;

import org.jspecify.annotations.NullMarked;
