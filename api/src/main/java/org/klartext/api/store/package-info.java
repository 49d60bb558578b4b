/**
 * What the server remembers: contributions, decisions, publications, accounts, in SQLite or
 * PostgreSQL with the same statements. The only user of JDBI and {@code java.sql}. Uses {@code
 * contribution} and {@code identity}.
 */
@NullMarked
package org.klartext.api.store;

import org.jspecify.annotations.NullMarked;
