package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On paper stands what people want to read, and nothing that they would want to click. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintTest {
  /** A4 between margins of two centimetres. */
  private static final Look PAPER = new Look(642, 970, false, true);

  private final Portals portals;

  PrintTest(Portals portals) {
    this.portals = portals;
  }

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void thePrintedPageIsItsText(PortalPage shown) {
    Page page = portals.show(PAPER, shown);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    PlaywrightAssertions.assertThat(page.locator("main h1")).isVisible();
    assertEquals(List.of(), ReadableText.missing(shown, page), shown::toString);
    List<String> printed = new ArrayList<>();
    String ask =
        shown.view().frame().ask().map(href -> ", header a[href='" + href + "']").orElse("");
    for (var element :
        page.locator(
                "nav:not(main nav), [role=navigation]:not(main *), [role=search], a[href='#main']"
                    + ask)
            .all()) {
      if (element.isVisible()) {
        printed.add(element.innerText());
      }
    }
    assertEquals(List.of(), printed, shown::toString);
    assertEquals(List.of(), Probe.CUT_OFF.list(page), shown::toString);
  }
}
