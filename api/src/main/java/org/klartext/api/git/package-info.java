/**
 * The tree in Git: publications become commits, and what others have pushed becomes files. The only
 * user of JGit. Uses {@code contribution}, {@code store}, {@code publishing} and {@code config},
 * and of the generator {@code files}.
 */
@NullMarked
package org.klartext.api.git;

import org.jspecify.annotations.NullMarked;
