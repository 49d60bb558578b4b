package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;

/** A text that is nested as deep as is allowed survives being read again. */
class DeepTextTest {
  private static final InstantSource NOON = () -> Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void aRememberedTextIsRenderedLikeAFreshOne() throws Exception {
    Path content = folder.resolve("content");
    TreeArchive.write(
        content,
        """
        -- site.yaml --
        title: Portal
        defaultLanguage: de
        languages: [de]
        -- de/faq/tief.md --
        ---
        title: Tief
        ---
        """
            + "> ".repeat(190)
            + "Grund\n");
    build("first");
    Files.createDirectories(content.resolve("_theme/i18n"));
    Files.writeString(content.resolve("_theme/i18n/de.yaml"), "home: Anfang\n");
    build("first");
    build("clean");
    String again = page("first");
    assertTrue(again.contains("Grund") && again.contains("Anfang"), again);
    assertEquals(page("clean"), again);
  }

  private void build(String name) throws BuildException {
    BuildOptions options =
        BuildOptions.of(
            folder.resolve("content"),
            folder.resolve("themes"),
            folder.resolve(name),
            folder.resolve("var-" + name));
    try (SiteBuild build = SiteBuild.open(options, NOON)) {
      assertEquals(0, build.run().errors());
    }
  }

  private String page(String name) throws java.io.IOException {
    return Files.readString(folder.resolve(name).resolve("faq/tief/index.html"));
  }
}
