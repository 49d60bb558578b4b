package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.contribution.Verdict.Outcome;
import org.klartext.api.screening.Blocklist.Sort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the rules make of texts that others have written. */
class CorporaTest {
  private static final Path CORPORA = Path.of(System.getProperty("klartext.corpora", "corpora"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void hardlyAQuestionOfVisitorsIsObjectedTo() throws IOException {
    assertFewFalseAlarms("questions", questions());
  }

  @Test
  void hardlyAnAnswerOfAnFaqIsObjectedTo() throws IOException {
    assertFewFalseAlarms("answers", answers());
  }

  @Test
  void hardlyAParagraphOfRealSitesIsObjectedTo() throws IOException {
    assertFewFalseAlarms("paragraphs", paragraphs());
  }

  private static void assertFewFalseAlarms(String name, List<Submission> texts) {
    Map<String, Integer> alarms = alarms(ScreeningRules.DEFAULT, texts);
    report(name + " with the built-in list", texts, alarms);
    int wrong = sum(alarms) - alarms.getOrDefault("hold personal-data", 0);
    assertTrue(wrong * 100 < 2 * texts.size(), () -> alarms.toString());
  }

  @Test
  void mostSpamIsFound() throws IOException {
    List<Submission> spam = labelled("spam");
    Map<String, Integer> found = alarms(ScreeningRules.DEFAULT, spam);
    report("spam with the built-in list", spam, found);
    assertTrue(sum(found) * 2 > spam.size(), () -> found.toString());
    List<Submission> ham = labelled("ham");
    report("ham with the built-in list", ham, alarms(ScreeningRules.DEFAULT, ham));
  }

  @Test
  void publicListsFindMoreSpamAndLetQuestionsPass() throws IOException {
    ScreeningRules rules = withPublicLists();
    assertTrue(rules.blocklist().size() > 15_000);
    Map<String, Integer> spam = alarms(rules, labelled("spam"));
    assertTrue(sum(spam) > sum(alarms(ScreeningRules.DEFAULT, labelled("spam"))));
    Map<String, Integer> questions = alarms(rules, questions());
    assertTrue(sum(questions) * 100 < 2 * questions().size(), () -> questions.toString());
    report("spam with public lists", labelled("spam"), spam);
    report("questions with public lists", questions(), questions);
    report("ham with public lists", labelled("ham"), alarms(rules, labelled("ham")));
    report("answers with public lists", answers(), alarms(rules, answers()));
    report("paragraphs with public lists", paragraphs(), alarms(rules, paragraphs()));
  }

  private static ScreeningRules withPublicLists() throws IOException {
    return ScreeningRules.DEFAULT
        .withBlocklist(list(Sort.INSULT, "ldnoobw/de.txt"))
        .withBlocklist(list(Sort.INSULT, "ldnoobw/en.txt"))
        .withBlocklist(list(Sort.SPAM, "matomo-referrer-spammers.txt"))
        .withBlocklist(list(Sort.SPAM, "wordpress-comment-blocklist.part-b.txt"));
  }

  private static Blocklist list(Sort sort, String name) throws IOException {
    return Blocklist.read(sort, present("spam-profanity/" + name));
  }

  /** How many texts there are of each outcome and rule; those without objection are left out. */
  private static Map<String, Integer> alarms(ScreeningRules rules, List<Submission> texts) {
    Screening screening = new Screening(rules);
    Map<String, Integer> alarms = new TreeMap<>();
    for (Submission text : texts) {
      Verdict verdict = screening.screen(Arrival.of(text), Sent.ORDINARY);
      if (verdict.outcome() != Outcome.PUBLISH) {
        alarms.merge(Sent.brief(verdict), 1, Integer::sum);
      }
    }
    return alarms;
  }

  private static int sum(Map<String, Integer> alarms) {
    return alarms.values().stream().mapToInt(it -> it).sum();
  }

  private static void report(String name, List<Submission> texts, Map<String, Integer> alarms) {
    System.out.println("Screening " + texts.size() + " " + name + ": " + alarms);
  }

  private static List<Submission> labelled(String label) throws IOException {
    return lines("spam-profanity/youtube-comment-spam.jsonl").stream()
        .filter(it -> it.path("label").asString().equals(label))
        .map(it -> Sent.comment(it.path("text").asString()))
        .toList();
  }

  private static List<Submission> questions() throws IOException {
    List<Submission> questions = new ArrayList<>();
    for (Path file : files("similar-questions", "queries.jsonl", "non-matches.jsonl")) {
      lines(file).forEach(it -> questions.add(Sent.comment(it.path("query").asString())));
    }
    for (Path file :
        files("similar-questions", "AskUbuntuCorpus.json", "WebApplicationsCorpus.json")) {
      JSON.readTree(Files.readString(file))
          .path("sentences")
          .forEach(it -> questions.add(Sent.comment(it.path("text").asString())));
    }
    return questions;
  }

  private static List<Submission> answers() throws IOException {
    List<Submission> answers = new ArrayList<>();
    for (Path file : files("similar-questions", "faq.jsonl", "faq-distractors.jsonl")) {
      lines(file).forEach(it -> answers.add(entry(it.path("title"), it.path("body").asString())));
    }
    for (String name : List.of("faq_de.json", "faq.json")) {
      JsonNode sections =
          JSON.readTree(Files.readString(present("faq-de/cwa/" + name)))
              .path("section-main")
              .path("sections");
      sections.forEach(section ->
          section
              .path("accordion")
              .forEach(it -> answers.add(entry(it.path("title"), paragraphs(it)))));
    }
    return answers;
  }

  /** Prose of German and English Markdown files, without code, tables and front matter. */
  private static List<Submission> paragraphs() throws IOException {
    List<Submission> paragraphs = new ArrayList<>();
    for (String folder : List.of("faq-de", "markdown-sites")) {
      for (Path file : markdown(present(folder))) {
        String text = Files.readString(file).replaceFirst("(?s)^(---|\\+\\+\\+).*?\n\\1\n", "");
        Stream.of(text.split("\n\\s*\n", -1))
            .filter(it -> it.matches("(?s)\\p{L}.{40,}"))
            .forEach(it -> paragraphs.add(Sent.comment(it)));
      }
    }
    return paragraphs;
  }

  private static List<Path> markdown(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().matches(".*\\.(?!de\\.|en\\.)[a-z]{2}\\.md"))
          .sorted()
          .toList();
    }
  }

  private static String paragraphs(JsonNode entry) {
    List<String> paragraphs = new ArrayList<>();
    entry.path("textblock").forEach(it -> paragraphs.add(it.asString()));
    return String.join("\n\n", paragraphs);
  }

  private static Submission entry(JsonNode title, String body) {
    return Sent.comment(title.asString() + "\n\n" + body);
  }

  private static List<Path> files(String folder, String... names) throws IOException {
    try (Stream<Path> files = Files.walk(present(folder))) {
      return files
          .filter(file -> List.of(names).contains(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    }
  }

  private static List<JsonNode> lines(String file) throws IOException {
    return lines(present(file));
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        .lines()
        .map(JSON::readTree)
        .toList();
  }

  private static Path present(String name) {
    Path path = CORPORA.resolve(name);
    assumeTrue(Files.exists(path), "The corpora are not here");
    return path;
  }
}
