/**
 * The pages of the server that customers and staff see: forms, receipts, messages. What they show,
 * as records, and {@link org.klartext.api.pages.ServicePages}, which renders them with the theme.
 * Uses the generator's {@code site}, {@code view}, {@code render} and {@code build} only.
 */
@NullMarked
package org.klartext.api.pages;

import org.jspecify.annotations.NullMarked;
