package org.klartext.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.klartext.finder.Entries;
import org.klartext.finder.Finder;
import org.klartext.finder.Hit;
import org.klartext.plan.Views;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Site;

/** Searches that do not find the page that expects to be found by them. */
final class ExpectCheck implements Checks.Check {
  private static final int FIRST_FEW = 3;

  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    Site site = planned.site();
    return site.pages().stream()
        .filter(page -> !page.meta().expect().isEmpty())
        .collect(Collectors.groupingBy(page -> page.meta().lang()))
        .entrySet()
        .stream()
        .flatMap(pages -> problems(site, pages.getKey(), pages.getValue()));
  }

  private static Stream<Problem> problems(Site site, String lang, List<Page> pages) {
    Finder finder = Finder.of(lang, Entries.of(site, lang), site.synonyms().in(lang));
    return pages.stream().flatMap(page -> problems(finder, page.meta()));
  }

  private static Stream<Problem> problems(Finder finder, PageMeta page) {
    return IntStream.range(0, page.expect().size())
        .boxed()
        .flatMap(number -> problem(finder, page, number));
  }

  private static Stream<Problem> problem(Finder finder, PageMeta page, int number) {
    String text = page.expect().get(number);
    List<Hit> hits = finder.find(text, java.util.Set.of(), FIRST_FEW).hits();
    if (hits.stream().anyMatch(hit -> hit.id().equals(page.id().value()))) {
      return Stream.empty();
    }
    String message =
        "The search “" + text + "” should find this page among the first three; " + found(hits);
    return Stream.of(
        Problem.warning("expected-search", page.source().path(), position(page, number), message)
            .withHint(
                "Use these words in its title or a heading, or under asked:, or name those that"
                    + " mean the same in _data/synonyms.yaml."));
  }

  private static String found(List<Hit> hits) {
    if (hits.isEmpty()) {
      return "it finds nothing.";
    }
    List<String> titles = new ArrayList<>();
    for (Hit hit : hits) {
      String title = hit.title().stream().map(Hit.Segment::text).collect(Collectors.joining());
      titles.add("“" + title + "”");
    }
    return "it finds " + String.join(", ", titles) + ".";
  }

  /** A list of one may be written as a text. */
  private static Position position(PageMeta page, int number) {
    return page.source()
        .positions()
        .getOrDefault("expect[" + number + "]", page.source().at("expect"));
  }
}
