package org.klartext.api.description;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.lang.reflect.Field;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestServer;
import org.klartext.api.description.Description.Place;
import org.klartext.api.entrance.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description says what the server does, and the tests would notice if it did not. */
class DescriptionTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Place PLACE =
      new Place("Portal", "https://portal.example/hilfe/", new Limits(9_000, 150, 60));
  private static final Path TARGET = Path.of(System.getProperty("klartext.root"), "api/target");

  private static final String RECEIPT =
      """
      {"number": "GMKJ-VGSC", "receipt": "/receipt/a/b", "state": "held"}\
      """;

  private final Contract contract = new Contract(Description.ofAll());

  private static Exchange asked(String body, int status, String type, String answer) {
    return exchange("POST", "/api/v1/questions", body, status, type, answer);
  }

  private static Exchange exchange(
      String method, String path, String body, int status, String type, String answer) {
    Map<String, String> headers = Map.of("Content-Type", type);
    return new Exchange(
        method,
        path,
        "application/json",
        Optional.of(body),
        status,
        name -> Optional.ofNullable(headers.get(name)),
        answer);
  }

  private static final String QUESTION =
      """
      {"title": "Does it fit?", "body": "Mine is old."}\
      """;

  private void found(String what, Exchange exchange) {
    List<String> faults = contract.faults(exchange);
    assertTrue(faults.stream().anyMatch(it -> it.contains(what)), () -> what + ": " + faults);
  }

  @Test
  void whatIsDescribedIsNoFault() {
    assertEquals(List.of(), contract.faults(asked(QUESTION, 202, "application/json", RECEIPT)));
  }

  @Test
  void aWrongBodyIsFound() {
    found(
        "required property 'state'",
        asked(
            QUESTION, 202, "application/json", "{\"number\": \"GMKJ-VGSC\", \"receipt\": \"/a\"}"));
    found(
        "does not have a value in the enumeration",
        asked(QUESTION, 202, "application/json", RECEIPT.replace("held", "lost")));
    found("not JSON", asked(QUESTION, 202, "application/json", "{"));
  }

  @Test
  void anUndescribedPropertyIsFound() {
    String more = RECEIPT.replace("{", "{\"secret\": 1, ");
    found("'secret'", asked(QUESTION, 202, "application/json", more));
  }

  @Test
  void anUndescribedPropertyOfSomethingThatIsPutTogetherIsFound() throws Exception {
    ObjectNode contribution =
        (ObjectNode)
            JSON.readTree(Description.ofAll().json(PLACE))
                .at("/components/schemas/Contribution/example")
                .deepCopy();
    contribution.put("applied", true);
    String path = "/api/v1/contributions/bykc206b9m68";
    assertFalse(
        contract
            .faults(exchange("DELETE", path, "", 200, "application/json", contribution.toString()))
            .stream()
            .anyMatch(it -> !it.equals("The header ETag is missing")));
    contribution.put("secret", true);
    found(
        "'secret'", exchange("DELETE", path, "", 200, "application/json", contribution.toString()));
  }

  @Test
  void anUnknownStatusIsFound() {
    found("status 418", asked(QUESTION, 418, "application/json", RECEIPT));
    found("status 200", asked(QUESTION, 200, "application/json", RECEIPT));
  }

  @Test
  void anUndescribedMediaTypeIsFound() {
    found("text/plain", asked(QUESTION, 202, "text/plain", "Thanks"));
  }

  @Test
  void aProblemThatTheCallDoesNotNameIsFound() {
    String problem =
        """
        {"type": "urn:klartext:problem:claimed", "title": "claimed", "status": 422,
         "code": "claimed", "detail": "No."}\
        """;
    found("/code", asked(QUESTION, 422, "application/problem+json", problem));
  }

  @Test
  void anUndescribedParameterIsFound() {
    found(
        "parameter colour",
        exchange("GET", "/api/v1/dialogue/figures?colour=red", "", 200, "application/json", "{}"));
    found(
        "pattern",
        exchange("GET", "/api/v1/dialogue/figures?month=May", "", 200, "application/json", "{}"));
  }

  @Test
  void aRequestThatIsTakenThoughItIsNotDescribedIsFound() {
    found(
        "'colour'",
        asked(QUESTION.replace("{", "{\"colour\": \"red\", "), 202, "application/json", RECEIPT));
  }

  @Test
  void aMissingHeaderIsFound() {
    found("ETag", exchange("GET", "/api/openapi.json", "", 200, "application/json", "{}"));
  }

  @Test
  void anAddressThatIsNotDescribedIsFound() {
    found("nowhere", exchange("GET", "/api/v1/secrets", "", 200, "application/json", "{}"));
    found("nowhere", exchange("PATCH", "/api/v1/questions", "", 200, "application/json", "{}"));
  }

  @Test
  void everyCallIsDescribedAndEveryDescribedCallIsThere(@TempDir Path folder) throws Exception {
    try (TestServer server = TestServer.in(folder).start()) {
      assertEquals(
          String.join("\n", routes(server)),
          contract.calls().stream().map(DescriptionTest::nameless).sorted().collect(joining("\n")));
    }
  }

  @Test
  void theDocumentsOfTheFinishedSiteAreAsDescribed(@TempDir Path folder) throws Exception {
    try (TestServer server = TestServer.in(folder).start();
        Stream<Path> files = Files.walk(server.out().resolve("api"))) {
      Contract contract = new Contract(Description.ofAll());
      List<String> faults = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = "/" + server.out().relativize(file);
        String text = Files.readString(file);
        bodyFaults(contract, path, text).forEach(fault -> faults.add(path + ": " + fault));
        String misspelt = text.replaceFirst("\"digest\":", "\"digets\":");
        assertFalse(bodyFaults(contract, path, misspelt).isEmpty(), path);
      }
      assertEquals(List.of(), faults);
    }
  }

  private static List<String> bodyFaults(Contract contract, String path, String body) {
    return contract.faults(exchange("GET", path, "", 200, "application/json", body)).stream()
        .filter(fault -> !fault.startsWith("The header "))
        .toList();
  }

  private static String nameless(String call) {
    return call.replaceAll("\\{[^}]*}", "{}");
  }

  /** All that the router knows, with the methods that each address says it has. */
  private static Set<String> routes(TestServer server) throws ReflectiveOperationException {
    Javalin javalin = (Javalin) inside(inside(server.service(), "server"), "javalin");
    Set<String> calls = new TreeSet<>();
    javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(it -> it.endpoint.path)
        .filter(path -> !path.contains("*") && !isNameOfFile(path))
        .distinct()
        .forEach(path -> {
          String address = path.replaceAll("\\{[^}]*}", "x");
          String allowed =
              server
                  .send(server.request(address).method("OPTIONS", BodyPublishers.noBody()))
                  .header("Allow");
          Arrays.stream(allowed.split(", "))
              .filter(it -> !Set.of("HEAD", "OPTIONS").contains(it))
              .forEach(method -> calls.add(method + " " + nameless(Contract.document(path))));
        });
    return calls;
  }

  /** What the static build writes is described once, by its shorter address. */
  private static boolean isNameOfFile(String path) {
    boolean document = path.endsWith(".json") && !path.equals("/api/openapi.json");
    return document || path.endsWith("/{file}");
  }

  private static Object inside(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  @Test
  void everyExampleIsWhatItIsAnExampleOf() {
    ObjectNode document = Description.ofAll().document(PLACE);
    Schemas schemas = new Schemas(document);
    List<String> faults = new ArrayList<>();
    int[] examples = {0};
    described(document, "")
        .forEach(it -> {
          examples[0]++;
          schemas
              .faults(it.schema(), it.example(), document)
              .forEach(fault -> faults.add(it.place() + ": " + fault));
        });
    assertEquals(List.of(), faults);
    assertTrue(examples[0] > 60, "only " + examples[0] + " examples");
  }

  /** Something that has an example. */
  private record Exemplified(String place, JsonNode schema, JsonNode example) {}

  private static Stream<Exemplified> described(JsonNode node, String place) {
    Stream<Exemplified> below =
        node.isObject()
            ? node.propertyStream()
                .flatMap(it -> described(it.getValue(), place + "/" + it.getKey()))
            : node.valueStream().flatMap(it -> described(it, place));
    if (!node.has("example")) {
      return below;
    }
    JsonNode schema = node.has("schema") ? node.path("schema") : node;
    return Stream.concat(Stream.of(new Exemplified(place, schema, node.path("example"))), below);
  }

  @Test
  void whatACallNeedsIsSaidWithIt() {
    JsonNode document = Description.ofAll().document(PLACE);
    JsonNode decide = document.at("/paths/~1api~1v1~1contributions~1{id}~1decision/put");
    assertEquals(
        "[{\"token\":[]},{\"session\":[],\"csrf\":[]}]", decide.path("security").toString());
    assertTrue(decide.path("description").asString().endsWith("Needs the scope `moderation`."));
    JsonNode conflict =
        decide.at("/responses/409/$ref").isMissingNode()
            ? decide.at("/responses/409")
            : document.at(decide.at("/responses/409/$ref").asString().substring(1));
    assertEquals(
        "- `not-possible`: Its state does not allow this.",
        conflict.path("description").asString());
    JsonNode codes =
        document.at(
            "/paths/~1api~1v1~1questions/post/responses/400/content/application~1problem+json"
                + "/schema/allOf/1/properties/code/enum");
    assertTrue(codes.toString().contains("\"unknown-field\",\"repeated-field\""), codes::toString);
  }

  @Test
  void itIsOfThePortalThatTellsIt() {
    JsonNode document = JSON.readTree(Description.ofAll().json(PLACE));
    assertEquals("https://portal.example/hilfe", document.at("/servers/0/url").asString());
    assertEquals("Portal", document.at("/info/contact/name").asString());
    assertFalse(document.at("/info/version").asString().isEmpty());
    JsonNode question = document.at("/components/schemas/NewQuestion/properties");
    assertEquals(9_000, question.at("/body/maxLength").asInt());
    assertEquals(150, question.at("/title/maxLength").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-problems", "x-problem-groups", "x-problem-headers", "x-limit"})
  void whatOnlyShortensTheFilesIsNotTold(String key) {
    assertFalse(Description.ofAll().json(PLACE).contains("\"" + key + "\""));
  }

  /** The linter reads both there: see {@code .ci/openapi}. */
  @Test
  void itIsWrittenToAFile() throws Exception {
    Files.writeString(TARGET.resolve("openapi.json"), Description.ofAll().json(PLACE));
    assertTrue(Files.size(TARGET.resolve("openapi.json")) > 100_000);
  }
}
