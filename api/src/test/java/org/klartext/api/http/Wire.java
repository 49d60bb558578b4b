package org.klartext.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.api.TestServer;
import org.klartext.api.description.Contract;
import org.klartext.api.description.Exchange;
import org.klartext.api.description.Exchanges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that sends what no client would. */
final class Wire {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (/\\S*) HTTP/1\\.1\r\n");

  private final TestServer server;

  Wire(TestServer server) {
    this.server = server;
  }

  /**
   * What came back.
   *
   * @param status 0 if the connection was closed without a word
   * @param headers with names in lower case
   */
  record Reply(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    @Override
    public String toString() {
      String text = body.length() <= 200 ? body : body.substring(0, 200);
      return status + " " + header("Content-Type") + " " + text.replaceAll("\\s+", " ");
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    String code() {
      return json().path("code").asString("");
    }

    /** A refusal that a program understands. */
    Reply problem(String what) {
      assertTrue(status >= 400 && status < 500, () -> what + ": " + this);
      assertEquals("application/problem+json", header("Content-Type"), () -> what + ": " + this);
      assertEquals(status, json().path("status").asInt(), what);
      for (String name : List.of("type", "title", "code", "detail")) {
        assertFalse(json().path(name).asString("").isBlank(), () -> what + ": " + this);
      }
      return harmless(what);
    }

    /** A refusal that a person understands. */
    Reply page(String what) {
      assertTrue(status >= 400 && status < 500, () -> what + ": " + this);
      assertEquals("text/html;charset=utf-8", header("Content-Type"), () -> what + ": " + this);
      assertTrue(body.contains("<h1"), () -> what + ": " + this);
      return harmless(what);
    }

    /** Nothing is told of how the server works, and the usual headers are there. */
    Reply harmless(String what) {
      assertFalse(body.contains("Exception") || body.contains("\tat "), () -> what + ": " + this);
      assertEquals("nosniff", header("X-Content-Type-Options"), () -> what + ": " + this);
      assertFalse(header("Content-Security-Policy").isEmpty(), () -> what + ": " + this);
      assertEquals("", header("Server"), what);
      return this;
    }
  }

  /** A request as text, each character a byte; the connection is closed after it. */
  Reply send(String head, String body) {
    List<String> lines = new ArrayList<>(List.of(head.split("\n")));
    if (!head.contains("Host:")) {
      lines.add("Host: localhost");
    }
    if (!body.isEmpty()
        && !head.contains("Content-Length")
        && !head.contains("Transfer-Encoding")) {
      lines.add("Content-Length: " + body.length());
    }
    lines.add("Connection: close");
    return bytes(String.join("\r\n", lines) + "\r\n\r\n" + body);
  }

  /** Anything. */
  Reply bytes(String text) {
    try (Socket socket = open()) {
      write(socket, text.getBytes(StandardCharsets.ISO_8859_1));
      Reply reply = read(socket);
      hold(text, reply);
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can be read as a request is held against the description of the API. */
  private void hold(String text, Reply reply) {
    Matcher line = REQUEST.matcher(text);
    if (line.lookingAt() && reply.status() > 0) {
      Contract.hold(
          new Exchange(
              line.group(1),
              Exchanges.below(server.service().basePath(), line.group(2)),
              "",
              Optional.empty(),
              reply.status(),
              name -> Optional.of(reply.header(name)).filter(it -> !it.isEmpty()),
              reply.body()));
    }
  }

  Socket open() throws IOException {
    return new Socket(InetAddress.getByName("localhost"), server.service().port());
  }

  /** The server may answer before it has read all, and may then read no more. */
  private static void write(Socket socket, byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      assertTrue(bytes.length > 10_000, () -> "closed before a short request was sent: " + e);
    }
  }

  /** Reads until the server closes. */
  static Reply read(Socket socket) {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      return parse(text.toString()); // reset after the answer
    }
    return parse(text.toString());
  }

  private static Reply parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Reply(0, Map.of(), text);
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String body = text.substring(end + 4);
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    byte[] bytes = (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1);
    return new Reply(
        Integer.parseInt(lines[0].substring(9, 12)),
        headers,
        new String(bytes, StandardCharsets.UTF_8));
  }

  private static String joined(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int line = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, line), 16);
      body.append(chunks, line + 2, line + 2 + size);
      at = size == 0 ? chunks.length() : line + 4 + size;
    }
    return body.toString();
  }
}
