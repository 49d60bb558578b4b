package org.klartext.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.klartext.finder.Entry;
import org.klartext.finder.Finder;
import org.klartext.finder.Hit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Prints how well questions find their answers. A folder holds {@code faq.jsonl} (lines with id,
 * title, body, lang), {@code queries.jsonl} (query, answer_ids or answer_id), and perhaps {@code
 * faq-distractors.jsonl} (more entries) and {@code non-matches.jsonl} (query, faq_id: a page that
 * must not be offered). With distractors it is measured twice.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/klartext.jar org.klartext.bench.SearchQuality folder…}
 */
public final class SearchQuality {
  private static final PrintStream OUT = System.out;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_FEW = 5;
  private static final int ALL = 1_000;

  private final Finder finder;
  private final List<Question> questions = new ArrayList<>();
  private final List<Question> strangers = new ArrayList<>();

  private record Question(String text, Set<String> pages) {}

  /**
   * How well the right page is placed, as shares of all questions.
   *
   * @param hitAt1 first
   * @param hitAt5 among the first five
   * @param mrr mean of 1 / place
   */
  public record Places(double hitAt1, double hitAt5, double mrr) {}

  /**
   * Figures of a folder.
   *
   * @param search of the search
   * @param nearest of the ranking behind the offers
   * @param rightOffers share of the questions for which a right page is offered
   * @param wrongOffers share of the non-matches whose page is offered; 0 if there are none
   */
  public record Figures(Places search, Places nearest, double rightOffers, double wrongOffers) {}

  private SearchQuality(Path folder, boolean withDistractors) throws IOException {
    List<JsonNode> entries = new ArrayList<>(lines(folder, "faq.jsonl"));
    String lang = entries.isEmpty() ? "de" : entries.getFirst().path("lang").asString("de");
    if (withDistractors) {
      entries.addAll(lines(folder, "faq-distractors.jsonl"));
    }
    this.finder = Finder.of(lang, entries.stream().map(SearchQuality::entry).toList(), List.of());
    for (JsonNode line : lines(folder, "queries.jsonl")) {
      List<String> answers = new ArrayList<>();
      line.path("answer_ids").forEach(it -> answers.add(it.asString()));
      if (line.has("answer_id")) {
        answers.add(line.get("answer_id").asString());
      }
      questions.add(new Question(line.get("query").asString(), Set.copyOf(answers)));
    }
    for (JsonNode line : lines(folder, "non-matches.jsonl")) {
      Set<String> page = Set.of(line.get("faq_id").asString());
      strangers.add(new Question(line.get("query").asString(), page));
    }
  }

  /** Prints the figures of each folder. */
  public static void main(String[] folders) throws IOException {
    if (folders.length == 0) {
      OUT.println("Name at least one folder with faq.jsonl and queries.jsonl.");
    }
    OUT.printf(
        Locale.ROOT,
        "%-32s %-23s %-23s %s%n",
        "",
        "search: hit@1 @5 MRR",
        "similar: hit@1 @5 MRR",
        "offers: right wrong");
    for (String name : folders) {
      Path folder = Path.of(name);
      print(folder.getFileName().toString(), measure(folder, false));
      if (Files.exists(folder.resolve("faq-distractors.jsonl"))) {
        print(folder.getFileName() + " + distractors", measure(folder, true));
      }
    }
  }

  private static void print(String name, Figures figures) {
    OUT.printf(
        Locale.ROOT,
        "%-32s %s %s %.3f %.3f%n",
        name,
        text(figures.search()),
        text(figures.nearest()),
        figures.rightOffers(),
        figures.wrongOffers());
  }

  private static String text(Places places) {
    return String.format(
        Locale.ROOT, "%.3f %.3f %.3f      ", places.hitAt1(), places.hitAt5(), places.mrr());
  }

  /**
   * Measures a folder.
   *
   * @param folder with the files named above
   * @param withDistractors whether the further entries are searched as well
   * @throws IOException if a file cannot be read
   */
  public static Figures measure(Path folder, boolean withDistractors) throws IOException {
    SearchQuality quality = new SearchQuality(folder, withDistractors);
    return new Figures(
        quality.places(quality::searched),
        quality.places(text -> quality.finder.nearest(text, ALL)),
        share(quality.questions, quality::isOffered),
        share(quality.strangers, quality::isOffered));
  }

  private List<String> searched(String text) {
    return ids(finder.find(text, Set.of(), ALL).hits());
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  private boolean isOffered(Question question) {
    return ids(finder.similar(question.text())).stream().anyMatch(question.pages()::contains);
  }

  private Places places(Function<String, List<String>> search) {
    double first = 0;
    double few = 0;
    double reciprocal = 0;
    for (Question question : questions) {
      List<String> found = search.apply(question.text());
      int place = 1;
      while (place <= found.size() && !question.pages().contains(found.get(place - 1))) {
        place++;
      }
      if (place <= found.size()) {
        first += place == 1 ? 1 : 0;
        few += place <= FIRST_FEW ? 1 : 0;
        reciprocal += 1.0 / place;
      }
    }
    double all = Math.max(1, questions.size());
    return new Places(first / all, few / all, reciprocal / all);
  }

  private static double share(
      List<Question> questions, java.util.function.Predicate<Question> test) {
    return questions.stream().filter(test).count() / (double) Math.max(1, questions.size());
  }

  private static List<JsonNode> lines(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(JSON::readTree)
        .toList();
  }

  private static Entry entry(JsonNode line) {
    Entry.Section body = new Entry.Section("", "", line.path("body").asString(""));
    return new Entry(line.get("id").asString(), line.get("title").asString(), List.of(body));
  }
}
