package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portals that lack what most have, and threads that are deeper than most. */
class BarePortalTest {
  private static final String SITE =
      """
      -- site.yaml --
      title: Portal
      baseUrl: https://portal.example/
      """;

  @TempDir Path folder;

  @Test
  void anEmptyPortalHasAHomePageThatSaysSo() throws Exception {
    try (Workplace place = new Workplace(folder, SITE)) {
      place.build();
      assertTrue(place.output("index.html").contains("Hier steht noch nichts."));
    }
  }

  @Test
  void allPagesStandInForAHomePageUntilThereIsOne() throws Exception {
    try (Workplace place = new Workplace(folder, SITE)) {
      place.write("artikel/a.md", "---\ntitle: Router\n---\nText.\n");
      place.build();
      assertTrue(place.output("index.html").contains("<a href=\"/artikel/a/\">Router</a>"));
      place.write("_index.md", "---\ntitle: Willkommen\n---\nText.\n");
      place.build();
      assertTrue(place.output("index.html").contains("<h1>Willkommen</h1>"));
      place.assertLikeCleanBuild("with a home page");
    }
  }

  @Test
  void everyReplySaysToWhomHoweverDeepItStands() throws Exception {
    try (Workplace place = new Workplace(folder, SITE)) {
      place.write("artikel/q.md", "---\ntitle: Warum?\n---\nDarum.\n");
      for (int depth = 1; depth <= 20; depth++) {
        place.write(
            "artikel/q.replies/R%02d.md".formatted(depth),
            """
            ---
            id: R%02d
            kind: %s
            author: {name: Name%d}
            date: 2026-01-01T00:%02d:00Z
            ---
            Text.
            """
                .formatted(
                    depth,
                    depth == 1 ? "comment" : "comment\nreplyTo: R%02d".formatted(depth - 1),
                    depth,
                    depth));
      }
      place.build();
      String html = place.output("artikel/q/index.html");
      for (int depth = 1; depth < 20; depth++) {
        String to = "Antwort an <a href=\"#R%02d\">Name%d</a>".formatted(depth, depth);
        assertTrue(html.contains(to), to);
      }
      assertFalse(html.contains("<a href=\"#R20\">Name"));
    }
  }
}
