package org.klartext.api.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;

/** Two servers do not get into each other's way. */
class FolderLockTest {
  @Test
  void aSecondServerIsToldThatTheFolderIsTaken(@TempDir Path folder) throws Exception {
    TestServer first = TestServer.in(folder).start();
    IOException refused =
        assertThrows(IOException.class, () -> TestServer.in(folder).start().close());
    assertTrue(refused.toString().contains("--state"), refused.toString());
    assertEquals(200, first.get("/health/live").status());
    first.close();
    TestServer next = TestServer.in(folder).start();
    assertEquals(200, next.get("/health/live").status());
    next.close();
  }
}
