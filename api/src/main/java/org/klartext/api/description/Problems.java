package org.klartext.api.description;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes out which problems a call can end with: the responses that OpenAPI wants. */
final class Problems {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PROBLEM = "application/problem+json";
  private static final String EVERYWHERE = "everywhere";

  private final JsonNode known;
  private final JsonNode groups;
  private final JsonNode headers;
  private final ObjectNode shared;

  /**
   * Those of a description.
   *
   * @param root the whole description, which loses what only these need
   */
  Problems(ObjectNode root) {
    this.known = taken(root, "x-problems");
    this.groups = taken(root, "x-problem-groups");
    this.headers = taken(root, "x-problem-headers");
    this.shared = root.withObjectProperty("components").withObjectProperty("responses");
  }

  private static JsonNode taken(ObjectNode root, String name) {
    JsonNode node = root.remove(name);
    return node == null ? NODES.objectNode() : node;
  }

  /**
   * Adds them to the responses of a call.
   *
   * @param call the call, whose key {@code x-problems} goes
   * @param more others that it can end with
   * @param html true if people get a page instead
   */
  void addTo(ObjectNode call, List<String> more, boolean html) {
    SortedMap<String, List<String>> codes = new TreeMap<>();
    collect(EVERYWHERE, codes);
    more.forEach(each -> collect(each, codes));
    Iterator<JsonNode> own = taken(call, "x-problems").iterator();
    own.forEachRemaining(each -> collect(each.stringValue(), codes));
    ObjectNode responses = (ObjectNode) call.get("responses");
    codes.forEach((status, list) -> {
      boolean alone = list.size() == 1 && !responses.has(status);
      ObjectNode response = response(responses, status, list, html);
      responses.set(status, alone ? shared(status, list.getFirst(), response, html) : response);
    });
  }

  /** What many calls end with in the same way stands once. */
  private ObjectNode shared(String status, String code, ObjectNode response, boolean html) {
    StringBuilder name = new StringBuilder();
    for (String word : code.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    name.append(status).append(html ? "OrPage" : "");
    shared.set(name.toString(), response);
    return NODES.objectNode().put("$ref", "#/components/responses/" + name);
  }

  private void collect(String name, Map<String, List<String>> codes) {
    int blank = name.indexOf(' ');
    if (blank < 0) {
      required(groups, name).forEach(each -> collect(each.stringValue(), codes));
      return;
    }
    List<String> list = codes.computeIfAbsent(name.substring(0, blank), _ -> new ArrayList<>());
    String code = name.substring(blank + 1);
    required(required(known, name.substring(0, blank)), code);
    if (!list.contains(code)) {
      list.add(code);
    }
  }

  private static JsonNode required(JsonNode table, String name) {
    if (!table.has(name)) {
      throw new IllegalStateException("The description names no problem “" + name + "”");
    }
    return table.get(name);
  }

  private ObjectNode response(
      ObjectNode responses, String status, List<String> codes, boolean html) {
    ObjectNode response =
        responses.get(status) instanceof ObjectNode first && !first.has("$ref")
            ? first.deepCopy()
            : NODES.objectNode();
    if (!response.has("description")) {
      response.put("description", meanings(status, codes));
    }
    headers
        .path(status)
        .forEachEntry((name, header) ->
            response
                .withObjectProperty("headers")
                .putObject(name)
                .put("$ref", "#/components/headers/" + header.stringValue()));
    ObjectNode content = response.withObjectProperty("content");
    content.putObject(PROBLEM).set("schema", schema(status, codes));
    if (html || responses.path(status).has("$ref")) {
      content.putObject("text/html").putObject("schema").put("type", "string");
    }
    return response;
  }

  private String meanings(String status, List<String> codes) {
    StringBuilder text = new StringBuilder();
    codes.forEach(code ->
        text.append("- `").append(code).append("`: ").append(meaning(status, code)).append('\n'));
    return text.toString().strip();
  }

  private String meaning(String status, String code) {
    return known.path(status).path(code).asString();
  }

  private static ObjectNode schema(String status, List<String> codes) {
    ObjectNode schema = NODES.objectNode();
    schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/Problem");
    ObjectNode properties = schema.withArrayProperty("allOf").addObject().putObject("properties");
    properties.putObject("status").put("const", Integer.parseInt(status));
    codes.forEach(properties.putObject("code").putArray("enum")::add);
    return schema;
  }

  /** Every problem there is, by its status, and what it means. */
  JsonNode all() {
    return known;
  }

  /** Those with which every call can end, such as {@code 503 unavailable}. */
  List<String> everywhere() {
    return groups.path(EVERYWHERE).valueStream().map(JsonNode::asString).toList();
  }
}
