package org.klartext.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Site;
import org.klartext.plan.Views;
import org.klartext.site.text.Spelling;

/** Topics, experts and tags that pages name but nobody knows. */
final class NameCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    Site site = planned.site();
    return Stream.concat(
        site.pages().stream().flatMap(page -> problems(site, page)), defaultOwner(site).stream());
  }

  private static Stream<Problem> problems(Site site, Page page) {
    PageMeta meta = page.meta();
    Stream<Problem> experts =
        page instanceof Page.Topic topic
            ? unknown(site, meta, Kind.EXPERT, "experts", topic.experts())
            : Stream.empty();
    return Stream.of(
            unknown(site, meta, Kind.TOPIC, "topics", meta.labels().topics()),
            unknown(site, meta, Kind.EXPERT, "authors", meta.labels().authors()),
            experts,
            unlistedTags(site, meta))
        .flatMap(it -> it);
  }

  private static Stream<Problem> unknown(
      Site site, PageMeta meta, Kind kind, String key, List<String> slugs) {
    return IntStream.range(0, slugs.size())
        .filter(index -> !exists(site, kind, slugs.get(index), meta.lang()))
        .mapToObj(index -> {
          String slug = slugs.get(index);
          return Problem.warning(
                  "unknown-" + kind.key(),
                  meta.source().path(),
                  position(meta, key, index),
                  "There is no " + kind.key() + " “" + slug + "”.")
              .withHint(advice(slug, names(site, kind), kind));
        });
  }

  private static boolean exists(Site site, Kind kind, String slug, String lang) {
    return kind == Kind.TOPIC
        ? site.topic(slug, lang).isPresent()
        : site.expert(slug, lang).isPresent();
  }

  private static Position position(PageMeta meta, String key, int index) {
    Position entry = meta.source().at(key + "[" + index + "]");
    return entry.equals(Position.START) ? meta.source().at(key) : entry;
  }

  private static List<String> names(Site site, Kind kind) {
    return site.pages().stream()
        .filter(page -> page.meta().kind() == kind)
        .map(page -> page.meta().slug())
        .distinct()
        .toList();
  }

  private static String advice(String slug, List<String> names, Kind kind) {
    return Spelling.nearest(slug, names)
        .map(near -> "Did you mean “" + near + "”?")
        .orElse("Write the file name of the " + kind.key() + "’s page, without its ending.");
  }

  private static Stream<Problem> unlistedTags(Site site, PageMeta meta) {
    Optional<List<String>> allowed = site.config().tags();
    List<String> tags = meta.labels().tags();
    return allowed.stream()
        .flatMap(list ->
            IntStream.range(0, tags.size())
                .filter(index -> !list.contains(tags.get(index)))
                .mapToObj(index ->
                    Problem.warning(
                            "unknown-tag",
                            meta.source().path(),
                            position(meta, "tags", index),
                            "site.yaml lists no tag “" + tags.get(index) + "”.")
                        .withHint(
                            Spelling.nearest(tags.get(index), list)
                                .map(near -> "Did you mean “" + near + "”?")
                                .orElse("Add it to tags: in site.yaml."))));
  }

  private static Optional<Problem> defaultOwner(Site site) {
    return site.config()
        .defaultOwner()
        .filter(slug -> site.expert(slug, site.config().defaultLanguage()).isEmpty())
        .map(slug ->
            Problem.warning(
                    "unknown-expert",
                    "site.yaml",
                    Position.START,
                    "defaultOwner names an expert “" + slug + "” that does not exist.")
                .withHint(advice(slug, names(site, Kind.EXPERT), Kind.EXPERT)));
  }
}
