package org.klartext.check;

import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.Problem;
import org.klartext.site.Reference;
import org.klartext.site.Target;
import org.klartext.view.Resolved;
import org.klartext.view.Resolved.Found;
import org.klartext.plan.Views;
import org.klartext.site.text.Spelling;

/** Links and images that lead to nothing. */
final class LinkCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    return Texts.of(planned.site())
        .filter(Texts.Text::ours)
        .flatMap(text ->
            text.body().outline().references().stream()
                .flatMap(reference -> problem(planned, text, reference).stream()));
  }

  private static Optional<Problem> problem(
      Views.Planned planned, Texts.Text text, Reference reference) {
    if (reference.target() instanceof Target.OutsideTree(String destination)) {
      return Optional.of(
          Problem.error(
                  "link-out-of-tree",
                  text.file(),
                  reference.position(),
                  "“" + destination + "” leads out of the content folder.")
              .withHint("Move the file into the content folder, or link to its public address."));
    }
    Resolved resolved =
        planned.links().resolve(reference.target(), text.page(), text.page().meta().lang());
    return switch (resolved.found()) {
      case Found.Nothing _ -> Optional.of(dangling(text, reference));
      case Found.OfPage(Page page, String fragment) -> anchor(text, reference, page, fragment);
      case Found.OfAsset _, Found.OfOutput _, Found.Elsewhere _ -> Optional.empty();
    };
  }

  private static Problem dangling(Texts.Text text, Reference reference) {
    return reference.kind() == Reference.Kind.IMAGE
        ? Problem.warning(
                "missing-image",
                text.file(),
                reference.position(),
                "There is no image “" + reference.destination() + "”.")
            .withHint("Paths are relative to the file; check the spelling and upper case.")
        : Problem.warning(
                "dangling-link",
                text.file(),
                reference.position(),
                "“" + reference.destination() + "” leads to no published page or file.")
            .withHint("Link to the Markdown file, such as ../faq/example.md, or to its address.");
  }

  private static Optional<Problem> anchor(
      Texts.Text text, Reference reference, Page page, String fragment) {
    return fragment.isEmpty() || hasAnchor(page, text, fragment)
        ? Optional.empty()
        : Optional.of(
            Problem.warning(
                    "dangling-anchor",
                    text.file(),
                    reference.position(),
                    "“"
                        + page.meta().source().path()
                        + "” has no heading or element “#"
                        + fragment
                        + "”.")
                .withHint(
                    Spelling.nearest(fragment, page.body().outline().anchors())
                        .map(near -> "Did you mean “#" + near + "”?")
                        .orElse("Anchors are made from headings: lower case with hyphens.")));
  }

  private static boolean hasAnchor(Page page, Texts.Text text, String fragment) {
    boolean own =
        page.meta().id().equals(text.page().meta().id())
            && text.body().outline().anchors().contains(fragment);
    return own || page.body().outline().anchors().contains(fragment);
  }
}
