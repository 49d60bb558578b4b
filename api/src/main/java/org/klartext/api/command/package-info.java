/**
 * The server's commands, besides those of the generator: what is typed, and what is printed. The
 * only user of picocli in this module. May use every package but {@code http}'s inside.
 */
@NullMarked
package org.klartext.api.command;

import org.jspecify.annotations.NullMarked;
