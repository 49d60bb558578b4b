package org.klartext.api.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was chosen for each setting, and what that means. */
final class Choices {
  private final Map<Setting<?>, Object> values = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  Choices(List<Choice> choices) {
    choices.forEach(this::read);
  }

  private void read(Choice choice) {
    try {
      Object value = choice.setting().format().reader().read(choice.written(), choice.folder());
      values.put(choice.setting(), Objects.requireNonNull(value));
    } catch (NumberFormatException e) {
      problems.add(choice.complaint(""));
    } catch (IllegalArgumentException e) {
      problems.add(choice.complaint(Objects.requireNonNullElse(e.getMessage(), "")));
    }
  }

  /** One line for each value that means nothing. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The value of a setting that was understood. */
  @SuppressWarnings("unchecked") // what a setting's own format has made
  <T> T value(Setting<T> setting) {
    return (T) Objects.requireNonNull(values.get(setting), setting.key());
  }
}
