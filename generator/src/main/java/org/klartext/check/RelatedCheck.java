package org.klartext.check;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Problem;
import org.klartext.site.Target;
import org.klartext.view.Resolved.Found;
import org.klartext.plan.Views;

/** Related pages and pictures named in front matter that do not exist. */
final class RelatedCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    return planned.site().pages().stream().flatMap(page -> problems(planned, page));
  }

  private static Stream<Problem> problems(Views.Planned planned, Page page) {
    PageMeta meta = page.meta();
    List<Target> related = meta.labels().related();
    Stream<Problem> pages =
        IntStream.range(0, related.size())
            .filter(index -> isMissing(planned, page, related.get(index)))
            .mapToObj(index ->
                Problem.warning(
                        "unknown-related",
                        meta.source().path(),
                        meta.source().at("related[" + index + "]"),
                        "related: names a page that is not published.")
                    .withHint("Write the path of its file, relative to this one."));
    Stream<Problem> image =
        meta
            .image()
            .filter(target -> isMissing(planned, page, target))
            .map(target -> missingPicture(meta, "image"))
            .stream();
    Stream<Problem> photo =
        page instanceof Page.Expert expert
            ? expert
                .photo()
                .filter(target -> isMissing(planned, page, target))
                .map(target -> missingPicture(meta, "photo"))
                .stream()
            : Stream.empty();
    return Stream.of(pages, image, photo).flatMap(it -> it);
  }

  private static boolean isMissing(Views.Planned planned, Page page, Target target) {
    return planned.links().resolve(target, page, page.meta().lang()).found()
        instanceof Found.Nothing;
  }

  private static Problem missingPicture(PageMeta meta, String key) {
    return Problem.warning(
            "missing-image",
            meta.source().path(),
            meta.source().at(key),
            key + ": names a picture that is not there.")
        .withHint("Paths are relative to the file; check the spelling and upper case.");
  }
}
