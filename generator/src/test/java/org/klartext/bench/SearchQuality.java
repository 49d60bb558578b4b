package org.klartext.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.klartext.finder.Entry;
import org.klartext.finder.Finder;
import org.klartext.finder.Hit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Prints how well questions find their answers. A folder holds {@code faq.jsonl} (lines with id,
 * title and perhaps body and lang), {@code queries.jsonl} (query, answer_ids or answer_id, perhaps
 * lang), and perhaps {@code faq-distractors.jsonl} (more entries) and {@code non-matches.jsonl}
 * (query, faq_id: a page that must not be offered). Where there are distractors it is measured with
 * and without them. Each language has an index of its own; what names none is of the first one. A
 * query none of whose answers is among the entries cannot be answered and does not count.
 *
 * <p>After {@code mvn package}: {@code java -cp
 * generator/target/test-classes:api/target/klartext.jar org.klartext.bench.SearchQuality folder…}
 */
public final class SearchQuality {
  private static final PrintStream OUT = System.out;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FAQ = "faq.jsonl";
  private static final String QUERIES = "queries.jsonl";
  private static final String DISTRACTORS = "faq-distractors.jsonl";
  private static final String NON_MATCHES = "non-matches.jsonl";
  private static final int FIRST_FEW = 5;
  private static final int ALL = 1_000;

  private final Map<String, Finder> finders = new LinkedHashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<Question> strangers = new ArrayList<>();

  private record Question(String text, String lang, Set<String> pages) {}

  /**
   * How well the right page is placed, as shares of all questions that can be answered.
   *
   * @param hitAt1 first
   * @param hitAt5 among the first five
   * @param mrr mean of 1 / place
   */
  public record Places(double hitAt1, double hitAt5, double mrr) {}

  /**
   * Figures of a folder.
   *
   * @param answerable how many questions can be answered
   * @param search of the search
   * @param nearest of the ranking behind the offers, without its threshold
   * @param rightOffers share of these questions for which a right page is offered
   * @param wrongOffers share of the non-matches whose page is offered; empty if there are none
   */
  public record Figures(
      int answerable,
      Places search,
      Places nearest,
      double rightOffers,
      OptionalDouble wrongOffers) {}

  private SearchQuality(Path folder, boolean withDistractors) throws IOException {
    List<JsonNode> entries = new ArrayList<>(lines(folder, FAQ, "id", "title"));
    if (withDistractors && Files.exists(folder.resolve(DISTRACTORS))) {
      entries.addAll(lines(folder, DISTRACTORS, "id", "title"));
    }
    String first = entries.isEmpty() ? "de" : entries.getFirst().path("lang").asString("de");
    entries.stream()
        .collect(
            Collectors.groupingBy(
                line -> line.path("lang").asString(first),
                LinkedHashMap::new,
                Collectors.mapping(SearchQuality::entry, Collectors.toList())))
        .forEach((lang, pages) -> finders.put(lang, Finder.of(lang, pages, List.of())));
    Map<String, String> langs =
        entries.stream()
            .collect(
                Collectors.toMap(
                    line -> line.get("id").asString(),
                    line -> line.path("lang").asString(first),
                    (one, _) -> one));
    for (JsonNode line : lines(folder, QUERIES, "query")) {
      Set<String> answers = answers(line).filter(langs::containsKey).collect(Collectors.toSet());
      if (!answers.isEmpty()) {
        String lang = line.path("lang").asString(langs.get(answers.iterator().next()));
        questions.add(new Question(line.get("query").asString(), lang, answers));
      }
    }
    if (Files.exists(folder.resolve(NON_MATCHES))) {
      for (JsonNode line : lines(folder, NON_MATCHES, "query", "faq_id")) {
        String page = line.get("faq_id").asString();
        String lang = line.path("lang").asString(langs.getOrDefault(page, first));
        strangers.add(new Question(line.get("query").asString(), lang, Set.of(page)));
      }
    }
  }

