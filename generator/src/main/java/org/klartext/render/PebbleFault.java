package org.klartext.render;

import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.util.Objects;

/** Tells people what Pebble found wrong. */
final class PebbleFault {
  private PebbleFault() {}

  /**
   * The innermost fault, which is the true one.
   *
   * @param fault what Pebble threw
   * @param template the template that was being rendered
   */
  static ThemeException of(PebbleException fault, String template) {
    PebbleException inner = fault;
    String file = Objects.requireNonNullElse(fault.getFileName(), template);
    int line = Objects.requireNonNullElse(fault.getLineNumber(), 0);
    while (inner.getCause() instanceof PebbleException cause) {
      inner = cause;
      file = Objects.requireNonNullElse(inner.getFileName(), file);
      line = Objects.requireNonNullElse(inner.getLineNumber(), line);
    }
    return new ThemeException(file, line, reason(inner), hint(inner), fault);
  }

  private static String reason(PebbleException fault) {
    return switch (fault) {
      case RootAttributeNotFoundException unknown ->
          "There is no variable “" + unknown.getAttributeName() + "”, or it is empty.";
      default -> Objects.requireNonNullElse(fault.getPebbleMessage(), "The template is faulty.");
    };
  }

  private static String hint(PebbleException fault) {
    return switch (fault) {
      case RootAttributeNotFoundException _ ->
          "Templates see view, frame, edition and jsonLd; test what may be missing with"
              + " “is not empty”.";
      case AttributeNotFoundException _ -> "Is the name spelt as in the view?";
      default -> "";
    };
  }
}
