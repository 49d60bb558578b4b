package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.screening.Sent.ORDINARY;
import static org.klartext.api.screening.Sent.brief;
import static org.klartext.api.screening.Sent.comment;
import static org.klartext.api.screening.Sent.question;
import static org.klartext.api.screening.Sent.verdict;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;

class ScreeningTest {
  private static final String LONG = "Bei mir hat der zweite Absatz geholfen, vielen Dank dafür.";

  @Test
  void aCommentIsPublishedWhereTheSiteWantsThat() {
    assertEquals("publish none", brief(LONG));
  }

  @Test
  void elsewhereAPersonDecides() {
    Circumstances waits = new Circumstances(false, Optional.empty(), 0, Set.of(), false);
    assertEquals("hold none", brief(verdict(comment(LONG), waits)));
    assertEquals("No rule objects; a person decides.", verdict(comment(LONG), waits).reason());
  }

  @Test
  void questionsAndAnswersAreNeverPublishedUnseen() {
    assertEquals("hold none", brief(verdict(question("Wie geht das?", LONG), ORDINARY)));
    Submission answer = Sent.submission(Kind.ANSWER, "", LONG, Contributor.UNKNOWN);
    assertEquals("hold none", brief(verdict(answer, ORDINARY)));
  }

  @Test
  void whoFillsInTheHiddenFieldIsTakenForAMachine() {
    Circumstances filled = new Circumstances(true, Optional.empty(), 0, Set.of(), true);
    assertEquals("quarantine honeypot", brief(verdict(comment(LONG), filled)));
  }

  @Test
  void whoIsFasterThanThreeSecondsIsTakenForAMachine() {
    assertEquals("quarantine too-fast", after(Duration.ofMillis(2999)));
    assertEquals("quarantine too-fast", after(Duration.ofMillis(-20)));
    assertEquals("publish none", after(Duration.ofSeconds(3)));
    assertEquals(
        "The form came back after 1.2 seconds; a person needs at least 3.0.",
        verdict(comment(LONG), Sent.filledIn(Duration.ofMillis(1200))).reason());
  }

  private static String after(Duration time) {
    return brief(verdict(comment(LONG), Sent.filledIn(time)));
  }

  @Test
  void theSecondTimeIsHeldAndTheThirdIsSpam() {
    assertEquals("publish none", again(LONG, 0));
    assertEquals("hold repeated-text", again(LONG, 1));
    assertEquals("quarantine repeated-text", again(LONG, 2));
    assertEquals("quarantine repeated-text", again(LONG, 700));
  }

  @Test
  void manyMayThankInTheSameWords() {
    assertEquals("hold repeated-text", again("Vielen Dank!", 9));
    assertEquals("hold repeated-text", again(" \n ", 9));
  }

  private static String again(String body, int before) {
    return brief(verdict(comment(body), Sent.repeated(before)));
  }

  @Test
  void whatLooksLikeSpamOutweighsWhatOnlyHasToBeLookedAt() {
    String both = "https://a.example https://b.example https://c.example bestes Online-Casino hier";
    assertEquals("quarantine blocklist", brief(both));
  }

  @Test
  void theFirstOfTwoRulesIsNamed() {
    Circumstances both = new Circumstances(true, Optional.of(Duration.ZERO), 5, Set.of(), true);
    assertEquals("quarantine honeypot", brief(verdict(comment(LONG), both)));
    assertEquals(
        "hold repeated-text",
        brief(verdict(comment("Schreibt an mich@firma.example"), Sent.repeated(1))));
  }

  @Test
  void aFingerprintDoesNotSeeHowAWordIsDressed() {
    String plain = fingerprint("Kaufen Sie jetzt groesse Aktion");
    assertEquals(plain, fingerprint("  KAUFEN\u200B Sie,  jetzt: größe Áktion!!"));
    assertEquals(plain, fingerprint("Kаufеn Sіe jetzt ｇröße Aktion"));
    assertTrue(plain.matches("[0-9a-f]{20}"));
  }

  @Test
  void aFingerprintTellsTextsApart() {
    assertNotEquals(fingerprint("Wie kündige ich?"), fingerprint("Wie kündigt er?"));
    assertNotEquals(fingerprint("???"), fingerprint("👍"));
    assertNotEquals(
        Arrival.of(question("eins", "zwei")).fingerprint(),
        Arrival.of(question("zwei", "eins")).fingerprint());
  }

  private static String fingerprint(String body) {
    return Arrival.of(comment(body)).fingerprint();
  }

  @Test
  void aReasonIsOneShortLine() {
    String reason = verdict("Schau: http://x.example/" + "lang".repeat(500)).reason();
    assertTrue(reason.length() < 160, reason);
    assertEquals(1, reason.lines().count());
  }

  @Test
  void impossibleRulesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ScreeningRules(Duration.ZERO, 6, 5, Set.of(), Blocklist.builtIn()));
  }
}
