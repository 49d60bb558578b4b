package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no script runs, everything can be read and reached. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutScriptsTest {
  private final Portals portals;

  WithoutScriptsTest(Portals portals) {
    this.portals = portals;
  }

  List<PortalPage> hard() {
    return portals.hard();
  }

  @ParameterizedTest
  @MethodSource("hard")
  void badInputCanBeRead(PortalPage shown) {
    Page page = portals.show(Look.PHONE.withoutScripts(), shown);
    PlaywrightAssertions.assertThat(page.locator("main h1")).isVisible();
    assertEquals(List.of(), ReadableText.missing(shown, page), shown::toString);
  }

  @Test
  void everyPageCanBeReachedFromTheHomePageAndRead() {
    Map<String, PortalPage> unreached = new TreeMap<>();
    portals.ours().pages().stream()
        .filter(page -> !page.kind().equals("not found"))
        .forEach(page -> unreached.put(page.path(), page));
    Deque<PortalPage> waiting = new ArrayDeque<>();
    waiting.add(Objects.requireNonNull(unreached.remove("/")));
    List<String> faults = new ArrayList<>();
    while (!waiting.isEmpty()) {
      PortalPage shown = waiting.remove();
      Page page = portals.show(Look.DESK.withoutScripts(), shown);
      if (!page.locator("main h1").isVisible()) {
        faults.add(shown + " has no title");
      }
      ReadableText.missing(shown, page).forEach(text -> faults.add(shown + " lacks " + text));
      for (String link : Probe.LINKS.list(page)) {
        if (link.startsWith(shown.origin() + "/")) {
          Optional.ofNullable(unreached.remove(URI.create(link).getPath())).ifPresent(waiting::add);
        }
      }
    }
    assertEquals(List.of(), faults.stream().limit(10).toList());
    assertEquals(Set.of(), unreached.keySet(), "Nothing leads there");
  }
}
