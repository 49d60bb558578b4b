package org.klartext.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.klartext.site.Page;
import org.klartext.view.Card;
import org.klartext.view.Directory;
import org.klartext.view.Discussion;
import org.klartext.view.FeedView;
import org.klartext.view.FileCopy;
import org.klartext.view.ListDocument;
import org.klartext.view.MarkdownTwin;
import org.klartext.view.PageDocument;
import org.klartext.view.PageView;
import org.klartext.view.PlainText;
import org.klartext.view.SearchFile;
import org.klartext.view.SiteDocument;
import org.klartext.view.Sitemap;
import org.klartext.view.View;

/** Turns views that need no template into bytes. */
public final class Encoder {
  private Encoder() {}

  /**
   * Encodes a view in UTF-8.
   *
   * @param view what to write; files of the tree are copied, those of the search made elsewhere
   * @throws IllegalArgumentException for a {@link FileCopy} or a {@link SearchFile}
   */
  public static byte[] encode(View.Encoded view) {
    return text(view).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Encodes one entry of a list as it stands in the list.
   *
   * @param zone of its dates
   */
  public static String encode(ListDocument.Item item, ZoneId zone) {
    return Json.object(json -> Documents.item(json, item, zone));
  }

  private static String text(View.Encoded view) {
    return switch (view) {
      case FeedView feed ->
          feed.format() == FeedView.Format.ATOM ? Feeds.atom(feed) : Feeds.json(feed);
      case PageDocument page -> Documents.page(page);
      case PageDocument.OfReplies replies -> Documents.replies(replies);
      case ListDocument list -> Documents.list(list);
      case SiteDocument site -> Documents.site(site);
      case MarkdownTwin twin -> markdown(twin.page());
      case Sitemap sitemap -> Sitemaps.sitemap(sitemap);
      case Sitemap.Index index -> Sitemaps.index(index);
      case Directory directory -> directory(directory);
      case PlainText text -> text.text();
      case SearchFile file ->
          throw new IllegalArgumentException("The search makes this file: " + file.name());
      case FileCopy copy ->
          throw new IllegalArgumentException("A file is copied: " + copy.asset().path());
    };
  }

  private static String markdown(PageView page) {
    ZoneId zone = ZoneId.of(page.frame().zone());
    StringBuilder text = new StringBuilder("# ").append(page.title()).append("\n\n");
    page.meta().description().ifPresent(it -> text.append("> ").append(it).append("\n\n"));
    page.date().ifPresent(it -> text.append(it.atZone(zone).toLocalDate()).append(" · "));
    text.append(page.head().canonical()).append("\n\n");
    text.append(
            page.page() instanceof Page.Question
                ? page.text().visitorMarkdown()
                : page.text().markdown())
        .append('\n');
    for (PageView.DatedText addendum : page.addenda()) {
      text.append("\n## ").append(addendum.date().atZone(zone).toLocalDate()).append("\n\n");
      text.append(addendum.text().markdown()).append('\n');
    }
    page.discussion().answers().forEach(it -> reply(text, it, 2, zone));
    page.discussion().comments().forEach(it -> reply(text, it, 2, zone));
    return text.toString();
  }

  private static void reply(StringBuilder text, Discussion.Entry entry, int level, ZoneId zone) {
    if (entry.removed().isEmpty()) {
      text.append('\n').repeat('#', Math.min(level, 6)).append(' ');
      text.append(entry.name()).append(", ");
      text.append(entry.date().atZone(zone).toLocalDate()).append("\n\n");
      text.append(entry.text().visitorMarkdown()).append('\n');
    }
    entry.replies().forEach(it -> reply(text, it, level + 1, zone));
  }

  private static String directory(Directory directory) {
    StringBuilder text = new StringBuilder("# ").append(directory.title()).append("\n");
    if (!directory.description().isEmpty()) {
      text.append("\n> ").append(directory.description()).append("\n");
    }
    for (Directory.Section section : directory.sections()) {
      text.append("\n## ").append(section.title()).append("\n\n");
      section.cards().forEach(card -> entry(text, directory, card));
    }
    return text.toString();
  }

  private static void entry(StringBuilder text, Directory directory, Card card) {
    String twin = directory.twins() && card.href().endsWith("/") ? "index.md" : "";
    text.append("- [").append(card.title().replace("[", "\\[").replace("]", "\\]"));
    text.append("](").append(directory.baseUrl().origin()).append(card.href()).append(twin);
    text.append(")");
    card.description().ifPresent(it -> text.append(": ").append(it));
    text.append("\n");
  }
}
