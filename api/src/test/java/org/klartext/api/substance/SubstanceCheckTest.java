package org.klartext.api.substance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the line between help and simulated help is drawn. */
class SubstanceCheckTest {
  private static void assertPasses(String lang, String question, String answer) {
    assertEquals(new Verdict.Passes(), SubstanceCheck.check(answer, question, lang), answer);
  }

  private static void assertAsksBack(String lang, String question, String answer) {
    assertEquals(new Verdict.AsksBack(), SubstanceCheck.check(answer, question, lang), answer);
  }

  private static void assertStopped(String lang, String question, String answer) {
    assertInstanceOf(Verdict.Stopped.class, SubstanceCheck.check(answer, question, lang), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Kann ich die Bestellung widerrufen?   | Ja, bis zum 14. Tag nach Erhalt.
          de | Kann ich per Karte laden?             | Nein, das geht nur am Ladeterminal.
          de | Kann ich den Termin verschieben?      | Das geht leider nicht.
          de | Reicht eine Kopie?                    | Eine Kopie reicht.
          de | Ist der Versand versichert?           | Ja. Vollständig.
          de | Wie lange ist der Gutschein gültig?   | unbegrenzt
          en | How do I stop my subscription?        | Under Settings > Billing, click Cancel.
          en | Is there a version for Linux?         | Yes, as a Flatpak.
          en | Can I take my bike?                   | On regional trains yes.
          en | May I smoke on the balcony?           | That is not allowed.
          en | How old do I have to be?              | 18
          """)
  void aShortAnswerIsAnAnswer(String lang, String question, String answer) {
    assertPasses(lang, question, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das Netzteil ist defekt. Bei Fragen rufen Sie uns bitte an: 0800 0000000.",
        "Vielen Dank für Ihre Frage! Das Netzteil ist defekt. Mehr dazu: https://example.org/x",
        "Das Netzteil ist defekt.\n\nMit freundlichen Grüßen\nIhr Serviceteam\nTel. 030 0000000",
        "Es tut uns leid, dass Sie warten mussten. Das Netzteil ist defekt. Gern geschehen!",
        "Ziehen Sie den Stecker und rufen Sie uns dann an."
      })
  void politenessAndANumberDoNotSpoilAnAnswer(String answer) {
    assertPasses("de", "Warum blinkt die Lampe rot?", answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Welche Telefonnummer hat die Hotline?   | 0800 0000000
          de | Wie lautet die E-Mail-Adresse?          | info@example.org
          de | Wo reiche ich den Antrag ein?           | Bitte wenden Sie sich an die Wohngeldstelle.
          de | An wen schicke ich die Krankmeldung?    | An die Personalabteilung.
          de | Wo finde ich das Formular?              | https://example.org/antrag.pdf
          de | Wann ist die Hotline besetzt?           | Montag bis Freitag von 8 bis 18 Uhr.
          de | Wer ist für die Laternen zuständig?     | Das Tiefbauamt.
          de | Wer trägt die Kosten?                   | Der Vermieter.
          en | What is the number of the helpline?     | 0800 000 0000
          en | What is the email address of the desk?  | faults@example.org
          en | Who should I send the sick note to?     | Human resources.
          en | Where can I find the form?              | https://example.org/form.pdf
          en | When is the helpline open?              | Monday to Friday from 8 to 6.
          """)
  void whoAsksForAnAddressIsAnsweredByOne(String lang, String question, String answer) {
    assertPasses(lang, question, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Welche Telefonnummer hat die Hotline?   | Die Nummer finden Sie auf unserer Website.
          de | Wo bleibt meine Erstattung?             | Rufen Sie uns an: 0800 0000000
          de | Wie erreiche ich Sie?                   | Wir melden uns bei Ihnen.
          en | What is the number of the helpline?     | You can find it on our website.
          en | Where is my refund?                     | Call us on 0800 000 0000
          en | How can I reach you?                    | We'll be in touch.
          """)
  void butNotByWordsAboutIt(String lang, String question, String answer) {
    assertStopped(lang, question, answer);
  }

  @Test
  void aLinkWithWhatToDoThereIsAnAnswer() {
    assertPasses(
        "de",
        "Wie setze ich mein Passwort zurück?",
        "Öffnen Sie https://example.org/reset, geben Sie den Code vom Brief ein und bestätigen Sie.");
    assertPasses(
        "en",
        "How do I reset my password?",
        "Open https://example.org/reset, type the code from the letter and confirm.");
  }

  @Test
  void callingUpAMenuIsNoTelephoneCall() {
    assertPasses("de", "Wie ändere ich die PIN?", "Rufen Sie im Menü „Karte“ den Punkt „PIN“ auf.");
  }

  @Test
  void aContactSensorIsNoContact() {
    assertPasses("en", "Why is the alarm on?", "The contact sensor is too far from the magnet.");
    assertPasses("de", "Warum piept es?", "Der Kontaktsensor sitzt zu weit vom Magneten weg.");
  }

  @Test
  void codeAndTablesAreAnswers() {
    assertPasses("de", "Wie leere ich den Cache?", "```sh\nrm -rf cache\n```");
    assertPasses("en", "How do I clear the cache?", "`app --clear`");
    assertPasses("de", "Welche Tarife gibt es?", "| Tarif | Preis |\n|---|---|\n| S | 10 € |");
  }

  @Test
  void aTableOfContactsIsNone() {
    assertStopped(
        "de",
        "Warum ist mein Tarif so teuer?",
        "| Abteilung | Telefon |\n|---|---|\n| Service | 0800 0000000 |");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bitte wenden Sie sich an unseren Kundenservice.",
        "BITTE WENDEN SIE SICH AN UNSEREN KUNDENSERVICE",
        "bitte wenden sie sich an unseren kundenservice",
        "Wende dich bitte an unseren Kundenservice",
        "Sie können sich gerne auch an den Kundenservice wenden.",
        "**Bitte** wenden Sie sich an unseren [Kundenservice](https://example.org)!",
        "> Bitte wenden Sie sich\n> an unseren Kundenservice",
        "Für Rückfragen steht Ihnen die Hotline Mo–Fr 8–18 Uhr zur Verfügung.",
        "google mal",
        "steht doch in den FAQ",
        "schreib denen mal eine Mail",
        "hatte ich auch, keine Ahnung",
        "Wir kuemmern uns schnellstmoeglich um Ihr Anliegen.",
        "Gemäß unseren Geschäftsbedingungen gelten die gesetzlichen Bestimmungen.",
        "Mit freundlichen Grüßen\nIhr Serviceteam"
      })
  void simulatedHelpComesInManyForms(String answer) {
    assertStopped("de", "Warum ist mein Tarif so teuer?", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please contact our customer service.",
        "PLEASE CONTACT CUSTOMER SERVICE",
        "pls reach out to support",
        "You may want to get in touch with our support team.",
        "**Please** contact [support](https://example.org)!",
        "Our lines are open Mon–Fri, 8 am to 6 pm.",
        "google it",
        "it's in the FAQ",
        "just drop them an email",
        "same here, no idea why",
        "As per our terms, the applicable provisions apply.",
        "Kind regards\nYour service team"
      })
  void inEnglishToo(String answer) {
    assertStopped("en", "Why is my plan so expensive?", answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Warum stürzt es ab?     | Welche Softwareversion nutzen Sie?
          de | Warum stürzt es ab?     | Danke für die Frage! Welches Modell haben Sie?
          de | Warum stürzt es ab?     | unter windows oder mac?
          de | Warum stürzt es ab?     | Bitte nennen Sie uns die Fehlermeldung.
          de | Wie kündige ich?        | Das hängt vom Tarif ab. Welchen haben Sie gebucht?
          en | Why does it crash?      | Which model do you have?
          en | Why does it crash?      | Thanks for asking! Is it connected by cable?
          en | Why does it crash?      | what error message do you get
          en | Why does it crash?      | Please tell us which operating system you use.
          en | How do I cancel?        | That depends on the plan. Which one did you book?
          """)
  void aConcreteQuestionAsksBack(String lang, String question, String answer) {
    assertAsksBack(lang, question, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Können wir sonst noch etwas für Sie tun?
          de | Haben Sie schon unsere FAQ gelesen?
          de | Könnten Sie sich bitte an den Support wenden?
          de | Hat Ihnen das geholfen?
          de | Warum stürzt es ab?
          de | Bitte senden Sie uns Ihre Kundennummer per E-Mail an info@example.org.
          en | Is there anything else we can do for you?
          en | Have you read our FAQ?
          en | Could you please contact support?
          en | Did that help?
          en | Have you tried the hotline?
          en | Please email your customer number to info@example.org.
          """)
  void aQuestionThatNeedsNoAnswerDoesNot(String lang, String answer) {
    assertStopped(lang, "Warum stürzt es ab?", answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Kann ich bar zahlen? | Ja, das ist möglich.
          de | Kann ich bar zahlen? | Nein, das geht nicht.
          de | Kann ich bar zahlen? | Das ist derzeit noch nicht möglich.
          en | Can I pay in cash?   | Yes, you can.
          en | Can I pay in cash?   | No, unfortunately that is not possible.
          """)
  void aClearYesOrNoAnswersWhatCanBeAnsweredByIt(String lang, String question, String answer) {
    assertPasses(lang, question, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de | Danke fürs Reaching out! Bitte check unser Help Center.
          de | Please contact our customer support.
          en | Bitte wenden Sie sich an unseren Kundenservice.
          en | Vielen Dank for your enquiry! Bitte contact the support team.
          """)
  void theOtherLanguageIsNoWayOut(String lang, String answer) {
    assertStopped(lang, "Router E17?", answer);
  }

  @Test
  void whoWaitsForSomethingIsNotAnsweredByAnOffice() {
    assertStopped("de", "Wo ist mein Paket?", "Bitte wenden Sie sich an den Paketdienst.");
    assertPasses("de", "Wo ist mein Paket?", "In der Filiale am Bahnhof.");
    assertStopped("en", "Where is my order?", "Please contact the courier.");
    assertPasses("en", "Where is my order?", "At the depot in Leeds.");
  }

  @Test
  void oneNewWordBesideAReferralIsTooLittle() {
    assertStopped("de", "Wie wechsle ich?", "Ein Umstieg ist ganz einfach. Rufen Sie uns an!");
    assertPasses("de", "Wie wechsle ich?", "Formlos kündigen genügt. Sonst rufen Sie uns an.");
  }

  @Test
  void anAnswerWithAQuestionPasses() {
    assertPasses(
        "de", "Warum blinkt es rot?", "Das Netzteil ist defekt. Haben Sie noch die Rechnung?");
  }

  @Test
  void theBodyOfAQuestionIsNoAnswerEither() {
    String question = "Router blinkt\nSeit gestern Abend blinkt die mittlere Lampe am Router gelb.";
    assertStopped("de", question, "Seit gestern Abend blinkt die mittlere Lampe am Router gelb.");
    assertPasses("de", question, "Die mittlere Lampe zeigt die Leitung an; Kabel prüfen.");
  }

  @ParameterizedTest
  @CsvSource({"de-AT", "de", "DE", "de_CH", "fr", "''"})
  void theLanguageIsATagOrGuessed(String lang) {
    assertStopped(lang, "Warum ist es so teuer?", "Bitte wenden Sie sich an die Hotline.");
    assertPasses(lang, "Warum ist es so teuer?", "Weil die Netzentgelte gestiegen sind.");
  }

  @ParameterizedTest
  @CsvSource({"en-GB", "en", "nl", "''"})
  void englishIsGuessedAsWell(String lang) {
    assertStopped(lang, "Why is it so expensive?", "Please contact our customer service.");
    assertPasses(lang, "Why is it so expensive?", "Because network charges went up.");
  }
}
