/**
 * Keys of the server: one secret, from which a key is derived for every purpose. Uses the JDK only.
 */
@NullMarked
package org.klartext.api.security;

import org.jspecify.annotations.NullMarked;
