package org.klartext.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Problem;

/** Settles what two pages claim: the first by path wins. */
final class Uniqueness {
  private final List<Problem> problems;

  /**
   * @param problems takes what is found
   */
  Uniqueness(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Finds pages at one permalink, with one id, in one language of one translation, and aliases that
   * are taken.
   *
   * @param pages by path
   * @return those that can be published, with ids and aliases that are theirs alone
   */
  List<Page> settle(List<Page> pages) {
    Map<Permalink, PageMeta> places = new HashMap<>();
    Map<String, PageMeta> translations = new HashMap<>();
    Map<PageId, PageMeta> ids = new HashMap<>();
    List<Page> kept = new ArrayList<>();
    for (Page page : pages) {
      PageMeta meta = page.meta();
      String translation = meta.lang() + " " + meta.translationKey();
      PageMeta sibling = translations.putIfAbsent(translation, meta);
      PageMeta neighbour = places.putIfAbsent(meta.permalink(), meta);
      if (sibling != null) {
        reportTranslation(meta, sibling);
      }
      if (neighbour == null) {
        kept.add(withOwnId(page, ids));
      } else {
        reportPermalink(meta, neighbour);
      }
    }
    return withOwnAliases(kept, places);
  }

  private void reportTranslation(PageMeta meta, PageMeta sibling) {
    report(
        "duplicate-translation",
        meta,
        "translationKey",
        "This is the same page in the same language ("
            + meta.lang()
            + ") as "
            + sibling.source().path()
            + ".",
        "Remove one of the two files, or give them different names or translation keys.");
  }

  private void reportPermalink(PageMeta meta, PageMeta neighbour) {
    report(
        "duplicate-permalink",
        meta,
        "slug",
        "The address "
            + meta.permalink()
            + " belongs to "
            + neighbour.source().path()
            + " already; this page is left out.",
        "Rename one of the two files or set another slug.");
  }

  private Page withOwnId(Page page, Map<PageId, PageMeta> ids) {
    PageMeta meta = page.meta();
    PageMeta other = ids.putIfAbsent(meta.id(), meta);
    if (other == null) {
      return page;
    }
    report(
        "duplicate-id",
        meta,
        "id",
        "The id "
            + meta.id()
            + " belongs to "
            + other.source().path()
            + " already; this page gets another one.",
        "Remove the id from the copy.");
    PageId own = PageId.ofPath(meta.source().path());
    PageId free = ids.containsKey(own) ? PageId.ofPath(meta.source().path() + "#") : own;
    ids.put(free, meta);
    return with(page, free, meta.aliases());
  }

  private List<Page> withOwnAliases(List<Page> pages, Map<Permalink, PageMeta> places) {
    Map<Permalink, PageMeta> taken = new HashMap<>(places);
    return pages.stream()
        .map(page -> page.meta().aliases().isEmpty() ? page : withOwnAliases(page, taken))
        .toList();
  }

  private Page withOwnAliases(Page page, Map<Permalink, PageMeta> taken) {
    List<Permalink> own = new ArrayList<>();
    for (Permalink alias : page.meta().aliases()) {
      PageMeta owner = taken.putIfAbsent(alias, page.meta());
      if (owner == null) {
        own.add(alias);
      } else {
        String message =
            "The alias "
                + alias
                + " is an address of "
                + owner.source().path()
                + " already; it is ignored.";
        problems.add(
            Problem.warning(
                    "alias-taken",
                    page.meta().source().path(),
                    page.meta().source().at("aliases"),
                    message)
                .withHint("Remove it here or there."));
      }
    }
    return own.equals(page.meta().aliases()) ? page : with(page, page.meta().id(), own);
  }

  /** Only of two pages at one address does one stay out; all else is mended here. */
  private void report(String code, PageMeta meta, String key, String message, String hint) {
    String file = meta.source().path();
    Problem problem =
        code.equals("duplicate-permalink")
            ? Problem.error(code, file, meta.source().at(key), message)
            : Problem.warning(code, file, meta.source().at(key), message);
    problems.add(problem.withHint(hint));
  }

  /** The same page with another id and other aliases. */
  private static Page with(Page page, PageId id, List<Permalink> aliases) {
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
      case Page.Question it ->
          new Page.Question(meta, it.body(), it.author(), it.state(), it.removed(), digest);
      case Page.Topic it ->
          new Page.Topic(meta, it.body(), it.experts(), it.promise(), it.icon(), digest);
      case Page.Expert it ->
          new Page.Expert(
              meta, it.body(), it.role(), it.department(), it.photo(), it.links(), digest);
      case Page.StandalonePage it -> new Page.StandalonePage(meta, it.body(), digest);
    };
  }
}
