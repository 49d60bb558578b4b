/**
 * Works out what each output file shows: {@link org.klartext.plan.Views} turns a {@link
 * org.klartext.site.Site} into a plan of views, without touching a file or a template. Uses {@code
 * site} and {@code view}.
 */
@NullMarked
package org.klartext.plan;

import org.jspecify.annotations.NullMarked;
