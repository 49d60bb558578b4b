package org.klartext.api.pages;

import java.util.List;
import java.util.Optional;
import org.klartext.view.Link;

/**
 * Tells one thing, most often why something cannot be done. The theme has the texts {@code
 * service.message.<code>.title} and {@code .text}.
 *
 * @param code what is told, such as {@code not-found}
 * @param arguments what the text names, such as the seconds to wait
 * @param link where to go from here; absent: to the home page
 */
public record MessagePage(String code, List<String> arguments, Optional<Link> link)
    implements ServiceContent {
  /** Copies what it is given. */
  public MessagePage {
    arguments = List.copyOf(arguments);
  }

  /** A message that names nothing and leads home. */
  public MessagePage(String code) {
    this(code, List.of(), Optional.empty());
  }

  /** What the text names first, as a number where it is one; empty for nothing. */
  public Object argument() {
    return new FieldError("", code, arguments).argument();
  }

  @Override
  public String name() {
    return "message";
  }
}
