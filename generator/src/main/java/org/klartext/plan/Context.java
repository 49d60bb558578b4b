package org.klartext.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Page;
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
        new Digest.Builder().add(site.config().digest()).add(site.edition().key());
    for (Page page : site.pages()) {
      digest.add(page.meta().digest());
      addShared(site, page, digest);
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
    digest.addTexts(site.hidden().stream().map(Object::toString).sorted().toList());
    return new Context(digest.build(), site.instant(), site.nextChange());
  }

  /** What lists say of a question, and whether a page is talked about at all. */
  private static void addShared(Site site, Page page, Digest.Builder digest) {
    List<Reply> replies = site.replies(page.meta().id());
    digest.add(replies.isEmpty());
    if (page instanceof Page.Question question) {
      digest.add(question.state().toString()).add(question.author().toString());
      replies.forEach(reply -> digest.add(reply.digest()));
    }
  }

  /** True if nothing but texts can differ between the two sites. */
  boolean isSame(Context later) {
    boolean timeIsStill =
        !later.instant.isBefore(instant)
            && nextChange.filter(change -> !later.instant.isBefore(change)).isEmpty();
    return timeIsStill && digest.equals(later.digest);
  }
}
