package org.klartext.api.http.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes JSON. */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(20).maxNameLength(200).build())
          .build();

  private Json() {}

  /** An object. */
  public static byte[] write(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads an object whose values are texts; numbers and flags count as texts, null as absent.
   *
   * @throws ApiException if it is anything else
   */
  public static Map<String, String> texts(byte[] bytes) {
    Map<String, String> values = new java.util.LinkedHashMap<>();
    try (JsonParser parser = parser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notAnObject();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
          throw ApiError.field(400, "wrong-type", name, "A text is expected here.").exception();
        }
        if (token != JsonToken.VALUE_NULL) {
          values.put(name, parser.getString());
        }
      }
      if (parser.nextToken() != null) {
        throw notAnObject();
      }
      return values;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static ApiException notAnObject() {
    return ApiError.of(400, "malformed-json", "The body is not one JSON object.").exception();
  }

  /**
   * Reads anything, for bodies that are more than texts.
   *
   * @throws ApiException if it is not UTF-8 in its only form
   */
  public static JsonParser parser(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return FACTORY.createParser(ObjectReadContext.empty(), text.toString());
    } catch (CharacterCodingException e) {
      throw ApiError.of(400, "malformed-json", "The body is not UTF-8.").exception();
    }
  }

  public static ApiException malformed(JacksonException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    return ApiError.of(
            400, "malformed-json", "The body is not JSON: " + e.getOriginalMessage() + place)
        .exception();
  }
}
