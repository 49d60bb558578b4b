package org.klartext.api.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.api.entrance.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have collected to make a page run what it should not. */
final class Payloads {
  private Payloads() {}

  /** All of them, each once, without the characters that no form takes. */
  static List<String> all() throws IOException {
    Path folder = Path.of(System.getProperty("klartext.corpora", "corpora"), "xss");
    assumeTrue(Files.isDirectory(folder));
    Set<String> payloads = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
        collect(new JsonMapper().readTree(Files.readString(file)), payloads);
      }
    }
    return List.copyOf(payloads);
  }

  private static void collect(JsonNode node, Set<String> payloads) {
    if (node.isString()) {
      String payload = Fields.visible(node.stringValue().replace('\r', '\n'));
      if (!payload.isBlank()) {
        payloads.add(payload);
      }
    }
    node.forEach(child -> collect(child, payloads));
  }

  /** On one line, as titles and names are. */
  static String line(String payload) {
    return payload.replaceAll("\\s+", " ").strip();
  }

  /** In parts of a size. */
  static <T> List<List<T>> parts(List<T> all, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      parts.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return parts;
  }
}
