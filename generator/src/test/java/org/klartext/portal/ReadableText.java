package org.klartext.portal;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.klartext.view.PageView;

/** Compares what a page of the tree says with what can be seen of it. */
final class ReadableText {
  private ReadableText() {}

  /**
   * Paragraphs of the page's text, cells of its tables and lines of its code that cannot be seen.
   */
  static List<String> missing(PortalPage shown, Page page) {
    String seen = packed(page.locator("main").innerText());
    List<String> missing = new ArrayList<>();
    for (PageView view : shown.text().stream().toList()) {
      for (Element block : Jsoup.parseBodyFragment(view.html()).select("p, td, h2, h3, pre")) {
        boolean closed = block.closest("details:not([open])") != null;
        if (!closed && !seen.contains(packed(block.wholeText()))) {
          missing.add(block.text());
        }
      }
    }
    return missing;
  }

  private static String packed(String text) {
    return text.replaceAll("[\\s\\u00a0\\u00ad\\u200b]+", "").toLowerCase(Locale.ROOT);
  }
}
