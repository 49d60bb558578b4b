package org.klartext.api.entrance;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartext.api.entrance.Refusal.Code;

/** What a visitor typed, read field by field; collects everything that is wrong with it. */
public final class Fields {
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_WEBSITE = 300;
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

  private final Map<String, String> values;
  private final Limits limits;
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * Of one submission.
   *
   * @param values by the name of the field
   * @param limits of their lengths
   */
  public Fields(Map<String, String> values, Limits limits) {
    this.values = Map.copyOf(values);
    this.limits = limits;
  }

  /** A title: one line, required. */
  public String title() {
    return required("title", line("title", limits.title()));
  }

  /** A text in Markdown: required. */
  public String body() {
    return required("body", text("body", limits.body()));
  }

  /** A text in Markdown under another name: required. */
  public String text(String field) {
    return required(field, text(field, limits.body()));
  }

  /** One line, required. */
  public String required(String field, int longest) {
    return required(field, line(field, longest));
  }

  /** A text that may be left out. */
  public String optionalText(String field) {
    return text(field, limits.body());
  }

  /** A name or pseudonym; empty for none. */
  public String name() {
    return line("name", limits.name());
  }

  /** An e-mail address. */
  public Optional<String> email() {
    Optional<String> email = some(line("email", LONGEST_ADDRESS));
    email
        .filter(it -> !EMAIL.matcher(it).matches() || it.contains(".."))
        .ifPresent(_ -> refuse(Code.INVALID_ADDRESS, "email"));
    return email;
  }

  /** An http or https address; one without a scheme gets one. */
  public Optional<String> website() {
    Optional<String> website = some(line("website", LONGEST_WEBSITE)).map(Fields::withScheme);
    website.filter(it -> !isWebAddress(it)).ifPresent(_ -> refuse(Code.INVALID_WEBSITE, "website"));
    return website;
  }

  private static String withScheme(String address) {
    return address.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? address : "https://" + address;
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = new URI(address);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** One line, without blanks around it; empty for none. */
  public String line(String field, int longest) {
    String value = clean(field).strip();
    if (value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0) {
      refuse(Code.INVALID_CHARACTERS, field);
      return "";
    }
    return within(field, value, longest);
  }

  private String text(String field, int longest) {
    String value = clean(field).stripTrailing();
    return within(field, value.isBlank() ? "" : value, longest);
  }

  private String within(String field, String value, int longest) {
    if (value.codePointCount(0, value.length()) > longest) {
      refuse(Code.TOO_LONG, field, longest);
      return "";
    }
    return value;
  }

  /** One kind of line break, composed characters, nothing that cannot be seen or stored. */
  private String clean(String field) {
    String value = values.getOrDefault(field, "").replace("\r\n", "\n").replace('\r', '\n');
    if (!isText(value)) {
      refuse(Code.INVALID_CHARACTERS, field);
      return "";
    }
    return isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /** Below the marks that stand above and under letters everything is composed. */
  private static boolean isPlain(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (value.charAt(at) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  /**
   * True if a text has neither control characters, but for breaks and tabs, nor half characters.
   */
  public static boolean isText(String value) {
    int next;
    for (int at = 0; at < value.length(); at = next) {
      int point = value.codePointAt(at);
      next = at + Character.charCount(point);
      if (isInvalid(point)) {
        return false;
      }
    }
    return true;
  }

  /** A text without the characters that {@link #isText} objects to. */
  public static String visible(String value) {
    return value
        .codePoints()
        .filter(c -> !isInvalid(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isInvalid(int c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0xd800 && c <= 0xdfff)
        || c == 0xfffe
        || c == 0xffff
        || c == 0xfeff
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private String required(String field, String value) {
    boolean refused = refusals.stream().anyMatch(it -> it.field().equals(Optional.of(field)));
    if (value.isBlank() && !refused) {
      refuse(Code.REQUIRED, field);
    }
    return value;
  }

  private static Optional<String> some(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Adds a reason against a field. */
  public void refuse(Code code, String field, Object... arguments) {
    refusals.add(Refusal.of(code, field, arguments));
  }

  /**
   * Ends reading.
   *
   * @throws RefusedException if anything was wrong
   */
  public void requireValid() {
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
  }
}
