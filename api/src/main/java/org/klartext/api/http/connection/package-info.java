/**
 * What may come over a connection before there is a request: headers without end, and what is not
 * HTTP at all. Uses Jetty and the package {@code config} only.
 */
@NullMarked
package org.klartext.api.http.connection;

import org.jspecify.annotations.NullMarked;
