package org.klartext.format;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON; what is absent or empty is left out unless it is asked for. */
public final class Json {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** A whole document. */
  public static String object(Consumer<Json> content) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      Json json = new Json(generator);
      generator.writeStartObject();
      content.accept(json);
      generator.writeEndObject();
    }
    return text.toString();
  }

  /** An instant as people of the site would say it, with its offset. */
  public static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone).withNano(0));
  }

  public Json text(String name, String value) {
    generator.writeStringProperty(name, value);
    return this;
  }

  public Json text(String name, Optional<String> value) {
    value.filter(it -> !it.isEmpty()).ifPresent(it -> text(name, it));
    return this;
  }

  public Json number(String name, long value) {
    generator.writeNumberProperty(name, value);
    return this;
  }

  public Json flag(String name, boolean value) {
    generator.writeBooleanProperty(name, value);
    return this;
  }

  public Json time(String name, Optional<Instant> value, ZoneId zone) {
    return text(name, value.map(it -> time(it, zone)));
  }

  /** Written even if it is empty. */
  public Json texts(String name, Collection<String> values) {
    generator.writeArrayPropertyStart(name);
    values.forEach(generator::writeString);
    generator.writeEndArray();
    return this;
  }

  /** Written even if it is empty. */
  public <T> Json objects(
      String name, Collection<T> values, java.util.function.BiConsumer<Json, T> each) {
    generator.writeArrayPropertyStart(name);
    for (T value : values) {
      generator.writeStartObject();
      each.accept(this, value);
      generator.writeEndObject();
    }
    generator.writeEndArray();
    return this;
  }

  public Json object(String name, Consumer<Json> content) {
    generator.writeObjectPropertyStart(name);
    content.accept(this);
    generator.writeEndObject();
    return this;
  }
}
