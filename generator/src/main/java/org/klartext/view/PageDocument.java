package org.klartext.view;

import org.klartext.site.Digest;

/**
 * A page as a JSON document.
 *
 * @param page what the HTML shows
 * @param self address of the document
 * @param digest of all it holds
 */
public record PageDocument(PageView page, String self, Digest digest) implements View.Encoded {}
