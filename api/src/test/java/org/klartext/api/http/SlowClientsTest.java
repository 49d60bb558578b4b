package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestServer;

/** Whoever is slow is not waited for without end, and keeps nobody else waiting. */
class SlowClientsTest {
  private static final String HEAD =
      "POST /api/v1/questions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  @TempDir private Path folder;

  @Test
  void aByteAtATimeIsEndedAndIdleConnectionsStopNobody() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (TestServer server = TestServer.in(folder).start();
        ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
      Wire wire = new Wire(server);
      Future<Wire.Reply> headers = several.submit(() -> dripped(wire, "GET / HTTP/1.1\r\nX: "));
      Future<Wire.Reply> body =
          several.submit(() -> dripped(wire, HEAD + "Content-Length: 60000\r\n\r\n{\"body\": \""));
      Future<Wire.Reply> chunks =
          several.submit(() -> dripped(wire, HEAD + "Transfer-Encoding: chunked\r\n\r\nfff\r\n"));
      for (int i = 0; i < 200; i++) {
        Socket socket = wire.open();
        idle.add(socket);
        if (i % 2 == 0) {
          begin(socket, i % 4 == 0 ? "GET / HT" : HEAD + "Content-Length: 100\r\n\r\n{");
        }
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(200, server.get("/artikel/router/").status());
        Map<String, String> comment = Map.of("body", "Nummer " + i);
        assertEquals(202, server.post("/api/v1/pages/router/comments", comment).status());
      }
      assertEnded(headers.get());
      assertEnded(body.get());
      assertEnded(chunks.get());
      assertEquals(200, server.get("/").status());
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  private static void begin(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a beginning, then a byte now and then until the server has had enough of it. */
  private static Wire.Reply dripped(Wire wire, String beginning) throws Exception {
    try (Socket socket = wire.open();
        ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor()) {
      begin(socket, beginning);
      Future<Wire.Reply> reply = reading.submit(() -> Wire.read(socket));
      while (true) {
        try {
          return reply.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          drip(socket);
        }
      }
    }
  }

  private static void drip(Socket socket) {
    try {
      begin(socket, "x");
    } catch (IOException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty()); // closed; what was said is being read
    }
  }

  private static void assertEnded(Wire.Reply reply) {
    assertTrue(reply.status() == 0 || reply.status() == 408, reply::toString);
  }
}
