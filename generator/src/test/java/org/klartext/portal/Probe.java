package org.klartext.portal;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What is asked of a page in its browser; each is a function in a file of its own. */
public enum Probe {
  /** Waits until fonts are there, animations are over and everything has been painted. */
  SETTLE,
  /** Scrolls to the end and back, painting on the way. */
  SCROLL_THROUGH,
  /** Runs axe, which finds what keeps people out. */
  AXE,
  /** The same for colours. */
  AXE_COLOURS,
  /** Names what sticks out of the window or is cut off. */
  CUT_OFF,
  /** Names links and controls that something else lies upon. */
  COVERED,
  /** Remembers what Tab should reach, and what it looks like without focus. */
  TABBABLE,
  /** Says where the focus is. */
  FOCUSED,
  /** Names the addresses that can be got to without a script. */
  LINKS;

  private final String function;

  Probe() {
    String file = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".js";
    try (InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream(file), file)) {
      this.function = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Asks, and gives back what the page answers. */
  public Object ask(Page page) {
    return page.evaluate(function);
  }

  /** Asks for a list of texts. */
  public List<String> list(Page page) {
    return ask(page) instanceof List<?> answers
        ? answers.stream().map(String::valueOf).toList()
        : List.of();
  }
}
