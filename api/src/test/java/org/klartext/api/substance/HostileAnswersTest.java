package org.klartext.api.substance;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to keep the check busy. With time that grows like their square, this never ends. */
class HostileAnswersTest {
  private static final int LENGTH = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1 ",
        "0 0-",
        "(",
        "[",
        "](",
        "[a](",
        "<a ",
        "`",
        "` ",
        "``` \n",
        "> ",
        "> > ",
        "* ",
        "| a ",
        "\"",
        "„a",
        "a.",
        "a!",
        "a@",
        "a@b.",
        "http://",
        "www.a.",
        "a-",
        "?",
        "a, ",
        "a\n",
        "a\u0308",
        "\u0301",
        "🙂",
        "\ud83d",
        "ja ",
        "und ",
        "welche ",
        "116 ",
        "1. a\n",
        "wenden Sie sich an ",
        "please contact "
      })
  void areJudgedInTime(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    assertNotNull(SubstanceCheck.check(text, text, "de"));
    assertNotNull(SubstanceCheck.check(text, "How is it done?", "en"));
  }
}
