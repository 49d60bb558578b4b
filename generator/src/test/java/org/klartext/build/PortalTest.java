package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of a portal notice, from the tree to the page. */
class PortalTest {
  @TempDir Path folder;
  private Workplace place;

  @BeforeEach
  void makeTree() throws Exception {
    place = new Workplace(folder, SmallPortal.ARCHIVE);
  }

  @AfterEach
  void end() {
    place.close();
  }

  @Test
  void aTopicCountsWhatIsReadNotWhoWritesIt() throws Exception {
    place.replace("de/experten/mira.md", "id: mira", "id: mira\ntopics: [netz]");
    place.write("de/impressum.md", "---\ntitle: Impressum\ntopics: [netz]\n---\nHier.\n");
    place.build();
    String topics = place.output("themen/index.html");
    assertTrue(topics.contains("2 Beiträge"), topics);
  }
}
