package org.klartext.api.pages;

import java.util.List;
import org.klartext.view.ServicePage;

/**
 * Something wrong with a form.
 *
 * @param field name of the field; empty where the form as a whole is meant
 * @param code what is wrong, such as {@code too-long}; the theme has a text {@code
 *     service.problem.<code>}
 * @param arguments what the text names, such as the highest length
 */
public record FieldError(String field, String code, List<String> arguments)
    implements ServicePage.Content {
  /** Copies what it is given. */
  public FieldError {
    arguments = List.copyOf(arguments);
  }

  /** An error whose text names nothing. */
  public FieldError(String field, String code) {
    this(field, code, List.of());
  }

  /** What the text names first, as a number where it is one; empty for nothing. */
  public Object argument() {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    return first.matches("\\d{1,9}") ? (Object) Integer.valueOf(first) : first;
  }
}
