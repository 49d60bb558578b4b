package org.klartext.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordFormsTest {
  private final WordForms german = WordForms.of("de");
  private final WordForms english = WordForms.of("en-GB");

  private static Set<String> stems(WordForms forms, String words) {
    return Arrays.stream(words.split(" "))
        .map(forms::normal)
        .map(forms::stem)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kündigen gekündigt Kündigung Kündigungen kündigt kündige kuendigen KÜNDIGUNG",
        "Straße Strasse Straßen STRASSE",
        "Frist Fristen",
        "Rechnung Rechnungen rechnen",
        "Haus Häuser Häusern Hauses Haeuser",
        "Mann Männer Männern Maenner",
        "Antwort Antworten antwortet geantwortet",
        "Frage Fragen fragt gefragt",
        "bestellen Bestellung bestellt Bestellungen",
        "moderieren Moderation Moderator moderiert",
        "informieren Information Informationen informiert",
        "sicher Sicherheit sichern",
        "Adresse Adressen",
        "Expertin Expertinnen Expert",
        "möglich Möglichkeit Möglichkeiten moeglich",
        "Nummer Nummern",
        "Zahlung zahlen zahlt gezahlt",
        "Größe Größen Groesse"
      })
  void theFormsOfAGermanWordShareAStem(String words) {
    assertEquals(1, stems(german, words).size(), () -> stems(german, words).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kunde Kündigung",
        "Zeit Zeitung",
        "Rechnung Recht",
        "Frist Frisch",
        "Wissen Wiese",
        "neu Neun",
        "Konto Kontor",
        "Versand Verstand",
        "Fehler Feld"
      })
  void otherGermanWordsDoNot(String words) {
    assertEquals(2, stems(german, words).size(), () -> stems(german, words).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish publishes published publishing publisher",
        "reply replies replied replying",
        "copy copies copied copying",
        "run running runs",
        "moderate moderation moderator moderated moderating moderates",
        "question questions",
        "address addresses",
        "deploy deployment deployed",
        "answer answers answered answering",
        "server servers serve"
      })
  void theFormsOfAnEnglishWordShareAStem(String words) {
    assertEquals(1, stems(english, words).size(), () -> stems(english, words).toString());
  }

  @ParameterizedTest
  @CsvSource({"comment,come", "status,state", "process,proceed", "business,busy"})
  void otherEnglishWordsDoNot(String a, String b) {
    assertNotEquals(english.stem(english.normal(a)), english.stem(english.normal(b)));
  }

  @ParameterizedTest
  @CsvSource({"neue,neue", "Bauer,bauer", "Quelle,quelle", "Öl,ol", "Oel,ol", "İstanbul,istanbul"})
  void anEThatStandsForAnUmlautIsToldFromOthers(String word, String normal) {
    assertEquals(normal, german.normal(word));
  }

  @Test
  void whatSaysNothingOfAPageIsNoWord() {
    assertTrue(german.isStop(german.normal("Über")));
    assertFalse(german.isStop(german.normal("Uhr")));
    assertTrue(english.isStop(english.normal("The")));
  }

  @Test
  void ofALanguageWeDoNotKnowWordsAreTheirOwnStems() {
    WordForms french = WordForms.of("fr");
    assertEquals("questions", french.stem(french.normal("Questions")));
    assertEquals("ete", french.stem(french.normal("Été")));
  }

  @Test
  void everyStopWordIsInItsOneSpelling() {
    for (WordForms forms : new WordForms[] {german, english}) {
      forms.stops().forEach(stop -> assertEquals(forms.normal(stop), stop));
      forms.particles().forEach(particle -> assertEquals(forms.normal(particle), particle));
    }
  }

  @Test
  void aWordWithoutEndHasAStemInBoundedTime() {
    String word = "enern".repeat(100_000);
    assertTrue(german.stem(word).length() >= word.length() - 8 * 6);
  }
}
