/**
 * The way back into the tree: which file a contribution becomes, how an approved change reaches the
 * trees of all nodes, the site that is shown from them, and what can be found of it. Uses {@code
 * contribution}, {@code store}, {@code figures} and the generator.
 */
@NullMarked
package org.klartext.api.publishing;

import org.jspecify.annotations.NullMarked;
