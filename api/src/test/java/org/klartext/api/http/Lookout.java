package org.klartext.api.http;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.klartext.Browser;
import org.klartext.api.TestServer;

/** Looks at pages in a browser and tells what ran in them that should not. */
final class Lookout {
  private static final String WATCH =
      """
      window.ran = [];
      for (const name of ["alert", "prompt", "confirm", "print"]) {
        window[name] = (...it) => { window.ran.push(name + " " + it); };
      }
      document.addEventListener("securitypolicyviolation", (it) =>
        window.ran.push("refused " + it.violatedDirective + " " + it.blockedURI + " " + it.sample));
      """;

  private static final String TOUCH =
      """
      () => {
        for (const element of document.querySelectorAll("main *, footer *")) {
          for (const kind of ["mouseover", "focus", "load", "error", "toggle"]) {
            element.dispatchEvent(new Event(kind));
          }
        }
        return window.ran;
      }
      """;

  private final Browser browser;
  private final TestServer server;

  Lookout(Browser browser, TestServer server) {
    this.browser = browser;
    this.server = server;
  }

  /** Does to a page what its readers might do; what ran in it. */
  static Object touch(Page page) {
    return page.evaluate(TOUCH);
  }

  /** What ran, was refused, was said or opened while somebody looked at pages. */
  List<String> seen(Consumer<Page> visit) {
    List<String> seen = new ArrayList<>();
    try (BrowserContext context =
        browser.context(
            new com.microsoft.playwright.Browser.NewContextOptions().setLocale("de-DE"))) {
      context.addInitScript(WATCH);
      Page page = context.newPage();
      context.onPage(it -> seen.add("opened " + it.url()));
      page.onDialog(it -> {
        seen.add("dialog " + it.message());
        it.dismiss();
      });
      page.onConsoleMessage(it -> {
        if (!it.text().contains("status of 422")) {
          seen.add(page.url() + " " + it.type() + ": " + it.text());
        }
      });
      page.onPageError(it -> seen.add(page.url() + " error: " + it));
      page.onRequest(it -> {
        if (!it.url().startsWith(server.url("/"))) {
          seen.add(page.url() + " asks for " + it.url());
        }
      });
      visit.accept(page);
    }
    return seen;
  }
}
