package org.klartext.check;

import java.util.stream.Stream;
import org.klartext.site.Body;
import org.klartext.site.Page;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/** All texts of a site and the files they stand in. */
final class Texts {
  private Texts() {}

  /**
   * A text.
   *
   * @param page the page it belongs to
   * @param file where it stands
   * @param body the text
   * @param ours false for what visitors wrote, which nobody is asked to mend
   */
  record Text(Page page, String file, Body body, boolean ours) {}

  static Stream<Text> of(Site site) {
    return site.pages().stream().flatMap(page -> of(site, page));
  }

  private static Stream<Text> of(Site site, Page page) {
    String file = page.meta().source().path();
    boolean ours = !(page instanceof Page.Question);
    Stream<Text> own = Stream.of(new Text(page, file, page.body(), ours));
    Stream<Text> addenda =
        page instanceof Page.Article article
            ? article.addenda().stream().map(it -> new Text(page, file, it.body(), true))
            : Stream.empty();
    Stream<Text> replies =
        site.replies(page.meta().id()).stream()
            .map(reply -> new Text(page, reply.source().path(), reply.body(), isStaff(reply)));
    return Stream.of(own, addenda, replies).flatMap(it -> it);
  }

  private static boolean isStaff(Reply reply) {
    return reply.author() instanceof org.klartext.site.Writer.Staff;
  }
}
