/**
 * Files and bytes without any meaning: scanning a folder, writing so that nothing is ever half
 * written, sizes of images, compact encoding. May use {@code site} and nothing else of Klartext.
 */
@NullMarked
package org.klartext.files;

import org.jspecify.annotations.NullMarked;
