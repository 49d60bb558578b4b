/**
 * The index for the search without a server: words, their forms and parts, and the files from which
 * a browser answers. Uses {@code site}, {@code view} and {@code format}; the only user of
 * jwordsplitter.
 */
@org.jspecify.annotations.NullMarked
package org.klartext.search;
