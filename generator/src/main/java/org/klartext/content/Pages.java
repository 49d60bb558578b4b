package org.klartext.content;

import java.util.List;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;

/** Pages like other pages. */
final class Pages {
  private Pages() {}

  /** The same page with another id and other aliases. */
  static Page with(Page page, PageId id, List<Permalink> aliases) {
    PageMeta old = page.meta();
    Digest metaDigest =
        new Digest.Builder()
            .add(old.digest())
            .add(id.value())
            .addTexts(aliases.stream().map(Permalink::path).toList())
            .build();
    PageMeta meta =
        new PageMeta(
            id,
            old.kind(),
            old.slug(),
            old.lang(),
            old.permalink(),
            old.source(),
            old.title(),
            old.description(),
            old.lifetime(),
            old.audience(),
            old.translationKey(),
            aliases,
            old.labels(),
            old.image(),
            old.comments(),
            old.weight(),
            old.asked(),
            old.expect(),
            metaDigest);
    return with(page, meta, Digest.of(page.digest(), metaDigest));
  }

  private static Page with(Page page, PageMeta meta, Digest digest) {
    return switch (page) {
      case Page.Article it -> new Page.Article(meta, it.body(), it.addenda(), digest);
      case Page.FaqEntry it -> new Page.FaqEntry(meta, it.body(), digest);
      case Page.Question it -> new Page.Question(meta, it.body(), it.author(), it.state(), digest);
      case Page.Topic it ->
          new Page.Topic(meta, it.body(), it.experts(), it.promise(), it.icon(), digest);
      case Page.Expert it ->
          new Page.Expert(
              meta, it.body(), it.role(), it.department(), it.photo(), it.links(), digest);
      case Page.StandalonePage it -> new Page.StandalonePage(meta, it.body(), digest);
    };
  }
}
