package org.klartext.api.substance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule stops; the first one named is what the expert reads first. */
class RuleTest {
  private static final String GERMAN = "Wie kündige ich meinen Vertrag?";
  private static final String ENGLISH = "How do I cancel my contract?";

  private static Rule firstRule(String answer, String question, String lang) {
    return switch (SubstanceCheck.check(answer, question, lang)) {
      case Verdict.Stopped(List<Rule> rules) -> rules.getFirst();
      case Verdict.Passes() -> fail("Passes: " + answer);
      case Verdict.AsksBack() -> fail("Asks back: " + answer);
    };
  }

  private static void assertFirst(Rule rule, String answer) {
    String lang = answer.substring(0, 2);
    String text = answer.substring(4);
    assertEquals(rule, firstRule(text, lang.equals("de") ? GERMAN : ENGLISH, lang));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: Wie kündige ich meinen Vertrag?",
        "de: Vertrag kündigen",
        "de: Sie möchten Ihren Vertrag kündigen.",
        "en: How do I cancel my contract?",
        "en: Contract cancellation.",
        "en: So you would like to cancel your contract."
      })
  void theQuestionsOwnWordsAreAnEcho(String answer) {
    assertFirst(Rule.ECHOES_QUESTION, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: Bitte wenden Sie sich an unsere Vertragsabteilung.",
        "de: Unsere Hotline hilft Ihnen gerne weiter.",
        "de: Das steht in unseren AGB.",
        "de: Ruf doch einfach da an",
        "en: Please contact our contracts department.",
        "en: Our support team will be happy to help.",
        "en: See our terms and conditions.",
        "en: just give them a call"
      })
  void whoSendsTheReaderElsewhereRefers(String answer) {
    assertFirst(Rule.ONLY_REFERRAL, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: https://example.org/kuendigung",
        "de: <https://example.org>",
        "de: -> www.example.org",
        "en: https://example.org/cancel",
        "en: [](https://example.org/cancel)",
        "en: example.org/cancel"
      })
  void anAddressOnTheWebIsALink(String answer) {
    assertFirst(Rule.ONLY_LINK, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: 0800 0000000",
        "de: +49 (0)30 / 000 00 00",
        "de: vertrag@example.org",
        "de: Musterweg 1, 12345 Musterstadt",
        "en: 0800-000-0000",
        "en: +44 20 0000 0000",
        "en: contracts@example.org",
        "en: 1 Example Road"
      })
  void aNumberOrAnAddressIsAContact(String answer) {
    assertFirst(Rule.ONLY_CONTACT, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: Wir kümmern uns darum.",
        "de: Ihr Anliegen wurde weitergeleitet.",
        "de: Wir haben ein Ticket für Sie erstellt (Nr. 100234).",
        "en: We'll look into it.",
        "en: Your request has been forwarded.",
        "en: I've raised a ticket for you (#100234)."
      })
  void whatSomebodyWillDoSomeDayIsAPromise(String answer) {
    assertFirst(Rule.ONLY_PROMISE, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: Was genau ist Ihr Problem?",
        "de: Können Sie das genauer beschreiben?",
        "de: Können wir sonst noch etwas für Sie tun?",
        "en: What exactly is the problem?",
        "en: Could you describe that in more detail?",
        "en: Did that help?"
      })
  void aQuestionThatNamesNothingIsVague(String answer) {
    assertFirst(Rule.VAGUE_QUESTION, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de: Ja.", "de: Nein, leider nicht.", "en: Yes", "en: Sorry, no."})
  void yesOrNoAloneIsTooLittle(String answer) {
    assertFirst(Rule.ONLY_YES_OR_NO, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de: Vielen Dank für Ihre Anfrage! Mit freundlichen Grüßen, Ihr Serviceteam",
        "de: Das kommt darauf an.",
        "de: keine Ahnung, hatte ich auch",
        "de: Irrtümer und Änderungen vorbehalten.",
        "de: +1",
        "de: 👍👍",
        "en: Thank you for your message! Kind regards, your service team",
        "en: It depends.",
        "en: same here, no idea",
        "en: Errors and omissions excepted. All rights reserved.",
        "en: +1",
        "en: 🙏"
      })
  void politenessSmallPrintAndShrugsArePhrases(String answer) {
    assertFirst(Rule.ONLY_PHRASES, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n\t"})
  void nothingIsEmpty(String answer) {
    assertEquals(Rule.EMPTY, firstRule(answer, GERMAN, "de"));
  }

  @Test
  void theMostTellingRuleComesFirst() {
    String answer = "Vielen Dank! Bitte rufen Sie uns an: 0800 0000000. Wir kümmern uns darum.";
    assertEquals(
        new Verdict.Stopped(
            List.of(Rule.ONLY_REFERRAL, Rule.ONLY_CONTACT, Rule.ONLY_PROMISE, Rule.ONLY_PHRASES)),
        SubstanceCheck.check(answer, GERMAN, "de"));
  }

  @ParameterizedTest
  @CsvSource({"ONLY_LINK,only-link", "EMPTY,empty", "ONLY_YES_OR_NO,only-yes-or-no"})
  void aRuleHasANameForTextsAndPrograms(Rule rule, String key) {
    assertEquals(key, rule.key());
  }

  @Test
  void nothingIsStoppedWithoutAReason() {
    assertThrows(IllegalArgumentException.class, () -> new Verdict.Stopped(List.of()));
  }
}
