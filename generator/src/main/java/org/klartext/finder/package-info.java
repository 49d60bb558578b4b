/**
 * The search of a server and of a question being written: an index of what a site says in one
 * language, in memory or in a folder, and the pages that answer a text typed by people. Uses {@code
 * site} and {@code search}; the only user of Lucene, of which it takes the storage: what a page is
 * worth it adds up itself, at a bounded cost.
 */
@org.jspecify.annotations.NullMarked
package org.klartext.finder;
