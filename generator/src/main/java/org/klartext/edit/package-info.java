/**
 * Changes of a tree that people order: a new page, a new portal, a page that moves. All of them are
 * worked out first and written then.
 */
@NullMarked
package org.klartext.edit;

import org.jspecify.annotations.NullMarked;
