package org.klartext.check;

import java.util.stream.Stream;
import org.klartext.site.Problem;
import org.klartext.site.Reference;
import org.klartext.plan.Views;

/** Images that say nothing to those who cannot see them. */
final class AltTextCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    return Texts.of(planned.site()).filter(Texts.Text::ours).flatMap(AltTextCheck::problems);
  }

  private static Stream<Problem> problems(Texts.Text text) {
    return text.body().outline().references().stream()
        .filter(reference -> reference.kind() == Reference.Kind.IMAGE)
        .filter(reference -> reference.label().isBlank())
        .map(reference ->
            Problem.warning(
                    "image-without-alt",
                    text.file(),
                    reference.position(),
                    "The image “" + reference.destination() + "” has no alternative text.")
                .withHint("Say in the square brackets what it shows: ![A filled-in form](…)"));
  }
}
