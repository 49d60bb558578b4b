/**
 * Views become bytes: the theme renders what people read, writers of their own make feeds,
 * documents and site maps. Pure but for the loading of a theme; the only user of Pebble. Uses
 * {@code view} and {@code site}.
 */
@NullMarked
package org.klartext.render;

import org.jspecify.annotations.NullMarked;
