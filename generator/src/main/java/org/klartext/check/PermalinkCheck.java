package org.klartext.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Problem;
import org.klartext.view.ListView;
import org.klartext.view.PageView;
import org.klartext.view.RedirectView;
import org.klartext.view.View;
import org.klartext.plan.Views;

/** Pages that got no file because something else already has their address. */
final class PermalinkCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    return planned.site().pages().stream().flatMap(page -> problem(planned, page).stream());
  }

  private static Optional<Problem> problem(Views.Planned planned, Page page) {
    PageMeta meta = page.meta();
    return planned
        .plan()
        .view(meta.permalink().outputPath())
        .filter(view -> !shows(view, page))
        .map(view ->
            Problem.error(
                    "duplicate-permalink",
                    meta.source().path(),
                    meta.source().at("slug"),
                    "The address " + meta.permalink() + " is taken by " + name(view) + ".")
                .withHint("Give the page another slug or move it."));
  }

  private static boolean shows(View view, Page page) {
    return switch (view) {
      case PageView own -> own.page().meta().id().equals(page.meta().id());
      case ListView list ->
          list.index().filter(index -> index.meta().id().equals(page.meta().id())).isPresent();
      default -> false;
    };
  }

  private static String name(View view) {
    return switch (view) {
      case PageView page -> page.meta().source().path();
      case ListView list -> "the list “" + list.title() + "”";
      case RedirectView redirect -> "an alias of “" + redirect.title() + "”";
      default -> "another file";
    };
  }
}
