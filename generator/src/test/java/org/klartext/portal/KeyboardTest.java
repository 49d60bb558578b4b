package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever has only a keyboard gets everywhere and always sees where they are. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {
  /**
   * Opens what the focus is on, if it can be opened and is closed; dialogs have keys of their own.
   */
  private static final String IS_CLOSED =
      """
      () => {
        const { activeElement: element } = document;
        return element.localName === "summary"
          ? !element.parentElement.open
          : element.matches("[aria-expanded=false]:not([aria-haspopup=dialog], input)");
      }
      """;

  private final Portals portals;

  KeyboardTest(Portals portals) {
    this.portals = portals;
  }

  /** Where the focus is. */
  private record Focus(int index, String name, boolean marked, boolean seen) {
    static Focus of(Page page) {
      return Probe.FOCUSED.ask(page) instanceof Map<?, ?> answer
              && answer.get("index") instanceof Integer index
          ? new Focus(
              index,
              String.valueOf(answer.get("name")),
              Boolean.TRUE.equals(answer.get("marked")),
              Boolean.TRUE.equals(answer.get("seen")))
          : new Focus(-1, "", true, true);
    }

    /** Nowhere, or where it was first: after the last link comes the browser, then the first. */
    boolean hasLeft(List<Integer> reached) {
      return index == -1 || (!reached.isEmpty() && reached.getFirst() == index);
    }
  }

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void tabReachesEverythingInOrderAndTheFocusCanAlwaysBeSeen(PortalPage shown) {
    Page page = portals.show(Look.DESK, shown);
    walk(page);
  }

  @Test
  void onAPhoneItDoesSo() {
    for (String kind : List.of("home", "article")) {
      Page page = portals.show(Look.PHONE, portals.ours().kind(kind));
      walk(page);
    }
  }

  private static void walk(Page page) {
    Probe.SETTLE.ask(page);
    List<String> names = Probe.TABBABLE.list(page);
    List<Integer> reached = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Focus focus = tab(page);
    for (int i = 0; !focus.hasLeft(reached) && i < 2 * names.size() + 20; i++) {
      if (!focus.marked()) {
        faults.add("The focus does not show on " + focus.name());
      }
      if (!focus.seen()) {
        faults.add("Nobody sees the focus on " + focus.name());
      }
      if (focus.index() >= 0) {
        reached.add(focus.index());
      } else if (focus.index() == -3) {
        faults.add("The focus gets to " + focus.name());
      }
      focus = tab(page);
    }
    assertTrue(focus.hasLeft(reached), "The focus cannot leave the page");
    assertEquals(List.of(), faults.stream().limit(10).toList(), page::url);
    assertEquals(names, reached.stream().map(names::get).toList());
    assertEquals(IntStream.range(0, names.size()).boxed().toList(), reached, page::url);
  }

  private static Focus tab(Page page) {
    page.keyboard().press("Tab");
    return Focus.of(page);
  }

  @Test
  void theWayBackIsTheWayForth() {
    Page page = portals.show(Look.DESK, portals.ours().kind("article"));
    int all = Probe.TABBABLE.list(page).size();
    List<Integer> reached = new ArrayList<>();
    page.keyboard().press("Shift+Tab");
    for (Focus focus = Focus.of(page); !focus.hasLeft(reached) && reached.size() <= all; ) {
      if (focus.index() >= 0) {
        reached.add(focus.index());
      }
      page.keyboard().press("Shift+Tab");
      focus = Focus.of(page);
    }
    assertEquals(IntStream.range(0, all).boxed().toList().reversed(), reached);
  }

  List<Look> looks() {
    return List.of(Look.PHONE, Look.DESK);
  }

  Stream<PortalPage> kinds() {
    return portals.ours().kinds("de").stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theFirstLinkSkipsToTheText(PortalPage shown) {
    Page page = portals.show(Look.DESK, shown);
    page.keyboard().press("Tab");
    String skip = portals.ours().text(shown.lang(), "nav.skip");
    assertEquals(skip, page.evaluate("() => document.activeElement.textContent.trim()"));
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    Object inside =
        page.evaluate(
            "() => !!document.activeElement.closest('main') || !document.querySelector('main a')");
    assertEquals(true, inside, "The next Tab gets to the first link of the text");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theMenuWorks(Look look) {
    PortalPage home = portals.ours().kind("home");
    String href = home.view().frame().navigation().getFirst().href();
    String menu = portals.ours().text("de", "nav.main");
    Page page = portals.show(look, home);
    String there =
        """
        ([name, href]) => {
          const at = document.activeElement;
          const nav = at.closest("nav, [role=navigation]");
          const label = nav && (nav.getAttribute("aria-label")
            ?? document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent.trim());
          return label === name && at.getAttribute("href") === href;
        }
        """;
    goTo(page, there, List.of(menu, href));
    page.keyboard().press("Enter");
    page.waitForURL(home.origin() + href);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theLanguageCanBeChangedAndChangedBack(Look look) {
    PortalPage home = portals.ours().kind("home");
    Page page = portals.show(look, home);
    String there =
        """
        (lang) => {
          const at = document.activeElement;
          return at.localName === "a" && at.hreflang === lang
            && at.pathname === (lang === "de" ? "/" : `/${lang}/`);
        }
        """;
    goTo(page, there, "en");
    page.keyboard().press("Enter");
    page.waitForURL(home.origin() + "/en/");
    goTo(page, there, "de");
    page.keyboard().press("Enter");
    page.waitForURL(home.origin() + "/");
  }

  /** Tabs until it is there, and opens on the way what is closed in the header. */
  private static void goTo(Page page, String there, Object argument) {
    for (int i = 0; i < 400; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(page.evaluate("() => document.activeElement === document.body"))) {
        break;
      }
      if (Boolean.TRUE.equals(page.evaluate(there, argument))) {
        return;
      }
      if (Boolean.TRUE.equals(page.evaluate(IS_CLOSED))) {
        page.keyboard().press("Enter");
      }
    }
    throw new AssertionError("By keyboard there is no way to " + argument);
  }
}
