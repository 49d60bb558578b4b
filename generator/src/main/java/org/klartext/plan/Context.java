package org.klartext.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/**
 * All of a site that more than one page shows: everything but the texts. Two sites with the same
 * context differ at most in pages whose own digests differ.
 *
 * @param digest of the context
 * @param instant as of when the site is
 * @param nextChange when the passing of time changes the site
 */
record Context(Digest digest, Instant instant, Optional<Instant> nextChange) {

  static Context of(Site site) {
    Digest.Builder digest =
        new Digest.Builder()
            .add(site.config().digest())
            .add(site.edition().key())
            .add(site.log().isEmpty())
            .add(site.figures().isEmpty());
    boolean contested = isFeedContested(site);
    for (Page page : site.pages()) {
      digest.add(page.meta().digest());
      addShared(site, page, digest);
      digest.add(contested && site.replies(page.meta().id()).isEmpty());
    }
    site.assets().values().stream()
        .sorted(java.util.Comparator.comparing(org.klartext.site.Asset::path))
        .forEach(asset ->
            digest
                .add(asset.path())
                .add(asset.size())
                .add(asset.modified())
                .add(asset.width())
                .add(asset.height()));
    new java.util.TreeMap<>(site.synonyms().groups())
        .forEach((lang, groups) -> {
          digest.add(lang);
          groups.forEach(digest::addTexts);
        });
    digest.addTexts(site.hidden().stream().map(Object::toString).sorted().toList());
    return new Context(digest.build(), site.instant(), site.nextChange());
  }

  /** What lists say of a question. */
  private static void addShared(Site site, Page page, Digest.Builder digest) {
    if (page instanceof Page.Question question) {
      List<Reply> replies = site.replies(page.meta().id());
      digest.add(question.state().toString()).add(question.author().toString());
      digest.add(replies.size());
      replies.forEach(reply -> digest.add(reply.digest()));
    }
  }

  /** A feed that comes or goes with the first comment may have the address of something else. */
  private static boolean isFeedContested(Site site) {
    Stream<String> aliases =
        site.pages().stream().flatMap(page -> page.meta().aliases().stream()).map(Permalink::path);
    return Stream.concat(aliases, site.assets().keySet().stream())
        .anyMatch(path -> path.endsWith("/feed.xml") || path.endsWith("/feed.json"));
  }

  /** True if nothing but texts can differ between the two sites. */
  boolean isSame(Context later) {
    boolean timeIsStill =
        !later.instant.isBefore(instant)
            && nextChange.filter(change -> !later.instant.isBefore(change)).isEmpty();
    return timeIsStill && digest.equals(later.digest);
  }
}
