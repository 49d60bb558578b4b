package org.klartext.api.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.klartext.api.pages.ApiGuide;
import org.klartext.api.pages.ApiGuide.Answer;
import org.klartext.api.pages.ApiGuide.Area;
import org.klartext.api.pages.ApiGuide.Body;
import org.klartext.api.pages.ApiGuide.Call;
import org.klartext.api.pages.ApiGuide.Code;
import org.klartext.api.pages.ApiGuide.Field;
import org.klartext.api.pages.ApiGuide.Problem;
import tools.jackson.databind.JsonNode;

/** The document as a page tells it. */
final class Guide {
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  private final JsonNode document;
  private final JsonNode meanings;
  private final List<String> everywhere;
  private final UnaryOperator<String> markdown;
  private final Shapes shapes;

  /**
   * Of one document.
   *
   * @param document as OpenAPI
   * @param problems all there are, and those with which every call can end
   * @param markdown turns a text into HTML
   */
  Guide(JsonNode document, Problems problems, UnaryOperator<String> markdown) {
    this.document = document;
    this.meanings = problems.all();
    this.everywhere = problems.everywhere();
    this.markdown = markdown;
    this.shapes = new Shapes(document, this::html);
  }

  ApiGuide guide() {
    return new ApiGuide(
        document.at("/info/version").asString(),
        server() + "/api/openapi.json",
        server(),
        html(document.path("info")),
        areas(),
        keys(),
        problems(_ -> true),
        problems(everywhere::contains),
        shapes.all());
  }

  private String server() {
    return document.at("/servers/0/url").asString();
  }

  private String html(JsonNode described) {
    String text = described.path("description").asString("");
    return text.isEmpty() ? "" : markdown.apply(text);
  }

  private List<Area> areas() {
    Map<String, List<Call>> calls = new LinkedHashMap<>();
    document
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, call) ->
                calls
                    .computeIfAbsent(call.at("/tags/0").asString(), _ -> new ArrayList<>())
                    .add(call(method, path, call))));
    return stream(document.path("tags"))
        .map(tag -> {
          String name = tag.path("name").asString();
          return new Area(
              "area-" + name.toLowerCase(Locale.ROOT),
              name,
              html(tag),
              List.copyOf(calls.getOrDefault(name, List.of())));
        })
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return list.valueStream();
  }

  private Call call(String method, String path, JsonNode call) {
    List<JsonNode> parameters = stream(call.path("parameters")).map(shapes::resolved).toList();
    boolean open =
        call.path("security").isEmpty()
            || stream(call.path("security")).anyMatch(JsonNode::isEmpty);
    Optional<JsonNode> body = Optional.ofNullable(call.get("requestBody"));
    return new Call(
        call.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        call.path("summary").asString(),
        html(call),
        Optional.ofNullable(call.get("x-scope")).map(JsonNode::asString),
        open,
        parameters.stream().map(this::parameter).toList(),
        body.map(it -> body(it.path("content"), true)),
        answers(call),
        problems(call),
        new CommandLine(server()).of(method, path, parameters, body, !open));
  }

  private Field parameter(JsonNode parameter) {
    return new Field(
        parameter.path("name").asString(),
        parameter.path("in").asString(),
        shapes.kind(parameter.path("schema")),
        parameter.path("required").asBoolean(false),
        html(parameter));
  }

  /** What is sent shows its fields in place; what is answered leads to its shape. */
  private Body body(JsonNode content, boolean whole) {
    Map.Entry<String, JsonNode> first = content.properties().iterator().next();
    JsonNode schema = first.getValue().path("schema");
    JsonNode example =
        first.getValue().has("example")
            ? first.getValue().path("example")
            : shapes.resolved(schema).path("example");
    return new Body(
        content.propertyStream().map(Map.Entry::getKey).toList(),
        shapes.kind(schema),
        schema.has("$ref") && !whole ? List.of() : shapes.fields(shapes.resolved(schema)),
        Example.of(example));
  }

  private List<Answer> answers(JsonNode call) {
    return call.path("responses")
        .propertyStream()
        .map(it -> Map.entry(it.getKey(), shapes.resolved(it.getValue())))
        .filter(it -> it.getKey().compareTo("400") < 0 || it.getValue().path("content").has(JSON))
        .map(it ->
            new Answer(
                it.getKey(),
                html(it.getValue()),
                it.getValue().path("headers").propertyStream().map(Map.Entry::getKey).toList(),
                Optional.ofNullable(it.getValue().get("content"))
                    .map(content -> body(content, false))))
        .toList();
  }

  /** Those of a call, without those of all calls. */
  private List<Problem> problems(JsonNode call) {
    return call.path("responses")
        .propertyStream()
        .map(it ->
            problem(
                it.getKey(),
                codes(shapes.resolved(it.getValue())),
                code -> !everywhere.contains(code)))
        .filter(it -> !it.codes().isEmpty())
        .toList();
  }

  private static List<String> codes(JsonNode response) {
    JsonNode schema = response.path("content").path(PROBLEM).path("schema");
    return stream(schema.at("/allOf/1/properties/code/enum")).map(JsonNode::asString).toList();
  }

  private List<Problem> problems(Predicate<String> wanted) {
    return meanings
        .propertyStream()
        .map(it -> problem(it.getKey(), List.copyOf(it.getValue().propertyNames()), wanted))
        .filter(it -> !it.codes().isEmpty())
        .toList();
  }

  private Problem problem(String status, List<String> codes, Predicate<String> wanted) {
    return new Problem(
        status,
        codes.stream()
            .filter(code -> wanted.test(status + " " + code))
            .map(code -> new Code(code, meaning(status, code)))
            .toList());
  }

  private String meaning(String status, String code) {
    return markdown.apply(meanings.path(status).path(code).asString());
  }

  private List<ApiGuide.Key> keys() {
    return document
        .at("/components/securitySchemes")
        .propertyStream()
        .map(it -> new ApiGuide.Key(it.getKey(), html(it.getValue())))
        .toList();
  }
}
