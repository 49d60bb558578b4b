package org.klartext.build;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.klartext.format.JsonLd;
import org.klartext.render.Theme;
import org.klartext.render.ThemeException;
import org.klartext.site.Problem;
import org.klartext.view.Group;
import org.klartext.view.ListView;
import org.klartext.view.PageView;
import org.klartext.view.View;

/**
 * Renders a few pages and throws them away, to find the faults of templates: of each template and
 * language the page that shows most and the one that shows least.
 *
 * @param theme whose templates are tried
 */
record Rehearsal(Theme theme) {
  /** What went wrong, each fault once. */
  List<Problem> problems(Collection<View> views) {
    Map<String, List<View.Templated>> kinds = new TreeMap<>();
    for (View view : views) {
      if (view instanceof View.Templated page) {
        String kind = page.template() + " " + page.frame().lang();
        kinds.merge(kind, List.of(page), Rehearsal::extremes);
      }
    }
    return kinds.values().stream()
        .flatMap(List::stream)
        .flatMap(this::problem)
        .distinct()
        .sorted(Problem.BY_PLACE)
        .toList();
  }

  private static List<View.Templated> extremes(
      List<View.Templated> before, List<View.Templated> more) {
    List<View.Templated> all =
        Stream.concat(before.stream(), more.stream())
            .sorted(Comparator.comparingInt(Rehearsal::richness))
            .toList();
    return List.of(all.getFirst(), all.getLast());
  }

  private static int richness(View.Templated view) {
    return switch (view) {
      case PageView page -> richness(page);
      case ListView list -> list.cards().size();
      default -> 0;
    };
  }

  /** How many different things a page shows, rather than how many of each. */
  private static int richness(PageView page) {
    long groups =
        page.groups().stream().filter(it -> !it.cards().isEmpty()).map(Group::key).count();
    long parts =
        Stream.of(
                page.addenda(),
                page.authors(),
                page.topics(),
                page.tags(),
                page.related(),
                page.contents(),
                page.discussion().answers(),
                page.discussion().comments(),
                page.discussion().mentions())
            .filter(part -> !part.isEmpty())
            .count();
    long facts =
        Stream.of(page.date(), page.updated(), page.owner(), page.due(), page.overdueSince())
            .filter(fact -> fact.isPresent())
            .count();
    return (int) (groups + parts + facts);
  }

  private Stream<Problem> problem(View.Templated view) {
    try {
      theme.render(view, JsonLd.of(view));
      return Stream.empty();
    } catch (ThemeException e) {
      return Stream.of(e.problem());
    }
  }
}
