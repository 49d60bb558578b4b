/**
 * What an operator may set: by flag, environment variable, {@code klartext.yaml} or not at all, and
 * what other programs have to know of it. The only reader of the environment. Uses {@code
 * security}, and of the generator {@code site} and {@code frontmatter}.
 */
@NullMarked
package org.klartext.api.config;

import org.jspecify.annotations.NullMarked;
