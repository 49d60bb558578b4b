package org.klartext.finder.spelling;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.search.WordReader;

class ConsonantsTest {
  private static final List<String> GERMAN =
      List.of(
          "Zähler",
          "Zaehler",
          "Zählerstand",
          "ZAEHLERSTAND",
          "Stromzähler",
          "Stromzaehlern",
          "Straße",
          "Strasse",
          "Straßenbau",
          "Hauptstrasse",
          "Konto",
          "Kontoauszug",
          "Kundenkonten",
          "kündigen",
          "Kuendigung",
          "gekündigt",
          "Sonderkündigungsrecht",
          "Öl",
          "Oelheizung",
          "Heizölpreis",
          "Idee",
          "Ideengeber",
          "Auto",
          "Autobahnauffahrt",
          "Mietauto",
          "Auge",
          "Übersicht",
          "Uebersichten",
          "Preisübersicht",
          "E10",
          "Tarif2025",
          "Abo",
          "Abonnement");
  private static final List<String> ENGLISH =
      List.of(
          "cancel",
          "cancellation",
          "account",
          "accounts",
          "subaccount",
          "idea",
          "area",
          "areas",
          "video",
          "videoconference",
          "café",
          "Café",
          "cafés",
          "naïve",
          "bill",
          "billing",
          "rebill");

  @ParameterizedTest
  @CsvSource({"de", "en"})
  void aWordThatBeginsOrEndsWithATermIsNeverOverlooked(String lang) {
    WordReader reader = WordReader.of(lang);
    List<String> words = lang.equals("de") ? GERMAN : ENGLISH;
    for (String asked : words) {
      String term = reader.word(asked).stem();
      Consonants consonants = new Consonants(List.of(term));
      for (String word : words) {
        String stem = reader.word(word).stem();
        if (stem.startsWith(term) || stem.endsWith(term)) {
          assertTrue(consonants.mayBeIn(word, 0, word.length()), word + " has " + asked);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"konto,Rechnung", "rechnung,Konto", "zahlerstand,Umzug", "cancel,contract"})
  void mostOtherWordsAreSeenToHaveNone(String term, String word) {
    assertFalse(new Consonants(List.of(term)).mayBeIn(word, 0, word.length()));
  }
}
