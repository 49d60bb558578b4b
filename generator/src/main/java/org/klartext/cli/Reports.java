package org.klartext.cli;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.klartext.build.BuildReport;
import org.klartext.edit.MovePlan;
import org.klartext.edit.NewPage;
import org.klartext.edit.NewSite;
import org.klartext.site.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reports for machines, and the ends of sentences for people. */
final class Reports {
  private Reports() {}

  static String json(BuildReport report) {
    return object(json -> {
      json.writeNumberProperty("pages", report.pages());
      json.writeNumberProperty("files", report.files());
      json.writeNumberProperty("rendered", report.rendered().size());
      json.writeNumberProperty("written", report.written());
      json.writeNumberProperty("deleted", report.deleted().size());
      json.writeNumberProperty("milliseconds", report.took().toMillis());
      report
          .nextChange()
          .ifPresent(next -> json.writeStringProperty("nextChange", next.toString()));
      problems(json, report.problems());
    });
  }

  static String json(List<Problem> problems) {
    return object(json -> problems(json, problems));
  }

  static String json(NewPage page, Path file) {
    return object(json -> {
      json.writeStringProperty("file", file.toString());
      json.writeStringProperty("path", page.path());
      json.writeStringProperty("id", page.id().value());
      json.writeStringProperty("kind", page.kind().key());
      json.writeStringProperty("lang", page.lang());
      json.writeBooleanProperty("draft", page.isDraft());
    });
  }

  static String json(NewSite site) {
    return object(json -> {
      json.writeStringProperty("folder", site.folder().toString());
      texts(json, "files", site.files().keySet());
    });
  }

  static String json(MovePlan plan) {
    return object(json -> {
      json.writeStringProperty("from", plan.before().source().path());
      json.writeStringProperty("to", plan.after().source().path());
      json.writeStringProperty("id", plan.after().id().value());
      json.writeStringProperty("permalink", plan.after().permalink().path());
      texts(json, "aliases", plan.after().aliases().stream().map(alias -> alias.path()).toList());
      json.writeObjectPropertyStart("renamed");
      plan.renames().forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeArrayPropertyStart("changed");
      plan.edits().forEach((path, edit) -> changed(json, path, edit));
      json.writeEndArray();
      texts(json, "notes", plan.notes());
    });
  }

  private static void changed(JsonGenerator json, String path, MovePlan.Edit edit) {
    json.writeStartObject();
    json.writeStringProperty("path", path);
    texts(json, "keys", edit.keys());
    json.writeNumberProperty("links", edit.links());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, Collection<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  /** An object of JSON. */
  static String object(java.util.function.Consumer<JsonGenerator> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void problems(JsonGenerator json, List<Problem> problems) {
    json.writeNumberProperty("errors", problems.stream().filter(Problem::isError).count());
    json.writeNumberProperty(
        "warnings", problems.stream().filter(problem -> !problem.isError()).count());
    json.writeArrayPropertyStart("problems");
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringProperty("severity", problem.isError() ? "error" : "warning");
      json.writeStringProperty("code", problem.code());
      json.writeStringProperty("file", problem.file());
      json.writeNumberProperty("line", problem.position().line());
      json.writeNumberProperty("column", problem.position().column());
      json.writeStringProperty("message", problem.message());
      problem.hint().ifPresent(hint -> json.writeStringProperty("hint", hint));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** {@code 2 errors, 1 warning.} with a leading space, or nothing. */
  static String counts(long errors, long warnings) {
    return errors + warnings == 0
        ? ""
        : " " + count(errors, "error") + ", " + count(warnings, "warning") + ".";
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
