package org.klartext.portal;

import java.nio.file.Path;
import java.util.Optional;
import org.klartext.view.FiguresView;
import org.klartext.view.ListView;
import org.klartext.view.ModerationView;
import org.klartext.view.NotFoundView;
import org.klartext.view.PageView;
import org.klartext.view.RedirectView;
import org.klartext.view.SearchView;
import org.klartext.view.ServicePage;
import org.klartext.view.TagsView;
import org.klartext.view.View;

/**
 * An HTML page of a portal.
 *
 * @param origin of the server that serves it
 * @param path of its address
 * @param file it is in
 * @param view what it shows
 */
record PortalPage(String origin, String path, Path file, View.Templated view) {
  static PortalPage of(String origin, Path out, String file, View.Templated view) {
    String path =
        file.endsWith("index.html")
            ? file.substring(0, file.length() - "index.html".length())
            : file;
    return new PortalPage(origin, "/" + path, out.resolve(file), view);
  }

  /** What kind of page it is, for people. */
  String kind() {
    return switch (view) {
      case PageView page -> page.template();
      case ListView list ->
          (list.key().equals("tag") ? "tag" : list.key() + " list")
              + (list.pagination().number() > 1 ? ", continued" : "");
      case TagsView _ -> "tags";
      case SearchView _ -> "search";
      case ModerationView _ -> "moderation";
      case FiguresView _ -> "figures";
      case NotFoundView _ -> "not found";
      case RedirectView _ -> "redirect";
      case ServicePage page -> page.template();
    };
  }

  /** The language of everything but, perhaps, its text. */
  String lang() {
    return view.frame().lang();
  }

  /** The page of the tree that it shows. */
  Optional<PageView> text() {
    return view instanceof PageView page ? Optional.of(page) : Optional.empty();
  }

  /** True if it stands in for a translation that is missing. */
  boolean isFallback() {
    return text().filter(PageView::fallback).isPresent();
  }

  /** Where it is served. */
  String address() {
    return origin + path;
  }

  @Override
  public String toString() {
    return kind() + " " + path;
  }
}
