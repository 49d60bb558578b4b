package org.klartext.render;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes an instant as text; no instant is an empty text. */
final class TimeFilter implements Filter {
  private final Function<Instant, String> format;

  TimeFilter(Function<Instant, String> format) {
    this.format = format;
  }

  @Override
  public Object apply(
      @Nullable Object input,
      Map<String, Object> arguments,
      PebbleTemplate template,
      EvaluationContext context,
      int line) {
    return switch (input) {
      case null -> "";
      case Instant instant -> format.apply(instant);
      case Optional<?> optional when optional.isEmpty() -> "";
      case Optional<?> optional -> apply(optional.get(), arguments, template, context, line);
      default ->
          throw new PebbleException(
              null, "“" + input + "” is no point in time.", line, template.getName());
    };
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of();
  }
}
