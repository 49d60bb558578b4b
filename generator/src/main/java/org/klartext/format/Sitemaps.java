package org.klartext.format;

import java.time.ZoneOffset;
import org.klartext.view.Link;
import org.klartext.view.Sitemap;

/** Sitemaps (sitemaps.org 0.9) with the languages of each page. */
final class Sitemaps {
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private Sitemaps() {}

  static String sitemap(Sitemap sitemap) {
    Xml xml = new Xml();
    xml.open("urlset", "xmlns", NAMESPACE, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    for (Sitemap.Entry entry : sitemap.entries()) {
      xml.open("url").element("loc", entry.loc());
      entry.modified().ifPresent(it -> xml.element("lastmod", Json.time(it, ZoneOffset.UTC)));
      for (Link language : entry.languages()) {
        xml.empty(
            "xhtml:link", "rel", "alternate", "hreflang", language.lang(), "href", language.href());
      }
      xml.close("url");
    }
    return xml.close("urlset").toString();
  }

  static String index(Sitemap.Index index) {
    Xml xml = new Xml();
    xml.open("sitemapindex", "xmlns", NAMESPACE);
    index.files().forEach(file -> xml.open("sitemap").element("loc", file.loc()).close("sitemap"));
    return xml.close("sitemapindex").toString();
  }
}
