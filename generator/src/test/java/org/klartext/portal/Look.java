package org.klartext.portal;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How somebody looks at a page.
 *
 * @param width of the window
 * @param height of the window
 * @param dark true for those who prefer dark
 * @param scripts false where no script runs
 */
record Look(int width, int height, boolean dark, boolean scripts) {
  /** A phone. */
  static final Look PHONE = new Look(390, 844, false, true);

  /** A wide screen. */
  static final Look DESK = new Look(1440, 900, false, true);

  /** The same in the dark. */
  Look inTheDark() {
    return new Look(width, height, true, scripts);
  }

  /** The same without scripts. */
  Look withoutScripts() {
    return new Look(width, height, dark, false);
  }

  /** What pages are told of the dark. */
  ColorScheme scheme() {
    return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setLocale("de-DE")
        .setTimezoneId("Europe/Berlin")
        .setColorScheme(scheme())
        .setReducedMotion(ReducedMotion.REDUCE)
        .setJavaScriptEnabled(scripts);
  }
}
