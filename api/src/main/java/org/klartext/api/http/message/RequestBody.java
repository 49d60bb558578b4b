package org.klartext.api.http.message;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.klartext.site.Digest;

/**
 * The body of a request: a JSON object of texts, or a form.
 *
 * @param isForm true if a browser sent a form and expects a page
 * @param values by name
 * @param fingerprint of method, path and body; the same for a repetition
 */
public record RequestBody(boolean isForm, Map<String, String> values, String fingerprint) {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * Reads it.
   *
   * @param largest in bytes
   * @throws ApiException if it is too large, of another type or cannot be read
   */
  public static RequestBody read(Context context, int largest) {
    String type = mediaType(context);
    byte[] bytes = bytes(context, largest);
    String print =
        new Digest.Builder()
            .add(context.path())
            .add(type)
            .addBytes(bytes, 0, bytes.length)
            .build()
            .toString();
    return switch (type) {
      case JSON -> new RequestBody(false, Json.texts(bytes), print);
      case FORM -> new RequestBody(true, form(bytes), print);
      default -> throw unsupported(JSON + " or " + FORM, type);
    };
  }

  /** The bytes of a body that has to be JSON. */
  public static byte[] json(Context context, int largest) {
    if (!isJson(context)) {
      throw unsupported(JSON, mediaType(context));
    }
    return bytes(context, largest);
  }

  private static ApiException unsupported(String known, String type) {
    return ApiError.of(415, "unsupported-media-type", "Send " + known + ", not “" + type + "”.")
        .exception();
  }

  /** True if a browser sent a form, whatever is in it. */
  public static boolean isForm(Context context) {
    return mediaType(context).equals(FORM);
  }

  /** True if a program sent JSON, whatever is in it. */
  public static boolean isJson(Context context) {
    return mediaType(context).equals(JSON);
  }

  private static String mediaType(Context context) {
    String header = Optional.ofNullable(context.contentType()).orElse("");
    int semicolon = header.indexOf(';');
    String type = semicolon < 0 ? header : header.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static byte[] bytes(Context context, int largest) {
    if (context.req().getContentLengthLong() > largest) {
      throw tooLarge(largest);
    }
    try {
      byte[] bytes = context.req().getInputStream().readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw tooLarge(largest);
      }
      return bytes;
    } catch (IOException e) {
      throw new ApiException(incomplete(e), Optional.of(e));
    }
  }

  private static ApiError incomplete(IOException e) {
    return e.getCause() instanceof TimeoutException
        ? ApiError.of(408, "incomplete-request", "The body did not arrive in time.")
        : ApiError.of(400, "malformed-request", "The body is not sent as HTTP wants it.");
  }

  private static ApiException tooLarge(int largest) {
    return ApiError.of(413, "too-large", "The body has more than " + largest + " bytes.")
        .withHeader("Connection", "close")
        .exception();
  }

  /** Decodes a form strictly: what is not UTF-8 is refused. */
  private static Map<String, String> form(byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : new String(bytes, StandardCharsets.ISO_8859_1).split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (values.put(name, value) != null) {
          throw ApiError.field(400, "repeated-field", name, "The field is there twice.")
              .exception();
        }
      }
    }
    return values;
  }

  private static String decode(String text) {
    byte[] out = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c;
      if (c == '+') {
        value = ' ';
      } else if (c == '%') {
        value = hex(text, i);
        i += 2;
      }
      out[length++] = (byte) value;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int hex(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return high << 4 | low;
  }

  private static ApiException malformed() {
    return ApiError.of(400, "malformed-form", "The form is not UTF-8 or not percent-encoded.")
        .exception();
  }

  /**
   * The same values, if there are no others than these.
   *
   * @throws ApiException naming the first that is unknown
   */
  public Map<String, String> only(List<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw ApiError.field(
                400, "unknown-field", name, "Known are: " + String.join(", ", known) + ".")
            .exception();
      }
    }
    return values;
  }

  /** A value; empty if it is not there. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }
}
