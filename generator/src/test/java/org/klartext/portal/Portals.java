package org.klartext.portal;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.klartext.Browser;

/** The portals that are looked at, and the browser; made once for all tests that want them. */
final class Portals implements AutoCloseable {
  private final Path folder;
  private final Portal ours;
  private final Portal bad;
  private final Portal empty;
  private final Browser browser;
  private final Map<Look, BrowserContext> contexts = new HashMap<>();
  private final Map<Look, Page> windows = new HashMap<>();

  private Portals() throws Exception {
    this.browser = Browser.start();
    this.folder = Files.createTempDirectory("portals");
    this.ours = Portal.ours(folder.resolve("ours"));
    Path tree = BadInput.write(folder.resolve("bad-content"));
    this.bad = Portal.build(tree, folder.resolve("bad"), BadInput.NOW);
    Path nothing = BadInput.writeEmpty(folder.resolve("empty-content"));
    this.empty = Portal.build(nothing, folder.resolve("empty"), BadInput.NOW);
  }

  /** Gives tests the portals. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Portals.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Portals.class, _ -> make(), Portals.class);
    }

    private static Portals make() {
      try {
        return new Portals();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** This repository's own. */
  Portal ours() {
    return ours;
  }

  /** The one with bad input. */
  Portal bad() {
    return bad;
  }

  /** All of them. */
  List<Portal> all() {
    return List.of(ours, bad, empty);
  }

  /**
   * A page of every kind of our own portal, and in English those that have most words of theirs.
   */
  List<PortalPage> kinds() {
    Predicate<PortalPage> isWordy = page -> page.kind().matches("home|article|search");
    return Stream.concat(ours.kinds("de").stream(), ours.kinds("en").stream().filter(isWordy))
        .toList();
  }

  /** The pages that show bad input, and the empty portal. */
  List<PortalPage> hard() {
    Predicate<PortalPage> isPage = page -> page.text().isPresent() && !page.isFallback();
    Predicate<PortalPage> isList =
        page ->
            page.lang().equals("de")
                && page.kind().matches("(article|question) list|moderation|figures");
    List<PortalPage> pages =
        new ArrayList<>(bad.pages().stream().filter(isPage.or(isList)).toList());
    pages.addAll(empty.kinds("de"));
    return pages;
  }

  /** Both. */
  List<PortalPage> everything() {
    return Stream.concat(kinds().stream(), hard().stream()).toList();
  }

  /** Opens an empty page, to be closed by whom it is for. */
  Page open(Look look) {
    return contexts.computeIfAbsent(look, it -> browser.context(it.options())).newPage();
  }

  /** Goes to a page of a portal, in a window in which others were shown before. */
  Page show(Look look, PortalPage shown) {
    Page page = windows.computeIfAbsent(look, this::open);
    page.setViewportSize(look.width(), look.height());
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(look.scheme()));
    page.navigate(shown.address());
    return page;
  }

  @Override
  public void close() throws IOException {
    browser.close();
    all().forEach(Portal::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
