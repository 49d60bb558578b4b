package org.klartext.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartext.TreeArchive;

/** What the options of a build mean. */
class BuildCommandTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void makeTree() throws IOException {
    terminal = new Terminal(folder);
    TreeArchive.write(
        terminal.content(),
        """
        -- site.yaml --
        title: Portal
        baseUrl: https://portal.example/
        timeZone: Asia/Tokyo
        languages: [de]
        -- de/_index.md --
        # Start
        -- de/faq/neu.md --
        ---
        title: Neu
        date: 2026-12-24
        ---
        Seit Heiligabend.
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24, true",
    "2026-12-23, false",
    "2026-12-23T23:59, false",
    "2026-12-23T15:00:00Z, true",
    "2026-12-23T14:59:59Z, false",
    "2026-12-23T16:00:00+01:00, true",
  })
  void anInstantIsMeantAsFrontMatterMeansIt(String at, boolean published) {
    Terminal.Session session = terminal.build("--at", at);
    assertEquals(0, session.status(), session.all());
    assertEquals(published, Files.exists(terminal.out().resolve("faq/neu/index.html")));
  }
}
