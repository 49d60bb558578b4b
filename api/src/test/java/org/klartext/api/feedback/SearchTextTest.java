package org.klartext.api.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed alike in different ways is the same; what names somebody is nothing. */
class SearchTextTest {
  @ParameterizedTest
  @CsvSource({
    "Router, router",
    "'  Router \u00a0 neu\u2003starten\t', router neu starten",
    "Wie starte ich den Router neu?, wie starte ich den router neu",
    "KÜNDIGUNG, kündigung",
    "'Ku\u0308ndigung', kündigung",
    "„Router“, router",
    "'Rou\u200bter\u0000', router",
    "'a\nb', a b",
    "C++, c++",
    "Fehler 404, fehler 404",
    "DIN 18040, din 18040",
    "🙂, 🙂",
  })
  void caseBlanksAndPunctuationAroundItMakeNoDifference(String typed, String words) {
    assertEquals(Optional.of(words), SearchText.of(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@portal.example",
        "Mail an Anna@Portal.Example kam nicht an",
        "anna (at) portal.example",
        "0151 2345678",
        "+49 151 23 45 67 8",
        "DE89 3704 0044 0532 0130 00",
        "4111 1111 1111 1111",
        "Kunde 4711123",
        "Vertrag 47-11-123",
        "geboren 12.03.1985",
        "٠١٥١٢٣٤٥",
        "",
        "   ",
        "?!",
        "\u0000\u200b",
      })
  void whatNamesAPersonOrSaysNothingIsNothing(String typed) {
    assertEquals(Optional.empty(), SearchText.of(typed));
  }

  @Test
  void halfCharactersAreNothingAndWholeOnesCountAsOne() {
    assertEquals(Optional.of("a"), SearchText.of("\ud83da\udc00"));
    assertFalse(SearchText.isTooLong("🙂".repeat(80)));
    assertTrue(SearchText.isTooLong("a".repeat(81)));
  }

  @Test
  void whatHasNoEndIsNotRead() {
    assertEquals(Optional.of("a".repeat(1000)), SearchText.of("a".repeat(1000)));
    assertEquals(Optional.empty(), SearchText.of("a".repeat(1001)));
  }
}
