package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.screening.Sent.ORDINARY;
import static org.klartext.api.screening.Sent.brief;
import static org.klartext.api.screening.Sent.comment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.screening.Blocklist.Sort;

class BlocklistTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das beste Online-Casino der Welt",
        "Bestes ONLINE\u00A0CASINO",
        "online  cаsіnо mit kyrillischen Buchstaben",
        "on\u200Bline cas\u00ADino",
        "Ｏｎｌｉｎｅ Ｃａｓｉｎｏ",
        "ⓞⓝⓛⓘⓝⓔ ⓒⓐⓢⓘⓝⓞ",
        "𝐨𝐧𝐥𝐢𝐧𝐞 𝐜𝐚𝐬𝐢𝐧𝐨",
        "ónline càsino",
        "onl1ne c4sin0",
        "online caaaasino",
        "online c a s i n o",
        "v-i-a-g-r-a online",
        "Buy Vi@gra today, buy v1agra",
        "Payday loans for everybody",
        "Kredit ohne Schufa sofort",
        "https://example.org/online-casino/bonus",
        "o\u0301nline ca\u0335sino"
      })
  void spamIsFoundInEveryDress(String text) {
    assertEquals("quarantine blocklist", brief(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Du Arschloch!",
        "Ihr seid Arschlöcher",
        "Ihr seid Arschloecher",
        "Arschlo\u0308cher",
        "you are an a$$hole",
        "f u c k y o u, all of you",
        "Ein Sch3isskerl"
      })
  void insultsAreHeld(String text) {
    assertEquals("hold blocklist", brief(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das Mittagessen im Casino war kalt, der Kredit für den Anbau ist bewilligt.",
        "Die Onlinecasinowerbung und der Spezialist für Schifffahrt, Assessment und Analyse",
        "Herr Dickmann, Frau Fickenscher und Familie Hure aus Scunthorpe grüßen Sussex",
        "Mein Samsung A55 und mein 4K-Fernseher kosten 1337 Euro",
        "Heute ist es schwül, da hast du Schwein gehabt.",
        "Das ist ein Skandal! Ihre Antwort ist dumm, falsch und eine Frechheit.",
        "Ihr Mitbewerber ist billiger. Wie kann man Ihre Aktie kaufen?",
        "Ich habe ein Rezept für Viagra, zahlt die Kasse?",
        "a b c d e f g h",
        "Wie kündige ich meinen Online-Vertrag?"
      })
  void ordinaryWordsPass(String text) {
    assertEquals("publish none", brief(text));
  }

  @Test
  void theReasonQuotesWhatStandsThere() {
    assertEquals(
        "The text contains \"Online-Casino\", which is on the list of spam.",
        Sent.verdict("Mein Online-Casino zahlt").reason());
  }

  @Test
  void nameAndWebsiteAreLookedAtToo() {
    assertEquals(
        "quarantine blocklist", by(Sent.named("Online Casino Bonus"), Blocklist.builtIn()));
    Contributor seller =
        new Contributor("Kim", Optional.empty(), Optional.of("https://blog.spam.example/x"));
    assertEquals("publish none", by(seller, Blocklist.builtIn()));
    assertEquals("quarantine blocklist", by(seller, spam("spam.example")));
  }

  private static String by(Contributor contributor, Blocklist list) {
    ScreeningRules rules = ScreeningRules.DEFAULT.withBlocklist(list);
    return brief(
        new Screening(rules)
            .screen(
                Arrival.of(comment("Sehr schöner Artikel, danke dafür", contributor)), ORDINARY));
  }

  @Test
  void aHostIsFoundWithAllThatIsBelowIt() {
    Blocklist list = spam("spam.example", "12u.info");
    assertTrue(finds(list, "https://a.b.spam.example/x?y"));
    assertTrue(finds(list, "schau auf SPAM.example vorbei"));
    assertTrue(finds(list, "name@spam.example"));
    assertTrue(finds(list, "https://portal.example@spam.example/x"));
    assertTrue(finds(list, "[gut](http://www.12u.info)"));
    assertTrue(finds(list, "[spam.example](/faq/)"));
    assertTrue(!finds(list, "https://nospam.example/ und https://spam.example.org"));
    assertTrue(!finds(list, "https://other.example/spam.example"));
  }

  @Test
  void aWordIsNeverFoundInsideAnother() {
    Blocklist list = spam("gras", "haus bau");
    assertTrue(finds(list, "Gras!"));
    assertTrue(finds(list, "haus-bau"));
    assertTrue(!finds(list, "Grasmücke, Seegras, Hausbau, Haus am Bau"));
  }

  @Test
  void scriptsWithoutBlanksAreSearchedCharacterByCharacter() {
    assertTrue(finds(spam("赌场"), "最好的赌场在这里"));
    assertTrue(!finds(spam("赌场"), "最好的赌在场里"));
  }

  @Test
  void theLinesOfAFileAreReadWithTheirComments(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("liste.txt");
    Files.writeString(file, "# Überschrift\r\n\r\nTrödel  # Kommentar\nspam.example\n");
    Blocklist list = Blocklist.read(Sort.SPAM, file);
    assertEquals(2, list.size());
    assertEquals(List.of(), list.ignored());
    assertTrue(finds(list, "Alles TROEDEL hier"));
  }

  @Test
  void piecesOfAddressesAreNoWords() {
    Blocklist list = spam("_casino", "&ref=", ".za/", "app.php", "xx", "asp?http", "in my", "gut");
    assertEquals(1, list.size());
    assertEquals(
        List.of("_casino", "&ref=", ".za/", "app.php", "xx", "asp?http", "in my"), list.ignored());
  }

  @Test
  void anApostropheBelongsToItsWord() {
    assertTrue(!finds(spam("don", "dont", "don t here"), "I don't, don’t here"));
    assertTrue(finds(spam("don't worry"), "Don’t worry"));
  }

  @Test
  void spamOutweighsInsults() {
    assertEquals("quarantine blocklist", brief("Du Arschloch, besuche das Online Casino"));
  }

  private static Blocklist spam(String... lines) {
    return Blocklist.of(Sort.SPAM, List.of(lines));
  }

  private static boolean finds(Blocklist list, String text) {
    return list.find(Visible.of(text)).isPresent();
  }
}
