/**
 * The server's front door: the table of routes, one class a resource, what every request has to
 * pass. The only user of Javalin and Jetty. Uses all packages above it.
 */
@NullMarked
package org.klartext.api.http;

import org.jspecify.annotations.NullMarked;
