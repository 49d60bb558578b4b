package org.klartext.check;

import java.util.stream.Stream;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Problem;
import org.klartext.site.Site;
import org.klartext.plan.Views;

/** Translations without an original in the default language. */
final class TranslationCheck implements Checks.Check {
  @Override
  public Stream<Problem> problems(Views.Planned planned) {
    Site site = planned.site();
    String original = site.config().defaultLanguage();
    return site.pages().stream()
        .filter(page -> !page.meta().lang().equals(original))
        .filter(page -> page.meta().kind() != Kind.QUESTION)
        .filter(page -> site.translation(page, original).isEmpty())
        .map(page -> problem(page, original));
  }

  private static Problem problem(Page page, String original) {
    PageMeta meta = page.meta();
    return Problem.warning(
            "translation-without-original",
            meta.source().path(),
            meta.source().at("translationKey"),
            "This page has no original in the default language (" + original + ").")
        .withHint(
            "Put the original at the same place under “"
                + original
                + "”, or give both the same translationKey.");
  }
}
