package org.klartext.api.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of a document, stricter than it tells clients: what it does not describe is not
 * there.
 */
final class Schemas {
  private final JsonNode components;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Dialects.getDraft202012())
              .keyword(new NonValidationKeyword("components"))
              .build(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  Schemas(ObjectNode document) {
    this.components = closed(document.path("components"), document);
  }

  /**
   * What is wrong with a value.
   *
   * @param schema of the document
   * @return one sentence each; empty for nothing
   */
  List<String> faults(JsonNode schema, JsonNode value, JsonNode document) {
    Schema known = compiled.computeIfAbsent(schema, it -> compile(it, document));
    return known.validate(value).stream().map(Error::toString).toList();
  }

  private Schema compile(JsonNode schema, JsonNode document) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(closed(schema, document));
    whole.set("components", components);
    return registry.getSchema(
        SchemaLocation.of("urn:klartext:schema:" + compiled.size() + ":" + schema.hashCode()),
        whole);
  }

  /** The same with nothing but what it names. */
  private static JsonNode closed(JsonNode node, JsonNode document) {
    JsonNode copy = node.deepCopy();
    close(copy, document);
    return copy;
  }

  private static void close(JsonNode node, JsonNode document) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("example", "maxLength")); // lengths are the operator's to set
      if (object.has("allOf")) {
        join(object, document);
      }
      if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      object.forEachEntry((name, each) -> {
        if (!List.of("if", "then").contains(name)) {
          close(each, document);
        }
      });
    } else {
      node.forEach(each -> close(each, document));
    }
  }

  /** Makes one object of several that have to hold together, so that it can be closed. */
  private static void join(ObjectNode object, JsonNode document) {
    List<JsonNode> parts = object.path("allOf").valueStream().toList();
    object.putArray("allOf");
    for (JsonNode part : parts) {
      JsonNode resolved =
          part.has("$ref") ? document.at(part.path("$ref").asString().substring(1)) : part;
      if (resolved.has("if")) {
        object.withArrayProperty("allOf").add(resolved);
      } else {
        object.put("type", "object");
        object
            .withArrayProperty("required")
            .addAll(resolved.path("required").valueStream().toList());
        resolved
            .path("properties")
            .forEachEntry((name, property) ->
                object
                    .withObjectProperty("properties")
                    .withObjectProperty(name)
                    .setAll((ObjectNode) property.deepCopy()));
      }
    }
    if (object.path("allOf").isEmpty()) {
      object.remove("allOf");
    }
  }
}
