/**
 * The generator's commands: read what was typed, call the packages above, say what came of it. The
 * only package that writes to the terminal.
 */
@NullMarked
package org.klartext.cli;

import org.jspecify.annotations.NullMarked;
