/**
 * What each output file shows, worked out from the {@link org.klartext.site.Site} without touching
 * a file or a template. {@link org.klartext.view.Views} makes the plan; every view carries a digest
 * of all it shows, so that a build can tell what to render again. Uses {@code site} only.
 */
@NullMarked
package org.klartext.view;

import org.jspecify.annotations.NullMarked;
