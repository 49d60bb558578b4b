package org.klartext.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.klartext.view.FeedView;
import org.klartext.view.PageView;

/** Feeds as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org). */
final class Feeds {
  private Feeds() {}

  static String atom(FeedView feed) {
    Xml xml = new Xml();
    xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.lang());
    xml.element("id", feed.self()).element("title", feed.title());
    xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self());
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
    xml.element("updated", time(feed.updated()));
    feed.entries().forEach(entry -> entry(xml, entry));
    return xml.close("feed").toString();
  }

  private static void entry(Xml xml, FeedView.Entry entry) {
    xml.open("entry").element("id", entry.id()).element("title", entry.title());
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.href());
    xml.element("published", time(entry.published())).element("updated", time(entry.updated()));
    xml.open("author").element("name", name(entry)).close("author");
    entry.summary().ifPresent(summary -> xml.element("summary", summary));
    xml.element("content", html(entry), "type", "html", "xml:base", entry.href());
    xml.close("entry");
  }

  /** Atom asks for a name. */
  private static String name(FeedView.Entry entry) {
    return entry.author().isBlank() ? "–" : entry.author();
  }

  private static String time(Instant instant) {
    return Json.time(instant, ZoneOffset.UTC);
  }

  private static String html(FeedView.Entry entry) {
    StringBuilder html = new StringBuilder(entry.text().absoluteHtml(entry.href()));
    for (PageView.DatedText addition : entry.additions()) {
      html.append("\n<h2>")
          .append(addition.date().atZone(ZoneOffset.UTC).toLocalDate())
          .append("</h2>\n")
          .append(addition.text().absoluteHtml(entry.href()));
    }
    return html.toString();
  }

  static String json(FeedView feed) {
    return Json.object(json ->
        json.text("version", "https://jsonfeed.org/version/1.1")
            .text("title", feed.title())
            .text("home_page_url", feed.home())
            .text("feed_url", feed.self())
            .text("language", feed.lang())
            .objects("items", feed.entries(), Feeds::item));
  }

  private static void item(Json json, FeedView.Entry entry) {
    json.text("id", entry.id())
        .text("url", entry.href())
        .text("title", entry.title())
        .text("summary", entry.summary())
        .text("content_html", html(entry))
        .text("date_published", time(entry.published()))
        .text("date_modified", time(entry.updated()));
    Optional.of(entry.author())
        .filter(name -> !name.isBlank())
        .ifPresent(name ->
            json.objects(
                "authors", java.util.List.of(name), (author, it) -> author.text("name", it)));
  }
}
