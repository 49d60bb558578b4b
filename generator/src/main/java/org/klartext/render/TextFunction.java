package org.klartext.render;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code text("key", first, second, third)}: what the theme says in the language of the page. */
final class TextFunction implements Function {
  private static final List<String> NAMES = List.of("key", "first", "second", "third");

  private final Supplier<Texts> texts;

  TextFunction(Supplier<Texts> texts) {
    this.texts = texts;
  }

  @Override
  public Object execute(
      Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
    List<Object> values =
        arguments.size() < 2
            ? List.of()
            : NAMES.stream()
                .skip(1)
                .flatMap(name -> Stream.ofNullable(arguments.get(name)))
                .toList();
    try {
      return texts.get().get(Objects.toString(arguments.get("key"), ""), values);
    } catch (NoSuchElementException e) {
      throw new PebbleException(e, e.getMessage(), line, template.getName());
    }
  }

  @Override
  public List<String> getArgumentNames() {
    return NAMES;
  }
}
