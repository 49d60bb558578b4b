package org.klartext.api.description;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.klartext.api.entrance.Limits;
import org.klartext.api.pages.ApiGuide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the API takes and gives, as OpenAPI 3.1. Immutable. */
public final class Description {
  /** The files, in the order in which people read of their areas; the first is common to all. */
  private static final List<String> PARTS =
      List.of(
          "klartext",
          "reading",
          "search",
          "dialogue",
          "receipts",
          "moderation",
          "experts",
          "figures",
          "operation",
          "forms");

  private static final List<String> METHODS =
      List.of("get", "post", "put", "delete", "head", "options", "patch", "trace");
  private static final List<String> FOR_PROGRAMS = List.of("/api/v1/", "/health/", "/metrics");
  private static final List<String> RESTRICTED =
      List.of("401 unauthorized", "403 forbidden", "403 cross-site");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode document;
  private final Problems problems;

  private Description() {
    this.document = Part.read(PARTS.getFirst());
    this.problems = new Problems(document);
    PARTS.stream().skip(1).map(Part::read).forEach(this::add);
    document
        .get("paths")
        .forEachEntry((path, calls) ->
            calls.forEachEntry((method, call) -> {
              if (METHODS.contains(method)) {
                complete(path, method, (ObjectNode) call);
              }
            }));
  }

  /**
   * Of everything that the server answers. Reading it takes some tenths of a second the first time,
   * some hundredths later.
   *
   * @throws IllegalStateException if a file of it is faulty
   */
  public static Description ofAll() {
    return new Description();
  }

  private void add(ObjectNode part) {
    part.forEachEntry((key, value) -> {
      if (value instanceof ArrayNode list) {
        document.withArrayProperty(key).addAll(list);
      } else {
        ObjectNode known = document.withObjectProperty(key);
        value.forEachEntry(
            (name, group) -> merge(known.withObjectProperty(name), (ObjectNode) group));
      }
    });
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.forEachEntry((name, value) -> {
      if (into.has(name)) {
        throw new IllegalStateException("Two files describe “" + name + "”");
      }
      into.set(name, value);
    });
  }

  private void complete(String path, String method, ObjectNode call) {
    boolean forPeople = FOR_PROGRAMS.stream().noneMatch(path::startsWith);
    boolean takesForms =
        call.path("requestBody").path("content").has("application/x-www-form-urlencoded");
    boolean restricted = call.has("x-scope") && !call.has("security");
    if (restricted) {
      call.set("security", security(!method.equals("get")));
      String needs = "\n\nNeeds the scope `" + call.path("x-scope").asString() + "`.";
      call.put("description", call.path("description").asString() + needs);
    }
    problems.addTo(call, restricted ? RESTRICTED : List.of(), forPeople || takesForms);
  }

  /** A token, or the cookie of a browser, which has to prove where a change comes from. */
  private static ArrayNode security(boolean changes) {
    ArrayNode security = NODES.arrayNode();
    security.addObject().putArray("token");
    ObjectNode session = security.addObject();
    session.putArray("session");
    if (changes) {
      session.putArray("csrf");
    }
    return security;
  }

  /**
   * Where the API answers.
   *
   * @param portal title of it
   * @param address of the API, ending with a slash
   * @param limits how long texts may be
   */
  public record Place(String portal, String address, Limits limits) {
    /** The address to which paths are added. */
    String server() {
      return address.substring(0, address.length() - 1);
    }
  }

  /** The document, for one portal. */
  public String json(Place place) {
    return JSON.writeValueAsString(document(place));
  }

  ObjectNode document(Place place) {
    ObjectNode copy = document.deepCopy();
    ObjectNode info = copy.withObjectProperty("info");
    info.put("version", version());
    info.putObject("contact").put("name", place.portal()).put("url", place.address());
    copy.putArray("servers")
        .addObject()
        .put("url", place.server())
        .put("description", place.portal());
    limit(copy, place.limits());
    return copy;
  }

  /** How long a text may be is the operator's to say. */
  private static void limit(JsonNode node, Limits limits) {
    if (node instanceof ObjectNode object) {
      Optional.ofNullable(object.remove("x-limit"))
          .ifPresent(it -> object.put("maxLength", longest(it.asString(), limits)));
    }
    node.forEach(each -> limit(each, limits));
  }

  private static int longest(String text, Limits limits) {
    return switch (text) {
      case "body" -> limits.body();
      case "title" -> limits.title();
      case "name" -> limits.name();
      default -> throw new IllegalStateException("No limit: " + text);
    };
  }

  private static String version() {
    return Optional.ofNullable(Description.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * The same for people.
   *
   * @param markdown turns a text into HTML
   */
  public ApiGuide guide(Place place, UnaryOperator<String> markdown) {
    return new Guide(document(place), problems, markdown).guide();
  }
}
