package org.klartext.portal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Makes pictures; started by {@code .ci/screenshots} alone. */
@ExtendWith(Portals.Extension.class)
class ScreenshotsTest {
  private static final String FOLDER = "klartext.screenshots";
  private static final String PICTURE = "klartext.picture";
  private static final int LIMIT = 150 * 1024;

  /** The longest picture; nobody looks at more of 2,000 lines of code. */
  private static final int TALLEST = 6_000;

  @Test
  @EnabledIfSystemProperty(named = FOLDER, matches = ".+")
  void everyKindOfPage(Portals portals) throws Exception {
    Path folder = Files.createDirectories(Path.of(System.getProperty(FOLDER)));
    for (Look look :
        List.of(Look.PHONE, Look.PHONE.inTheDark(), Look.DESK, Look.DESK.inTheDark())) {
      for (PortalPage shown : portals.everything()) {
        Page page = portals.show(look, shown);
        Probe.SETTLE.ask(page);
        Probe.SCROLL_THROUGH.ask(page);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(folder.resolve(name(portals, look, shown)))
                .setClip(0, 0, look.width(), height(page))
                .setFullPage(true)
                .setScale(ScreenshotScale.CSS));
      }
    }
  }

  private static int height(Page page) {
    Object height = page.evaluate("() => document.documentElement.scrollHeight");
    return height instanceof Integer pixels ? Math.min(pixels, TALLEST) : TALLEST;
  }

  private static String name(Portals portals, Look look, PortalPage shown) {
    String portal =
        shown.origin().equals(portals.ours().origin())
            ? "ours"
            : shown.origin().equals(portals.bad().origin()) ? "bad" : "empty";
    String name = portal + "-" + shown.lang() + "-" + shown.kind() + shown.path();
    return "%s-%d-%s.png"
        .formatted(
            name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", ""),
            look.width(),
            look.dark() ? "dark" : "light");
  }

  @Test
  @EnabledIfSystemProperty(named = PICTURE, matches = ".+")
  void theHomePageForTheReadme(Portals portals) throws Exception {
    Path file = Path.of(System.getProperty(PICTURE)).toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Page page = portals.show(new Look(1200, 750, false, true), portals.ours().kind("home"));
    Probe.SETTLE.ask(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setScale(ScreenshotScale.CSS));
    assertTrue(Files.size(file) <= LIMIT, () -> file + " is larger than " + LIMIT + " bytes");
  }
}
