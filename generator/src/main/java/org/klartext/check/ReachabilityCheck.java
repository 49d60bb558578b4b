package org.klartext.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Reference;
import org.klartext.view.Card;
import org.klartext.view.Link;
import org.klartext.view.ListView;
import org.klartext.view.PageView;
import org.klartext.view.Resolved.Found;
import org.klartext.view.View;
import org.klartext.plan.Views;

/** Pages that readers cannot find: in no list, no navigation, and linked from no other page. */
final class ReachabilityCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    Set<String> reachable = new HashSet<>();
    for (View view : planned.plan().views().values()) {
      collect(view, reachable);
    }
    collectLinks(planned, reachable);
    return planned.site().pages().stream()
        .filter(page -> !page.isRemoved() && !reachable.contains(href(planned, page)))
        .map(page ->
            Problem.warning(
                    "unreachable-page",
                    page.meta().source().path(),
                    Position.START,
                    "No list, navigation or link leads to this page.")
                .withHint("Link to it from another page, or add it to the navigation."));
  }

  private static String href(Views.Planned planned, Page page) {
    return planned.site().config().baseUrl().href(page.meta().permalink());
  }

  private static void collect(View view, Set<String> reachable) {
    if (view instanceof ListView list) {
      addCards(list.cards(), reachable);
      list.index().ifPresent(page -> reachable.add(withoutPage(list, page)));
    }
    if (view instanceof PageView page) {
      page.frame().navigation().stream().map(Link::href).forEach(reachable::add);
      page.frame().footer().stream().map(Link::href).forEach(reachable::add);
      page.trail().stream().map(Link::href).forEach(reachable::add);
      reachable.add(page.frame().home());
      page.frame().ask().ifPresent(reachable::add);
      page.groups().forEach(group -> addCards(group.cards(), reachable));
    }
  }

  private static String withoutPage(ListView list, Page page) {
    return list.frame().baseUrl().href(page.meta().permalink());
  }

  private static void addCards(Collection<Card> cards, Set<String> reachable) {
    cards.forEach(card -> reachable.add(card.href()));
  }

  private static void collectLinks(Views.Planned planned, Set<String> reachable) {
    Texts.of(planned.site())
        .forEach(text -> {
          for (Reference reference : text.body().outline().references()) {
            var found =
                planned
                    .links()
                    .resolve(reference.target(), text.page(), text.page().meta().lang())
                    .found();
            if (found instanceof Found.OfPage(Page target, String _)
                && !target.meta().id().equals(text.page().meta().id())) {
              reachable.add(href(planned, target));
            }
          }
        });
  }
}
