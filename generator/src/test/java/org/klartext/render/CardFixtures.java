package org.klartext.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.PageId;
import org.klartext.site.QuestionState;
import org.klartext.view.Card;

/** Cards made by hand. */
final class CardFixtures {
  private CardFixtures() {}

  static Card card(Kind kind, String title) {
    return new Card(
        new PageId("c-" + kind.key()),
        kind,
        title,
        Optional.of("Ein Satz dazu, der neugierig macht und nicht zu lang ist."),
        "/" + kind.key() + "/",
        "de",
        Optional.of(ViewFixtures.MAY),
        Optional.of(ViewFixtures.OCTOBER),
        new Card.Details.None(),
        Digest.EMPTY);
  }

  static List<Card> questionCards() {
    return List.of(
        questionCard(QuestionState.Status.OPEN, 0),
        questionCard(QuestionState.Status.ASKED_BACK, 3),
        questionCard(QuestionState.Status.ANSWERED, 1),
        questionCard(QuestionState.Status.CLOSED, 2));
  }

  static Card questionCard(QuestionState.Status status, int answers) {
    return new Card(
        new PageId("q-" + answers),
        Kind.QUESTION,
        "Geht das auch ohne Karton, zum " + answers + ". Mal?",
        Optional.empty(),
        "/fragen/q" + answers + "/",
        "de",
        Optional.of(ViewFixtures.MAY),
        Optional.empty(),
        new Card.Details.OfQuestion(
            state(status, Optional.empty(), Optional.empty()),
            answers,
            "Lea",
            Optional.of(mira()),
            Optional.empty(),
            Optional.empty()),
        Digest.EMPTY);
  }

  static QuestionState state(
      QuestionState.Status status, Optional<Instant> overdueSince, Optional<String> accepted) {
    return new QuestionState(
        status,
        Optional.of("mira"),
        Optional.of(ViewFixtures.OCTOBER),
        overdueSince,
        accepted,
        Optional.of(ViewFixtures.MAY),
        2,
        Optional.empty(),
        Optional.empty());
  }

  static Card topic(String title) {
    return new Card(
        new PageId("t-1"),
        Kind.TOPIC,
        title,
        Optional.of("Alles rund um Fristen, Wege und Kosten."),
        "/themen/t/",
        "de",
        Optional.empty(),
        Optional.empty(),
        new Card.Details.OfTopic(Optional.of("dialogue"), Optional.of(Duration.ofHours(8)), 12),
        Digest.EMPTY);
  }

  static Card mira() {
    return expert("Mira Beispiel", "Leiterin Redaktion (Beispiel)");
  }

  static Card jonas() {
    return expert("Jonas Muster", "Technik (Beispiel)");
  }

  static Card expert(String name, String role) {
    return new Card(
        new PageId("e-1"),
        Kind.EXPERT,
        name,
        Optional.empty(),
        "/experten/x/",
        "de",
        Optional.empty(),
        Optional.empty(),
        new Card.Details.OfExpert(Optional.of(role), Optional.of("Kundendialog"), Optional.empty()),
        Digest.EMPTY);
  }
}
