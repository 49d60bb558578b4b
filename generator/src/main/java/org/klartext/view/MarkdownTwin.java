package org.klartext.view;

import org.klartext.site.Digest;

/**
 * A page as Markdown, for programs that read text.
 *
 * @param page what the HTML shows
 * @param digest of all it holds
 */
public record MarkdownTwin(PageView page, Digest digest) implements View.Encoded {}
