package org.klartext.api.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.klartext.api.pages.ApiGuide.Field;
import org.klartext.api.pages.ApiGuide.Kind;
import org.klartext.api.pages.ApiGuide.Shape;
import tools.jackson.databind.JsonNode;

/** The schemas of a document in words. */
final class Shapes {
  private static final Map<String, String> LIMITS =
      Map.of(
          "minimum", "at least %s",
          "maximum", "at most %s",
          "maxLength", "at most %s characters",
          "maxItems", "at most %s entries",
          "default", "usually %s");

  private final JsonNode document;
  private final Function<JsonNode, String> html;

  /**
   * Of one document.
   *
   * @param document as OpenAPI
   * @param html what a node says of itself
   */
  Shapes(JsonNode document, Function<JsonNode, String> html) {
    this.document = document;
    this.html = html;
  }

  /** A node, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  /** All that have a name. */
  List<Shape> all() {
    return document
        .at("/components/schemas")
        .propertyStream()
        .map(it -> shape(it.getKey(), it.getValue()))
        .toList();
  }

  private Shape shape(String name, JsonNode schema) {
    List<String> bases =
        schema.path("allOf").valueStream().filter(it -> it.has("$ref")).map(Shapes::name).toList();
    return new Shape(
        name,
        html.apply(schema),
        bases,
        fields(schema),
        kind(schema),
        Example.of(schema.path("example")));
  }

  private static String name(JsonNode reference) {
    String path = reference.path("$ref").asString();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The properties of an object, those of objects in it included. */
  List<Field> fields(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    Stream.concat(Stream.of(schema), schema.path("allOf").valueStream())
        .forEach(it -> fields(it, "", fields));
    return fields;
  }

  private void fields(JsonNode schema, String prefix, List<Field> fields) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    schema
        .path("properties")
        .forEachEntry((name, property) -> {
          boolean always = required.contains(name);
          Kind kind = always ? kind(property) : withoutNull(kind(property));
          fields.add(new Field(prefix + name, "", kind, always, html.apply(property)));
          fields(property, prefix + name + ".", fields);
          fields(property.path("items"), prefix + name + "[].", fields);
        });
  }

  /** Whoever may leave something out need not know that they may also say nothing. */
  private static Kind withoutNull(Kind kind) {
    return new Kind(
        kind.text().replace(" or null", ""), kind.shapes(), kind.values(), kind.limits());
  }

  /** What values there can be. */
  Kind kind(JsonNode schema) {
    if (schema.has("$ref")) {
      return named(schema)
          ? new Kind("", List.of(name(schema)), List.of(), List.of())
          : kind(resolved(schema));
    }
    if (schema.has("anyOf")) {
      List<Kind> kinds = schema.path("anyOf").valueStream().map(this::kind).toList();
      List<String> names = kinds.stream().flatMap(it -> it.shapes().stream()).toList();
      return new Kind("", names, List.of(), List.of());
    }
    if (schema.has("items")) {
      Kind each = kind(schema.path("items"));
      return new Kind(
          ("list of " + each.text()).strip(), each.shapes(), each.values(), limits(schema));
    }
    return new Kind(type(schema), List.of(), values(schema), limits(schema));
  }

  private static boolean named(JsonNode reference) {
    return reference.path("$ref").asString().startsWith("#/components/schemas/");
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String word =
        type.isArray()
            ? String.join(" or ", type.valueStream().map(JsonNode::asString).toList())
            : type.asString(schema.has("allOf") ? "object" : "");
    JsonNode format = schema.path("format");
    return format.isMissingNode() ? word : word + ", " + format.asString();
  }

  private static List<String> values(JsonNode schema) {
    Stream<JsonNode> values =
        schema.has("const") ? Stream.of(schema.path("const")) : schema.path("enum").valueStream();
    return values.map(JsonNode::asString).toList();
  }

  private static List<String> limits(JsonNode schema) {
    return schema
        .propertyStream()
        .filter(it -> LIMITS.containsKey(it.getKey()))
        .map(it -> LIMITS.getOrDefault(it.getKey(), "%s").formatted(it.getValue().asString()))
        .toList();
  }
}
