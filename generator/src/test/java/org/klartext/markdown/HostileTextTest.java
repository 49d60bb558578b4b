package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.site.Position;

/** Whatever is thrown at it ends in a page or in a message for people, and does not grow wildly. */
class HostileTextTest {
  private static MarkdownText text(String text, Trust trust) {
    return new MarkdownText(text, "de/x.md", 3, "de", trust);
  }

  private static List<String> hostile() {
    List<String> texts = new ArrayList<>();
    for (String part :
        List.of(
            "[",
            "](",
            "[a](",
            "![",
            "*",
            "**a _b ",
            "`",
            "``a`",
            "<a ",
            "<!-- ",
            "<b>",
            "\"",
            "'",
            "\"a'",
            "&",
            "&a",
            "\\",
            "www.a.",
            "_www.",
            "http://",
            "a@",
            "(",
            "x)",
            "{",
            "{{ ",
            "{.a}",
            "|",
            "|a\n|-\n",
            "#",
            "- a\n",
            "\uFDD0" + "1\uFDD2",
            "&#xFDD0;",
            "\0",
            "\r",
            "😀",
            "\u202E",
            "~~",
            "!!! a\n",
            "??? ",
            ": a\n",
            "[^1]",
            "[x]: y\n",
            "```\n",
            "~~~java\n",
            "---",
            "...")) {
      texts.add(part.repeat(2_000 / part.length()));
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource
  void hostileTextsEndAndDoNotGrow(Trust trust) {
    for (String hostile : hostile()) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> endsAndDoesNotGrow(text(hostile, trust)), hostile);
    }
  }

  private static void endsAndDoesNotGrow(MarkdownText text) {
    try {
      Parsed parsed = Rendering.MARKDOWN.parse(text);
      int size = parsed.body().text().html().resolve(_ -> "", _ -> "").length();
      assertTrue(size <= 200 * text.text().length(), "became " + size + " characters");
    } catch (UnreadableTextException e) {
      assertTrue(e.getMessage().startsWith("The text "), e.getMessage());
    }
  }

  @Test
  void deepNestingIsRefusedWithItsPlace() {
    for (String deep :
        List.of("Text\n\n" + "> ".repeat(1_000) + "x", "Text\n\n" + "- ".repeat(1_000) + "x")) {
      UnreadableTextException e =
          assertThrows(
              UnreadableTextException.class,
              () -> Rendering.MARKDOWN.parse(text(deep, Trust.AUTHOR)));
      assertEquals(new Position(5, 1), e.position());
      assertTrue(e.getMessage().contains("200 levels"), e.getMessage());
    }
  }

  @Test
  void aThousandListsWithinEachOtherAreRefused() {
    StringBuilder lists = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      lists.append("  ".repeat(i)).append("- a\n");
    }
    assertThrows(
        UnreadableTextException.class,
        () -> Rendering.MARKDOWN.parse(text(lists.toString(), Trust.AUTHOR)));
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    UnreadableTextException e =
        assertThrows(
            UnreadableTextException.class,
            () -> Rendering.MARKDOWN.parse(text("a".repeat(5_000_001), Trust.AUTHOR)));
    assertTrue(e.getMessage().contains("Split it"), e.getMessage());
    assertEquals(new Position(3, 1), e.position());
  }

  @Test
  void aStackThatRunsOutEndsInAMessage() throws Exception {
    String brackets = "[ (](".repeat(20_000);
    List<Throwable> ends = new ArrayList<>();
    Runnable parse =
        () -> {
          try {
            Rendering.MARKDOWN.parse(text("*[".repeat(50_000), Trust.AUTHOR));
          } catch (UnreadableTextException e) {
            ends.add(e);
          } catch (Throwable e) {
            ends.add(new AssertionError("not a message but " + e, e));
          }
        };
    assertTrue(brackets.length() > 1);
    Thread small = new Thread(null, parse, "small stack", 256 * 1024);
    small.start();
    small.join();
    assertTrue(ends.stream().allMatch(UnreadableTextException.class::isInstance), ends.toString());
  }

  @Property(tries = 300)
  void noTextMakesItFail(
      @ForAll
          @StringLength(max = 60)
          @CharRange(from = ' ', to = '~')
          @CharRange(from = '\n', to = '\n')
          String text) {
    for (Trust trust : Trust.values()) {
      endsAndDoesNotGrowMuch(text(text, trust));
    }
  }

  private static void endsAndDoesNotGrowMuch(MarkdownText text) {
    try {
      Parsed parsed = Rendering.MARKDOWN.parse(text);
      assertTrue(parsed.problems().size() <= text.text().length());
    } catch (UnreadableTextException e) {
      throw new AssertionError(e);
    }
  }
}
