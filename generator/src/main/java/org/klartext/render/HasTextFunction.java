package org.klartext.render;

import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code hasText("key")}: whether the theme has a text of that name. */
final class HasTextFunction implements Function {
  private final Supplier<Texts> texts;

  HasTextFunction(Supplier<Texts> texts) {
    this.texts = texts;
  }

  @Override
  public Object execute(
      Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
    return texts.get().has(Objects.toString(arguments.get("key"), ""));
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of("key");
  }
}
