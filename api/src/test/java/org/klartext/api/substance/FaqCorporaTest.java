package org.klartext.api.substance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Answers of public collections of frequent questions: hardly one is stopped. */
class FaqCorporaTest {
  private static final Path CORPORA = Path.of(System.getProperty("klartext.corpora", "corpora"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void answersOfFrequentQuestionsPass() throws IOException {
    List<Example> answers = new ArrayList<>(lists());
    answers.addAll(sections("de", "faq-de/cwa/faq_de.json"));
    answers.addAll(sections("en", "faq-de/cwa/faq.json"));
    List<Example> stopped = answers.stream().filter(Example::isStopped).toList();
    System.out.println(answers.size() + " answers of real FAQs, stopped " + stopped.size());
    stopped.forEach(it -> System.out.println("  " + it.question() + " " + it.firstRule()));
    assertTrue(answers.size() > 400);
    assertTrue(stopped.size() * 100 <= 3 * answers.size(), stopped::toString);
  }

  private static List<Example> lists() throws IOException {
    List<Example> answers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(present("similar-questions"))) {
      List<Path> lists =
          files.filter(file -> file.toString().matches(".*/faq(-distractors)?\\.jsonl")).toList();
      for (Path list : lists) {
        Files.readString(list)
            .lines()
            .map(JSON::readTree)
            .filter(it -> !it.path("body").asString().isBlank())
            .map(it -> real(it.path("lang").asString(), it, it.path("body").asString()))
            .forEach(answers::add);
      }
    }
    return answers;
  }

  private static List<Example> sections(String lang, String file) throws IOException {
    List<Example> answers = new ArrayList<>();
    JsonNode sections = JSON.readTree(Files.readString(present(file)));
    for (JsonNode section : sections.path("section-main").path("sections")) {
      for (JsonNode entry : section.path("accordion")) {
        List<String> paragraphs = new ArrayList<>();
        entry.path("textblock").forEach(it -> paragraphs.add(it.asString()));
        answers.add(real(lang, entry, String.join("\n\n", paragraphs)));
      }
    }
    return answers;
  }

  private static Example real(String lang, JsonNode entry, String answer) {
    return new Example(lang, entry.path("title").asString(), answer, "real");
  }

  private static Path present(String name) {
    Path path = CORPORA.resolve(name);
    assumeTrue(Files.exists(path), "The corpora are not here");
    return path;
  }
}
