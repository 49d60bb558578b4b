package org.klartext.api.http.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.entrance.Refusal;

/**
 * A request that is not fulfilled, for programs (RFC 9457) and for people.
 *
 * @param status of the answer
 * @param code stable
 * @param detail one or two sentences in English: what, why, how to mend it
 * @param errors the fields at fault
 * @param headers of the answer, such as {@code Retry-After}
 */
public record ApiError(
    int status, String code, String detail, List<FieldFault> errors, Map<String, String> headers) {

  /**
   * A field at fault.
   *
   * @param pointer to it (RFC 6901)
   * @param code what is wrong
   * @param detail one sentence in English
   */
  public record FieldFault(String pointer, String code, String detail) {}

  public static ApiError of(int status, String code, String detail) {
    return new ApiError(status, code, detail, List.of(), Map.of());
  }

  /** The store is to blame; whoever asked may try again. */
  public static ApiError unavailable() {
    return of(
            503,
            "unavailable",
            "This cannot be stored at the moment; nothing of it has happened. Try again soon.")
        .withHeader("Retry-After", "5");
  }

  public ApiError withHeader(String name, String value) {
    return new ApiError(status, code, detail, errors, Map.of(name, value));
  }

  /** About one field. */
  public static ApiError field(int status, String code, String field, String detail) {
    FieldFault fault = new FieldFault("/" + pointer(field), code, detail);
    return new ApiError(status, code, detail, List.of(fault), Map.of());
  }

  private static String pointer(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }

  public static ApiError of(List<Refusal> refusals) {
    Refusal first = refusals.getFirst();
    List<FieldFault> faults =
        refusals.stream()
            .filter(it -> it.field().isPresent())
            .map(it ->
                new FieldFault(
                    "/" + pointer(it.field().orElseThrow()),
                    it.code().key(),
                    RefusalTexts.sentence(it)))
            .toList();
    long fields = refusals.stream().map(Refusal::field).distinct().count();
    String detail =
        fields == 1
            ? RefusalTexts.sentence(first)
            : fields + " fields have to be mended; “errors” names them.";
    return new ApiError(
        RefusalTexts.status(first.code()), first.code().key(), detail, faults, Map.of());
  }

  public byte[] json() {
    return Json.write(json -> {
      json.writeStringProperty("type", "urn:klartext:problem:" + code);
      json.writeStringProperty("title", code.replace('-', ' '));
      json.writeNumberProperty("status", status);
      json.writeStringProperty("code", code);
      json.writeStringProperty("detail", detail);
      if (!errors.isEmpty()) {
        json.writeArrayPropertyStart("errors");
        for (FieldFault fault : errors) {
          json.writeStartObject();
          json.writeStringProperty("pointer", fault.pointer());
          json.writeStringProperty("code", fault.code());
          json.writeStringProperty("detail", fault.detail());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
    });
  }

  public ApiException exception() {
    return new ApiException(this, Optional.empty());
  }
}
