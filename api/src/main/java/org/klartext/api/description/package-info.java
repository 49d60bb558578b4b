/**
 * The description of the API: written as YAML, one file an area, in the resources of this package;
 * merged, made plain OpenAPI 3.1, and told as JSON and as a page. Uses {@code entrance} for its
 * limits, the generator's {@code frontmatter} and {@code site} to read YAML, and {@code pages} for
 * what the page shows.
 */
@NullMarked
package org.klartext.api.description;

import org.jspecify.annotations.NullMarked;
