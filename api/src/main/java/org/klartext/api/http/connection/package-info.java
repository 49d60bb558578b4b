/**
 * What a request passes before there are routes: headers without end, what is not HTTP at all,
 * bodies that come too slowly, its own thread, the headers of every answer. Uses Jetty and the
 * package {@code config} only.
 */
@NullMarked
package org.klartext.api.http.connection;

import org.jspecify.annotations.NullMarked;
