/**
 * Accounts of those who work here: passwords, sessions, tokens of programs, and how the first
 * administrator comes in. The only user of Password4j. Uses {@code contribution}, {@code identity},
 * {@code security} and {@code store}.
 */
@NullMarked
package org.klartext.api.account;

import org.jspecify.annotations.NullMarked;
