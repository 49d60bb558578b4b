/**
 * Words and their letters: which words of a dictionary are like another one, and which cannot hold
 * it. Uses nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package org.klartext.finder.spelling;
