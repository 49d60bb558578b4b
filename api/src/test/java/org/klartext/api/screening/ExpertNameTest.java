package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartext.api.screening.Sent.brief;
import static org.klartext.api.screening.Sent.comment;
import static org.klartext.api.screening.Sent.experts;
import static org.klartext.api.screening.Sent.named;
import static org.klartext.api.screening.Sent.verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpertNameTest {
  private static final Circumstances EXPERTS =
      experts("Dr. Sabine Müller", "Oleg Kassin", "Redaktion");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sabine Müller",
        "sabine  MÜLLER",
        "Dr. med. Sabine Müller",
        "Prof. Sabine Mueller",
        "Sabine Muller",
        "Müller, Sabine",
        "Sabine Mu\u0308ller",
        "SabineMüller",
        "sabine.mueller",
        "Sabine Müller (Support)",
        "Sabine M. Müller",
        "Sabine Mül1er",
        "SabIne MüIIer",
        "Sаbіne Müllеr",
        "Ｓａｂｉｎｅ Müller",
        "Sabine\u200B Mül\u00ADler",
        "Οleg Κassin",
        "Оlеg Каssіn",
        "0leg Kassin",
        "REDAKTION",
        "Redakti0n"
      })
  void nobodyPassesForAnExpert(String name) {
    assertEquals("hold expert-name", by(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sabine",
        "Müller",
        "Dr. Müller",
        "Sabine Möller",
        "Sabrina Müller",
        "Peter Müller",
        "Leser der Redaktion",
        "Dr.",
        "Oleg",
        "???"
      })
  void otherNamesPass(String name) {
    assertEquals("publish none", by(name));
  }

  private static String by(String name) {
    return brief(verdict(comment("Das stimmt so nicht ganz.", named(name)), EXPERTS));
  }

  @Test
  void theReasonNamesBoth() {
    assertEquals(
        "The name \"Sabine Mueller\" can be taken for that of the expert Dr. Sabine Müller.",
        verdict(comment("Das stimmt so.", named("Sabine Mueller")), EXPERTS).reason());
  }
}
