package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.screening.Blocklist.Sort;

/** Texts made to be slow or to break something. The work is measured in bytes, not in seconds. */
class HostileTextTest {
  private static final int LENGTH = 10_000;
  private static final int FACTOR = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.",
        "a@",
        "a@a.",
        "@",
        "a (at) ",
        " at a dot ",
        "(",
        "[",
        "]",
        "[](",
        "![](a.de)",
        "[[a](b.de)",
        "](",
        "http://",
        "www.",
        "http://a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p/",
        "a-",
        "-",
        "1",
        "1 ",
        "0  ",
        "01  ",
        "+",
        "+4",
        "+49 89 ",
        "0171/",
        "(0",
        "4111 ",
        "DE89 3704 ",
        "de12",
        "a ",
        "$a",
        "a$$$$",
        "fuck ",
        "online casino ",
        "o\u0308",
        "\u0316\u0301",
        "a\u0316\u0301",
        "\u200B",
        "\u200Ba\u200B",
        "\uFDFA",
        "\uD800",
        "\uDC00a",
        "\u0000",
        "赌",
        "' ",
        "\n",
        "👍🏽",
        "&#64;"
      })
  void theWorkGrowsWithTheLengthOnly(String part) {
    String text = part.repeat(LENGTH / part.length());
    long once = bytesToJudge(text);
    long longer = bytesToJudge(text.repeat(FACTOR));
    assertTrue(longer < 2 * FACTOR * once, once + " bytes became " + longer);
  }

  private static long bytesToJudge(String text) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    assertNotNull(Sent.verdict(text));
    assertNotNull(Masking.mask(text, "de"));
    assertEquals(20, Arrival.of(Sent.comment(text)).fingerprint().length());
    return thread.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aLongListCostsNoMoreThanAShortOne() {
    List<String> terms =
        IntStream.range(0, 50_000).mapToObj(it -> "wort" + it + " folge " + it % 7).toList();
    Blocklist list = Blocklist.of(Sort.SPAM, terms);
    assertEquals(50_000, list.size());
    String text = "wort1 wort2 folge 9 ".repeat(LENGTH);
    assertTrue(list.find(Visible.of(text)).isEmpty());
    assertTrue(list.find(Visible.of(text + "wort8 folge 1")).isPresent());
  }

  @Test
  void whateverArrivesGetsAVerdict() {
    Random random = new Random(7);
    String[] parts = {
      "@", ".", "a", "at", " ", "0", "+49", "089", "de", "(", ")", "[", "]", "http://", "\n", "ä",
      "\u0308", "\u200B", "\uD83D", "\uDE00", "DE89", "3704", "4111", "!", "$", "casino", "/", "-",
      "'"
    };
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(40), 0, parts.length).forEach(it -> text.append(parts[it]));
      assertNotNull(Sent.verdict(text.toString()));
      assertEquals(20, Arrival.of(Sent.comment(text.toString())).fingerprint().length());
      String masked = Masking.mask(text.toString(), "de");
      assertEquals(List.of(), PersonalData.in(Visible.of(masked)), text + " became " + masked);
    }
  }
}
