package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything fits, whatever the width and the size of the text. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FitTest {
  private final Portals portals;

  FitTest(Portals portals) {
    this.portals = portals;
  }

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void nothingSticksOutIsCutOffOrLiesUnderSomethingElseAtAnyWidth(PortalPage shown) {
    List<String> faults = new ArrayList<>();
    Page page = portals.show(Look.PHONE, shown);
    for (int width : List.of(320, 390, 1440)) {
      page.setViewportSize(width, 900);
      collect(page, width + " px: ", faults);
    }
    assertEquals(List.of(), faults, shown::toString);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void atTwiceTheTextSizeNothingIsCutOff(PortalPage shown) {
    List<String> faults = new ArrayList<>();
    Page page = portals.show(new Look(1280, 900, false, true), shown);
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
    collect(page, "", faults);
    assertEquals(List.of(), faults, shown::toString);
  }

  private static void collect(Page page, String where, List<String> faults) {
    Probe.SETTLE.ask(page);
    Probe.CUT_OFF.list(page).forEach(fault -> faults.add(where + fault));
    Probe.COVERED.list(page).forEach(fault -> faults.add(where + fault));
  }
}
