/**
 * The search of a server and of a question being written: an index in memory of what a site says in
 * one language, and the pages that answer a text typed by people. Uses {@code site} and {@code
 * search}; the only user of Lucene.
 */
@org.jspecify.annotations.NullMarked
package org.klartext.finder;
