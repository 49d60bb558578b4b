package org.klartext.api.description;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A call as one types it. */
final class CommandLine {
  private static final String NEXT = " \\\n  ";
  private static final int LINE = 60;
  private static final String JSON = "application/json";

  private final String server;

  /** With calls to a server, whose address has no slash at its end. */
  CommandLine(String server) {
    this.server = server;
  }

  /**
   * One call.
   *
   * @param method of HTTP
   * @param path with names in braces
   * @param parameters all there are
   * @param body what is sent
   * @param secret true if it needs a token
   */
  String of(
      String method,
      String path,
      List<JsonNode> parameters,
      Optional<JsonNode> body,
      boolean secret) {
    List<String> words = new ArrayList<>();
    String verb = method.toUpperCase(Locale.ROOT);
    boolean implied = verb.equals("GET") || (verb.equals("POST") && body.isPresent());
    words.add("curl " + (implied ? "" : "-X " + verb + " ") + quoted(address(path, parameters)));
    if (secret) {
      words.add("-H \"Authorization: Bearer $KLARTEXT_TOKEN\"");
    }
    parameters.stream()
        .filter(it -> isIn(it, "header") && !example(it).isEmpty() && isRequired(it))
        .map(it -> "-H " + quoted(it.path("name").asString() + ": " + example(it)))
        .forEach(words::add);
    body.map(it -> it.path("content")).ifPresent(it -> words.addAll(sent(it)));
    return String.join(NEXT, words);
  }

  private String address(String path, List<JsonNode> parameters) {
    String address = server + path;
    for (JsonNode parameter : parameters) {
      if (isIn(parameter, "path")) {
        String name = "{" + parameter.path("name").asString() + "}";
        String value = example(parameter);
        address = address.replace(name, value.isEmpty() ? "…" : value);
      }
    }
    String query = query(parameters);
    return query.isEmpty() ? address : address + "?" + query;
  }

  /** What is needed; else the first that there is. */
  private static String query(List<JsonNode> parameters) {
    List<JsonNode> all =
        parameters.stream().filter(it -> isIn(it, "query") && !example(it).isEmpty()).toList();
    List<JsonNode> needed = all.stream().filter(CommandLine::isRequired).toList();
    List<String> pairs =
        (needed.isEmpty() ? all.stream().limit(1).toList() : needed)
            .stream()
                .map(it -> encoded(it.path("name").asString()) + "=" + encoded(example(it)))
                .toList();
    return String.join("&", pairs);
  }

  private static boolean isIn(JsonNode parameter, String place) {
    return parameter.path("in").asString().equals(place);
  }

  private static boolean isRequired(JsonNode parameter) {
    return parameter.path("required").asBoolean(false);
  }

  private static String example(JsonNode parameter) {
    return parameter.path("example").asString("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> sent(JsonNode content) {
    JsonNode example = content.path(JSON).path("example");
    if (!content.has(JSON)) {
      return List.of("-d " + quoted("…"));
    }
    return List.of("-H " + quoted("Content-Type: " + JSON), "-d " + quoted(json(example)));
  }

  /** In one line where it fits. */
  private static String json(JsonNode example) {
    String line = example.isMissingNode() ? "…" : example.toString();
    return line.length() <= LINE ? line : Example.of(example);
  }

  /** As a shell takes it for one word. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
