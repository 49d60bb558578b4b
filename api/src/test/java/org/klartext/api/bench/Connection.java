package org.klartext.api.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** One connection to a server on this machine, which is kept open; costs little itself. */
final class Connection implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int EMPTY_LINE = 4;
  private static final String LENGTH = "\nContent-Length: ";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /** What a server answers; hardly anything of it is read before somebody asks. */
  static final class Answer {
    private final String head;
    private final byte[] body;

    private Answer(String head, byte[] body) {
      this.head = head;
      this.body = body;
    }

    int status() {
      int space = head.indexOf(' ');
      return Integer.parseInt(head, space + 1, space + 4, 10);
    }

    /** A header by its name; empty if it is not there. */
    String header(String name) {
      String line = "\n" + name.toLowerCase(Locale.ROOT) + ":";
      int at = head.toLowerCase(Locale.ROOT).indexOf(line);
      return at < 0
          ? ""
          : head.substring(at + line.length(), head.indexOf('\n', at + line.length())).strip();
    }

    String body() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** A text of its JSON. */
    String text(String name) {
      return JSON.readTree(body).path(name).asString();
    }

    @Override
    public String toString() {
      return head + body();
    }
  }

  Answer get(String path, List<String> headers) throws IOException {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String json, List<String> headers) throws IOException {
    return send("POST", path, json, headers);
  }

  Answer send(String method, String path, String json, List<String> headers) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder head =
        new StringBuilder(method)
            .append(' ')
            .append(path)
            .append(" HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
    headers.forEach(it -> head.append(it).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    out.write(request);
    return read();
  }

  private Answer read() throws IOException {
    String head = head();
    return new Answer(head, body(head));
  }

  /** Status and headers, with the empty line. */
  private String head() throws IOException {
    int end = end(from);
    while (end < 0) {
      int known = to - from;
      fill();
      end = end(Math.max(0, known - EMPTY_LINE));
    }
    String head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    from = end;
    return head;
  }

  private int end(int start) {
    for (int at = start; at + EMPTY_LINE <= to; at++) {
      if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r') {
        return at + EMPTY_LINE;
      }
    }
    return -1;
  }

  private byte[] body(String head) throws IOException {
    int length = head.indexOf(LENGTH);
    if (length >= 0) {
      int start = length + LENGTH.length();
      return bytes(Integer.parseInt(head, start, head.indexOf('\r', start), 10));
    }
    return head.contains("\nTransfer-Encoding: chunked") ? chunks() : new byte[0];
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int length = chunk();
    while (length > 0) {
      body.write(bytes(length));
      bytes(2);
      length = chunk();
    }
    bytes(2);
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    StringBuilder digits = new StringBuilder();
    byte next = bytes(1)[0];
    while (next != '\n') {
      digits.append((char) next);
      next = bytes(1)[0];
    }
    return Integer.parseInt(digits.toString().strip(), 16);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    int size = Math.min(count, to - from);
    System.arraycopy(buffer, from, bytes, 0, size);
    from += size;
    if (in.readNBytes(bytes, size, count - size) < count - size) {
      throw new EOFException("The server has closed the connection");
    }
    return bytes;
  }

  /** Reads on; what has been read but not used is at the beginning of the buffer afterwards. */
  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int count = in.read(buffer, to, buffer.length - to);
    if (count < 0) {
      throw new EOFException("The server has closed the connection");
    }
    to += count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
