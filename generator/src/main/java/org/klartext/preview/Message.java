package org.klartext.preview;

import java.io.StringWriter;
import java.util.List;
import org.klartext.site.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a build has done, for the browser. */
final class Message {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private Message() {}

  /** The paths that were rendered, and the problems, as JSON. */
  static String json(List<String> rendered, List<Problem> problems) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("rendered");
      rendered.forEach(json::writeString);
      json.writeEndArray();
      json.writeArrayPropertyStart("problems");
      problems.forEach(problem -> write(json, problem));
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Problem problem) {
    json.writeStartObject();
    json.writeStringProperty("severity", problem.isError() ? "error" : "warning");
    json.writeStringProperty("code", problem.code());
    json.writeStringProperty(
        "place",
        problem.file().isEmpty()
            ? ""
            : problem.file() + ":" + problem.position().line() + ":" + problem.position().column());
    json.writeStringProperty("message", problem.message());
    json.writeStringProperty("hint", problem.hint().orElse(""));
    json.writeEndObject();
  }
}
