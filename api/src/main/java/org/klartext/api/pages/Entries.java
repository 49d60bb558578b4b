package org.klartext.api.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.klartext.view.ServicePage;

/**
 * What was typed into a form, and what is wrong with it.
 *
 * @param values name of a field → what was typed; fields that are not there are empty
 * @param errors in the order of the fields
 */
public record Entries(Map<String, String> values, List<FieldError> errors)
    implements ServicePage.Content {
  /** An empty form. */
  public static final Entries NONE = new Entries(Map.of(), List.of());

  /** Copies what it is given. */
  public Entries {
    values = Map.copyOf(values);
    errors = List.copyOf(errors);
  }

  /** What is filled in beforehand; nothing is wrong. */
  public static Entries of(Map<String, String> values) {
    return new Entries(values, List.of());
  }

  /** Name of a field → the first thing that is wrong with it. */
  public Map<String, FieldError> byField() {
    Map<String, FieldError> first = new LinkedHashMap<>();
    errors.forEach(error -> first.putIfAbsent(error.field(), error));
    return first;
  }
}
