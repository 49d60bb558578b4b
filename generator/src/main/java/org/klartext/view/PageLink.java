package org.klartext.view;

import org.klartext.site.PageId;

/**
 * A page that another one leads to because of what became of a question.
 *
 * @param id of the page
 * @param title of the page
 * @param href its address
 * @param lang its language
 */
public record PageLink(PageId id, String title, String href, String lang) {}
