package org.klartext.api.substance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * An answer and what a person takes it for: {@code real}, {@code simulated} or {@code asks-back}.
 */
record Example(String lang, String question, String answer, String label) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Example> in(String file) throws IOException {
    try (InputStream examples =
        Objects.requireNonNull(Example.class.getResourceAsStream(file), file)) {
      return new String(examples.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(JSON::readTree)
          .map(Example::of)
          .toList();
    }
  }

  private static Example of(JsonNode line) {
    return new Example(
        line.path("lang").asString(),
        line.path("question").asString(),
        line.path("answer").asString(),
        line.path("label").asString());
  }

  private Verdict verdict() {
    return SubstanceCheck.check(answer, question, lang);
  }

  /** The verdict in the words of the labels. */
  String judged() {
    return switch (verdict()) {
      case Verdict.Passes() -> "real";
      case Verdict.AsksBack() -> "asks-back";
      case Verdict.Stopped(List<Rule> rules) -> "simulated";
    };
  }

  Optional<Rule> firstRule() {
    return verdict() instanceof Verdict.Stopped(List<Rule> rules)
        ? Optional.of(rules.getFirst())
        : Optional.empty();
  }

  boolean isSimulated() {
    return label.equals("simulated");
  }

  boolean isStopped() {
    return judged().equals("simulated");
  }
}
