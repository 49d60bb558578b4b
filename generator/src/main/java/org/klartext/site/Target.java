package org.klartext.site;

/** Where a link or an image of a text leads, as far as the text alone can tell. */
public sealed interface Target {

  /**
   * A file or folder of the content tree.
   *
   * @param path below the content folder, with {@code /}, normalised
   * @param fragment after the {@code #}; empty for none
   */
  record InTree(String path, String fragment) implements Target {}

  /**
   * An address within the site.
   *
   * @param path starts with {@code /}; below the base address; may contain a query
   * @param fragment after the {@code #}; empty for none
   */
  record InSite(String path, String fragment) implements Target {}

  /**
   * A place on the same page.
   *
   * @param fragment after the {@code #}
   */
  record SamePage(String fragment) implements Target {}

  /**
   * Another site, an e-mail address, a telephone number.
   *
   * @param url with its scheme
   */
  record External(String url) implements Target {}

  /**
   * A path that leads out of the content tree: an error.
   *
   * @param destination as written
   */
  record OutsideTree(String destination) implements Target {}
}
