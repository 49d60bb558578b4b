/**
 * What each output file shows, as records that carry everything a template or a format needs and a
 * digest of it, so that a build can tell what to render again. Uses {@code site} only.
 */
@NullMarked
package org.klartext.view;

import org.jspecify.annotations.NullMarked;
