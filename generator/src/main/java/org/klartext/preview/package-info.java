/**
 * Shows the site while it is being written: builds, watches, serves on this machine only, and tells
 * the browser what has changed and what is wrong. Uses {@code build} and the JDK's own HTTP server.
 */
@NullMarked
package org.klartext.preview;

import org.jspecify.annotations.NullMarked;
