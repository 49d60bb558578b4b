package org.klartext.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.klartext.site.Asset;
import org.klartext.site.FiguresMonth;
import org.klartext.site.LogMonth;
import org.klartext.site.Page;
import org.klartext.site.Site;
import org.klartext.site.Target;
import org.klartext.view.Discussion;
import org.klartext.view.FileCopy;
import org.klartext.view.Links;
import org.klartext.view.PageView;
import org.klartext.view.Resolved;

/** The files that pages use; a file that none of them uses is not published. */
final class PublishedAssets {
  private final Site site;
  private final Map<String, Asset> used = new TreeMap<>();

  PublishedAssets(Site site) {
    this.site = site;
  }

  /** Adds what a page uses in its texts and its front matter. */
  void add(PageView view) {
    addAll(view.text());
    view.addenda().forEach(addendum -> addAll(addendum.text()));
    Stream.of(
            view.discussion().answers(), view.discussion().comments(), view.discussion().mentions())
        .flatMap(List::stream)
        .forEach(this::addAll);
    view.meta().image().ifPresent(this::addPicture);
    if (view.page() instanceof Page.Expert expert) {
      expert.photo().ifPresent(this::addPicture);
    }
  }

  private void addAll(Discussion.Entry entry) {
    addAll(entry.text());
    entry.replies().forEach(this::addAll);
  }

  private void addAll(Links text) {
    text.resolved().forEach(this::add);
  }

  private void addPicture(Target target) {
    Pictures.ofTree(site, target).ifPresent(this::add);
  }

  private void add(Resolved resolved) {
    resolved.asset().ifPresent(asset -> used.put(asset.path(), asset));
  }

  /** Brings the copied files of a plan in line with what is used. */
  void addTo(OutputPlan plan) {
    Set<String> copied = new HashSet<>(used.keySet());
    site.log().forEach(month -> copied.add(month.file().path()));
    site.figures().forEach(month -> copied.add(month.file().path()));
    plan.keepCopies(copied);
    for (Asset asset : used.values()) {
      plan.add(asset.permalink(site.config().defaultLanguage()).outputPath(), FileCopy.of(asset));
    }
    for (LogMonth month : site.log()) {
      plan.add(ModerationPlanner.address(month).outputPath(), FileCopy.of(month.file()));
    }
    for (FiguresMonth month : site.figures()) {
      plan.add(FiguresPlanner.address(month).outputPath(), FileCopy.of(month.file()));
    }
  }
}
