package org.klartext.api.figures;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The figures of a month as JSON. */
final class MonthFile {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private MonthFile() {}

  /** The same figures are always the same bytes. */
  static byte[] bytes(Month month) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ObjectWriteContext pretty =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator json = FACTORY.createGenerator(pretty, bytes)) {
      json.writeStartObject();
      json.writeStringProperty("month", month.month().toString());
      json.writeStringProperty("asOf", month.asOf().toString());
      write(json, "all", month.all());
      json.writeObjectPropertyStart("topics");
      month.topics().forEach((topic, figures) -> write(json, topic, figures));
      json.writeEndObject();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String name, Figures figures) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("questions", figures.questions());
    json.writeObjectPropertyStart("answered");
    times(json, figures.answered().times());
    json.writeNumberProperty("byCustomers", figures.answered().byCustomers());
    json.writeNumberProperty("byStaff", figures.answered().byStaff());
    json.writeEndObject();
    json.writeObjectPropertyStart("accepted");
    times(json, figures.accepted());
    json.writeEndObject();
    open(json, figures.open());
    json.writeNumberProperty("handOvers", figures.handOvers());
    json.writeNumberProperty("handOversOfAnswered", figures.answered().handOvers());
    json.writeNumberProperty("escalations", figures.escalations());
    json.writeNumberProperty("askedBack", figures.askedBack());
    json.writeNumberProperty("reopened", figures.reopened());
    json.writeNumberProperty("overruled", figures.overruled());
    json.writeNumberProperty("stopped", figures.stopped());
    json.writeObjectPropertyStart("refused");
    figures.refused().forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void times(JsonGenerator json, Times times) {
    json.writeNumberProperty("count", times.count());
    seconds(json, "medianSeconds", times.median());
    seconds(json, "p90Seconds", times.p90());
  }

  private static void seconds(JsonGenerator json, String name, Optional<Duration> time) {
    time.ifPresent(it -> json.writeNumberProperty(name, it.toSeconds()));
  }

  private static void open(JsonGenerator json, Figures.Open open) {
    json.writeObjectPropertyStart("open");
    json.writeNumberProperty("day", open.day());
    json.writeNumberProperty("week", open.week());
    json.writeNumberProperty("month", open.month());
    json.writeNumberProperty("older", open.older());
    json.writeNumberProperty("overdue", open.overdue());
    json.writeEndObject();
  }
}