  private static Stream<String> answers(JsonNode line) {
    List<String> answers = new ArrayList<>();
    line.path("answer_ids").forEach(it -> answers.add(it.asString()));
    if (line.hasNonNull("answer_id")) {
      answers.add(line.get("answer_id").asString());
    }
    return answers.stream();
  }

  /** Prints the figures of each folder. */
  public static void main(String[] folders) {
    if (folders.length == 0) {
      OUT.println("Name at least one folder with " + FAQ + " and " + QUERIES + ".");
      return;
    }
    OUT.printf(
        Locale.ROOT,
        "%-32s %7s  %-19s  %-19s  %s%n",
        "",
        "queries",
        "search: @1 @5 MRR",
        "similar: @1 @5 MRR",
        "offers: right wrong");
    for (String name : folders) {
      try {
        Path folder = Path.of(name).toRealPath();
        print(folder.getFileName().toString(), measure(folder, false));
        if (Files.exists(folder.resolve(DISTRACTORS))) {
          print(folder.getFileName() + " + distractors", measure(folder, true));
        }
      } catch (IOException e) {
        OUT.println(name + " cannot be measured: " + e.getMessage());
      }
    }
  }

  private static void print(String name, Figures figures) {
    OUT.printf(
        Locale.ROOT,
        "%-32s %7d  %s  %s  %.3f %s%n",
        name,
        figures.answerable(),
        text(figures.search()),
        text(figures.nearest()),
        figures.rightOffers(),
        figures.wrongOffers().isPresent()
            ? String.format(Locale.ROOT, "%.3f", figures.wrongOffers().getAsDouble())
            : "–");
  }

  private static String text(Places places) {
    return String.format(
        Locale.ROOT, "%.3f %.3f %.3f  ", places.hitAt1(), places.hitAt5(), places.mrr());
  }

  /**
   * Measures a folder.
   *
   * @param folder with the files named above
   * @param withDistractors whether the further entries are searched as well
   * @throws IOException if a file that must be there is missing, or a line is not as it should be
   */
  public static Figures measure(Path folder, boolean withDistractors) throws IOException {
    SearchQuality quality = new SearchQuality(folder, withDistractors);
    return new Figures(
        quality.questions.size(),
        quality.places(it -> ids(quality.finder(it).find(it.text(), Set.of(), ALL).hits())),
        quality.places(it -> quality.finder(it).nearest(it.text(), ALL)),
        share(quality.questions, quality::isOffered).orElse(0),
        share(quality.strangers, quality::isOffered));
  }

  private Finder finder(Question question) {
    return finders.computeIfAbsent(question.lang(), lang -> Finder.of(lang, List.of(), List.of()));
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  private boolean isOffered(Question question) {
    return ids(finder(question).similar(question.text())).stream()
        .anyMatch(question.pages()::contains);
  }

  private Places places(Function<Question, List<String>> search) {
    double first = 0;
    double few = 0;
    double reciprocal = 0;
    for (Question question : questions) {
      List<String> found = search.apply(question);
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

  private static OptionalDouble share(List<Question> questions, Predicate<Question> test) {
    return questions.stream().mapToDouble(it -> test.test(it) ? 1 : 0).average();
  }

  private static List<JsonNode> lines(Path folder, String name, String... keys) throws IOException {
    List<JsonNode> read = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(folder.resolve(name))) {
      number++;
      if (!line.isBlank()) {
        read.add(line(line, name + ":" + number, keys));
      }
    }
    return read;
  }

  private static JsonNode line(String line, String place, String... keys) throws IOException {
    try {
      JsonNode read = JSON.readTree(line);
      for (String key : keys) {
        if (!read.path(key).isString()) {
          throw new IOException(place + " has no “" + key + "”.");
        }
      }
      return read;
    } catch (JacksonException e) {
      throw new IOException(place + " is no JSON object.", e);
    }
  }

  private static Entry entry(JsonNode line) {
    Entry.Section body = new Entry.Section("", "", line.path("body").asString(""));
    return new Entry(line.get("id").asString(), line.get("title").asString(), List.of(body));
  }
}
