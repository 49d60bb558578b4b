/**
 * How a document of the content API is answered with: its headers, compressed or not, or not at all
 * because the client has it; and the short way there for requests that ask for nothing special.
 * Uses {@code reading} and {@code http.message}, and Jetty.
 */
@NullMarked
package org.klartext.api.http.document;

import org.jspecify.annotations.NullMarked;
