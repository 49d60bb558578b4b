package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aPageCanBeRead(PortalPage shown) {
    try (Page page = portals.open(Look.PHONE.withoutScripts(), shown)) {
      PlaywrightAssertions.assertThat(page.locator("main h1")).isVisible();
      assertEquals(List.of(), ReadableText.missing(shown, page));
    }
  }

  @Test
  void everyPageCanBeReachedFromTheHomePages() {
    Portal portal = portals.ours();
    Set<String> expected =
        portal.pages().stream()
            .filter(page -> !page.kind().equals("not found"))
            .map(PortalPage::path)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> reached = new TreeSet<>(List.of("/"));
    Deque<String> waiting = new ArrayDeque<>(reached);
    try (Page page = portals.open(Look.PHONE.withoutScripts())) {
      while (!waiting.isEmpty()) {
        page.navigate(portal.origin() + waiting.remove());
        for (String address : Probe.LINKS.list(page)) {
          URI link = URI.create(address);
          if (address.startsWith(portal.origin() + "/")
              && expected.contains(link.getPath())
              && reached.add(link.getPath())) {
            waiting.add(link.getPath());
          }
        }
      }
    }
    assertEquals(expected, reached);
  }
}
