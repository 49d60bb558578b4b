package org.klartext.api.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;
import org.klartext.api.TestServer.Answer;
import org.klartext.build.BuildException;
import tools.jackson.databind.JsonNode;

/** The same from a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerSuite extends ContentSuite {
  private final String archive;
  TestServer server;

  ServerSuite(String archive) {
    this.archive = archive;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, BuildException {
    server = TestServer.in(folder).with(archive).start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  JsonNode read(String address) {
    Answer answer = server.get(address.startsWith("/") ? address : "/api/v1/" + address);
    assertEquals(200, answer.status(), address);
    assertEquals("application/json", answer.header("Content-Type"));
    return answer.json();
  }
}
