package org.klartext.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.view.FeedView;
import org.klartext.view.FiguresView;
import org.klartext.view.FileCopy;
import org.klartext.view.ListView;
import org.klartext.view.MarkdownTwin;
import org.klartext.view.ModerationView;
import org.klartext.view.PageDocument;
import org.klartext.view.PageView;
import org.klartext.view.SearchFile;
import org.klartext.view.View;

/**
 * What a build has to bring about: every output file and what it shows; and what a server answers
 * with that is not written.
 */
public final class OutputPlan {
  private final Map<String, View> views;
  private final Map<String, View> answers;

  /** Nothing yet. */
  OutputPlan() {
    this.views = new LinkedHashMap<>();
    this.answers = new LinkedHashMap<>();
  }

  /** All that another plan holds. */
  OutputPlan(OutputPlan other) {
    this.views = new LinkedHashMap<>(other.views);
    this.answers = new LinkedHashMap<>(other.answers);
  }

  /**
   * Adds a file unless the path is taken by something else; who comes first keeps it.
   *
   * @param path below the output folder, with {@code /}
   * @param view what it shows
   */
  void add(String path, View view) {
    views.merge(path, view, (old, now) -> isSame(old, now) ? now : old);
  }

  /** Adds what is not written but only answered with, under the path the file would have. */
  void answer(String path, View view) {
    if (!views.containsKey(path)) {
      answers.merge(path, view, (old, now) -> isSame(old, now) ? now : old);
    }
  }

  /** True if both are the same thing, perhaps at different times. */
  private static boolean isSame(View old, View now) {
    return switch (old) {
      case PageView page ->
          now instanceof PageView other && page.meta().id().equals(other.meta().id());
      case PageDocument page ->
          now instanceof PageDocument other
              && page.page().meta().id().equals(other.page().meta().id());
      case PageDocument.OfReplies replies ->
          now instanceof PageDocument.OfReplies other
              && replies.page().meta().id().equals(other.page().meta().id());
      case MarkdownTwin page ->
          now instanceof MarkdownTwin other
              && page.page().meta().id().equals(other.page().meta().id());
      case ListView list ->
          now instanceof ListView other
              && list.key().equals(other.key())
              && list.title().equals(other.title());
      case ModerationView _ -> now instanceof ModerationView;
      case FiguresView _ -> now instanceof FiguresView;
      case FeedView feed -> now instanceof FeedView other && feed.home().equals(other.home());
      case SearchFile file ->
          now instanceof SearchFile other && file.source().lang().equals(other.source().lang());
      case FileCopy copy ->
          now instanceof FileCopy other && copy.asset().path().equals(other.asset().path());
      default -> false;
    };
  }

  /** Removes a feed, if it is that of a page. */
  void removeFeed(String path, String home) {
    if (views.get(path) instanceof FeedView feed && feed.home().equals(home)) {
      views.remove(path);
    }
  }

  /** Removes the document of what stood under a page. */
  void removeReplies(String path) {
    for (Map<String, View> all : List.of(views, answers)) {
      if (all.get(path) instanceof PageDocument.OfReplies) {
        all.remove(path);
      }
    }
  }

  /** Drops what has no place in another plan, because something else has it. */
  void keepFitting(OutputPlan other) {
    for (Map<String, View> all : List.of(views, answers)) {
      all.entrySet()
          .removeIf(entry ->
              other.view(entry.getKey()).filter(it -> !isSame(it, entry.getValue())).isPresent());
    }
  }

  /** Keeps of the copied files only those that are used. */
  void keepCopies(Set<String> used) {
    views
        .values()
        .removeIf(view -> view instanceof FileCopy copy && !used.contains(copy.asset().path()));
  }

  /** True if something is planned for a path. */
  public boolean contains(String path) {
    return views.containsKey(path);
  }

  /** What a file shows, or would show. */
  public Optional<View> view(String path) {
    return Optional.ofNullable(views.get(path)).or(() -> Optional.ofNullable(answers.get(path)));
  }

  /** What is answered with only, under the paths the files would have. */
  public Map<String, View> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** All files and what they show. */
  public Map<String, View> views() {
    return Collections.unmodifiableMap(views);
  }

  /** All paths. */
  public Collection<String> paths() {
    return views().keySet();
  }
}
