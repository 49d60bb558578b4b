package org.klartext.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of schema.org.
 *
 * @param parents of each type
 * @param domains of each property
 */
record Vocabulary(Map<String, Set<String>> parents, Map<String, Set<String>> domains) {
  static Vocabulary read(Path file) {
    Map<String, Set<String>> parents = new HashMap<>();
    Map<String, Set<String>> domains = new HashMap<>();
    for (JsonNode node : JsonMapper.shared().readTree(file.toFile()).path("@graph")) {
      String name = node.path("@id").asString();
      parents.put(name, ids(node.path("rdfs:subClassOf")));
      if (node.has("schema:domainIncludes")) {
        domains.put(name, ids(node.path("schema:domainIncludes")));
      }
    }
    return new Vocabulary(parents, domains);
  }

  private static Set<String> ids(JsonNode node) {
    Stream<JsonNode> all =
        node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    Set<String> ids = new HashSet<>();
    all.filter(JsonNode::isObject).forEach(it -> ids.add(it.path("@id").asString()));
    return ids;
  }

  /** What a document says that the vocabulary has no word for. */
  List<String> faults(JsonNode node) {
    List<String> faults = new ArrayList<>();
    collect(node, faults);
    return faults;
  }

  private void collect(JsonNode node, List<String> faults) {
    if (node.has("@type")) {
      String type = "schema:" + node.path("@type").asString();
      if (!parents.containsKey(type)) {
        faults.add("no type " + type);
      }
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        String name = "schema:" + property.getKey();
        if (!property.getKey().startsWith("@")
            && domains.getOrDefault(name, Set.of()).stream().noneMatch(it -> isA(type, it))) {
          faults.add(name + " is no property of " + type);
        }
      }
    }
    node.values().forEach(child -> collect(child, faults));
  }

  private boolean isA(String type, String ancestor) {
    return type.equals(ancestor)
        || parents.getOrDefault(type, Set.of()).stream().anyMatch(it -> isA(it, ancestor));
  }
}
