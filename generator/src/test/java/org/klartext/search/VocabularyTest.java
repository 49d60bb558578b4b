package org.klartext.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private final Vocabulary german = new Vocabulary("de");

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Tokens.each(text, tokens::add);
    return tokens;
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertEquals(
        List.of("Wo", "steht", "§5", "der", "AGB").stream().map(it -> it.replace("§", "")).toList(),
        tokens("Wo steht §5 der AGB?"));
    assertEquals(List.of("Naïve", "e\u0301t"), tokens("«Naïve» e\u0301t…"));
    assertEquals(List.of(), tokens("–—!? 🙂"));
  }

  @Test
  void whatAHyphenJoinsIsAlsoOneWord() {
    assertEquals(List.of("E", "Mail", "EMail", "an"), tokens("E-Mail an"));
    assertEquals(List.of("a", "b", "c", "abc"), tokens("a-b-c"));
    assertEquals(List.of("vor", "und"), tokens("vor- und"));
  }

  @Test
  void aSoftHyphenIsNoPartOfAWord() {
    assertEquals(List.of("Kündigungsfrist"), tokens("Kündigungs\u00ADfrist"));
  }

  @Test
  void aWordThatNobodyTypesIsCut() {
    assertEquals(List.of("a".repeat(60)), tokens("a".repeat(5_000_000)));
    assertTrue(tokens("😀".repeat(10) + "𝒜".repeat(80)).getFirst().length() <= 60);
  }

  @ParameterizedTest
  @CsvSource({
    "Rückgabefrist,ruckgabe frist",
    "Rueckgabefrist,ruckgabe frist",
    "KÜNDIGUNGSFRIST,kundigung frist",
    "Startseite,start seite",
    "Zeitung,''",
    "Verwaltung,''"
  })
  void aDictionaryKnowsWhatCompoundsAreMadeOf(String word, String parts) {
    assertEquals(parts, String.join(" ", german.word(word).orElseThrow().parts()));
  }

  @Test
  void otherCompoundsAreMadeOfTheSitesOwnWords() {
    List<Word> used =
        Stream.of("Bestätigungsmail", "Bestätigung", "Mail", "Klartextportal", "Portal")
            .map(word -> german.word(word).orElseThrow())
            .toList();
    assertEquals(Map.of(used.getFirst(), List.of("bestatigung", "mail")), german.partsWithin(used));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wie lade ich Bilder hoch", "Lade Bilder hoch"})
  void aVerbIsJoinedWithTheParticleAtTheEndOfItsSentence(String sentence) {
    assertTrue(german.separated(tokens(sentence)).contains("hochlade"));
  }

  @Test
  void oneWordInManySpellingsIsOneWord() {
    assertEquals(german.word("FRIST"), german.word("Frist"));
    assertSame(german.word("FRIST").orElseThrow(), german.word("Frist").orElseThrow());
  }
}
