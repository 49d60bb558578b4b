/**
 * The content as programs read it: the documents of a snapshot as bytes, and lists by the
 * parameters of a request. Touches neither the database nor a template. Uses {@code publishing} for
 * the snapshots, and the generator's {@code site}, {@code view}, {@code format} and {@code build}.
 */
@NullMarked
package org.klartext.api.reading;

import org.jspecify.annotations.NullMarked;
