/**
 * How requests are read and how answers are written: bodies, versions, places in lists, problems
 * (RFC 9457) and the sentences in them. Uses {@code moderation} and {@code store} for what it
 * writes about, and Javalin.
 */
@NullMarked
package org.klartext.api.http.message;

import org.jspecify.annotations.NullMarked;
