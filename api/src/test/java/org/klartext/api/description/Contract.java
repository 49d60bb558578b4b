package org.klartext.api.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.klartext.api.description.Description.Place;
import org.klartext.api.entrance.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what the server answers against the description of its API. What the description does not
 * name is a fault; files of the portal are none of its business.
 */
public final class Contract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final ObjectNode document;
  private final Schemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  /** One method of one address. */
  private record Operation(String method, String path, Pattern pattern, JsonNode call) {}

  Contract(Description description) {
    this.document =
        description.document(new Place("Portal", "https://portal.example/", Limits.USUAL));
    this.schemas = new Schemas(document);
    document
        .path("paths")
        .forEachEntry((path, calls) ->
            calls.forEachEntry((method, call) ->
                operations.add(
                    new Operation(
                        method.toUpperCase(java.util.Locale.ROOT), path, pattern(path), call))));
  }

  private static Pattern pattern(String path) {
    return Pattern.compile("\\Q" + path.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E/?");
  }

  /** The description is read once for all tests. */
  private static final class Shared {
    private static final Contract OF_ALL = new Contract(Description.ofAll());
  }

  /**
   * Holds one exchange against the description.
   *
   * @throws AssertionError if they do not agree
   */
  public static void hold(Exchange exchange) {
    assertEquals(List.of(), Shared.OF_ALL.faults(exchange), exchange::toString);
  }

  /** All calls, such as {@code GET /api/v1/questions}. */
  List<String> calls() {
    return operations.stream().map(it -> it.method() + " " + it.path()).toList();
  }

  /** What is wrong; empty for nothing. */
  List<String> faults(Exchange exchange) {
    List<Operation> there = at(document(exchange.address()));
    Optional<Operation> operation =
        there.stream()
            .filter(it -> it.method().equals(exchange.method().replace("HEAD", "GET")))
            .findFirst();
    if (operation.isPresent()) {
      return faults(operation.get(), exchange);
    }
    return there.isEmpty() ? strange(exchange) : unknownMethod(exchange);
  }

  /** A document that also stands in the tree of files is the same under both names. */
  static String document(String address) {
    return address.equals("/api/openapi.json") || !address.startsWith("/api/v1/")
        ? address
        : address.replaceAll("(/index|/page-(\\d+|\\{[^}]*}))?\\.json$", "");
  }

  /** Where addresses overlap, the one with fewer names in it is meant. */
  private List<Operation> at(String address) {
    List<Operation> matching =
        operations.stream().filter(it -> it.pattern().matcher(address).matches()).toList();
    long fewest = matching.stream().mapToLong(Contract::names).min().orElse(0);
    return matching.stream().filter(it -> names(it) == fewest).toList();
  }

  private static long names(Operation operation) {
    return operation.path().chars().filter(c -> c == '{').count();
  }

  /** There is no such address: below that of the API only a file of the portal may be there. */
  private List<String> strange(Exchange exchange) {
    boolean file = exchange.status() < 400 && exchange.address().endsWith(".json");
    return !exchange.address().startsWith("/api/") || file || exchange.status() == 204
        ? List.of()
        : problem(exchange);
  }

  private List<String> unknownMethod(Exchange exchange) {
    return exchange.method().equals("OPTIONS") && exchange.status() == 204
        ? List.of()
        : problem(exchange);
  }

  /** A refusal outside of all calls is a problem, or a page for people. */
  private List<String> problem(Exchange exchange) {
    if (exchange.status() < 400) {
      return List.of("This is described nowhere");
    }
    boolean html = exchange.type().equals("text/html");
    boolean empty = exchange.method().equals("HEAD");
    JsonNode schema =
        JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem");
    return html || empty ? List.of() : json(schema, exchange.body());
  }

  private List<String> faults(Operation operation, Exchange exchange) {
    String status = String.valueOf(exchange.status());
    JsonNode response = resolved(operation.call().path("responses").path(status));
    if (response.isMissingNode()) {
      return List.of("The status " + status + " is not described");
    }
    List<String> faults = new ArrayList<>(answer(response, exchange));
    if (exchange.status() < 400) {
      faults.addAll(parameters(operation, exchange));
      faults.addAll(sent(operation, exchange));
    }
    return faults;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  private List<String> answer(JsonNode response, Exchange exchange) {
    List<String> faults = new ArrayList<>();
    if (exchange.status() < 400) {
      response
          .path("headers")
          .propertyStream()
          .filter(it -> resolved(it.getValue()).path("required").asBoolean(false))
          .filter(it -> exchange.headers().apply(it.getKey()).isEmpty())
          .forEach(it -> faults.add("The header " + it.getKey() + " is missing"));
    }
    JsonNode content = response.path("content");
    boolean redirects = exchange.status() >= 300 && exchange.status() < 400;
    if (exchange.method().equals("HEAD") || redirects) {
      return faults; // what a redirect says besides is read by nobody
    }
    if (content.isMissingNode()) {
      if (!exchange.body().isEmpty()) {
        faults.add("No body is described");
      }
      return faults;
    }
    String type = exchange.type();
    if (!content.has(type)) {
      faults.add("The media type “" + type + "” is not described");
    } else if (type.endsWith("json")) {
      faults.addAll(json(content.path(type).path("schema"), exchange.body()));
    }
    return faults;
  }

  private List<String> json(JsonNode schema, String body) {
    try {
      return schemas.faults(schema, JSON.readTree(body), document);
    } catch (JacksonException e) {
      return List.of("This is not JSON: " + e.getOriginalMessage());
    }
  }

  /** Of the address; what is not described does nothing, or is refused. */
  private List<String> parameters(Operation operation, Exchange exchange) {
    List<String> faults = new ArrayList<>();
    List<JsonNode> known =
        operation.call().path("parameters").valueStream().map(this::resolved).toList();
    pairs(exchange.query())
        .forEach((name, value) -> {
          Optional<JsonNode> parameter =
              known.stream()
                  .filter(it -> it.path("in").asString().equals("query"))
                  .filter(it -> it.path("name").asString().equals(name))
                  .findFirst();
          boolean lax = SAFE.contains(exchange.method()) && !exchange.path().startsWith("/api/v1/");
          if (parameter.isPresent() && !value.isEmpty() && !lax) {
            faults.addAll(schemas.faults(parameter.get().path("schema"), scalar(value), document));
          } else if (parameter.isEmpty() && !lax) {
            faults.add("The parameter " + name + " is not described");
          }
        });
    return faults;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        pairs.put(decoded(name), decoded(value));
      }
    }
    return pairs;
  }

  /** What cannot be decoded is for the server to refuse. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static JsonNode scalar(String value) {
    return value.matches("\\d{1,9}|true|false")
        ? JSON.readTree(value)
        : JsonNodeFactory.instance.stringNode(value);
  }

  /** What was sent and taken. */
  private List<String> sent(Operation operation, Exchange exchange) {
    if (exchange.requestType().isEmpty() || exchange.requestBody().isEmpty()) {
      return List.of();
    }
    JsonNode content = operation.call().path("requestBody").path("content");
    if (content.isMissingNode()) {
      return List.of(); // nobody reads it
    }
    String type = exchange.requestType();
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      return List.of("That “" + type + "” is taken is not described");
    }
    String body = exchange.requestBody().get();
    return type.equals(FORM)
        ? schemas.faults(schema, JSON.valueToTree(pairs(body)), document)
        : json(schema, body);
  }
}
