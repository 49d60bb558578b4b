package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a program can find keeps anybody out. */
@ExtendWith(Portals.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
  private final Portals portals;

  AccessibilityTest(Portals portals) {
    this.portals = portals;
  }

  List<PortalPage> everything() {
    return portals.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void axeFindsNothingInTheLightAndInTheDarkOnAPhoneAndOnADesk(PortalPage shown) {
    List<String> faults = new ArrayList<>();
    for (Look look : List.of(Look.PHONE, Look.DESK)) {
      Page page = portals.show(look, shown);
      page.evaluate(AxeBuilder.getAxeScript());
      Probe.SETTLE.ask(page);
      Probe.AXE.list(page).forEach(fault -> faults.add(look.width() + " px: " + fault));
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Probe.SETTLE.ask(page);
        Probe.AXE_COLOURS
            .list(page)
            .forEach(fault -> faults.add(look.width() + " px, " + scheme + ": " + fault));
      }
    }
    assertEquals(List.of(), faults, shown::toString);
  }
}
