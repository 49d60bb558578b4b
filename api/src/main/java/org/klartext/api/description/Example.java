package org.klartext.api.description;

import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Examples as people read them. */
final class Example {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .build()
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER)));

  private Example() {}

  /** A value as JSON, on several lines; empty if there is none. */
  static String of(JsonNode value) {
    return value.isMissingNode() ? "" : WRITER.writeValueAsString(value);
  }
}
