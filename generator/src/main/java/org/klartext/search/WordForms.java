package org.klartext.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How words of a language are brought to one spelling and to a stem. The rules are data: the index
 * carries them, and the browser applies the same ones to what is typed.
 *
 * @param lang language tag
 * @param spellings replaced in this order
 * @param rules the first that fits is applied, until none does; the last rules of a word that ends
 *     the search for more have the same suffix and replacement
 * @param stops words that say nothing of a page, in their one spelling
 * @param particles that stand at the end of a sentence and belong to its verb
 */
record WordForms(
    String lang,
    List<Spelling> spellings,
    List<Rule> rules,
    Set<String> stops,
    Set<String> particles) {
  private static final int ROUNDS = 8;
  private static final int FIRST_WITH_MARKS = 0x80;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /**
   * Spellings that count as the same.
   *
   * @param pattern understood by Java and JavaScript alike
   * @param replacement for each match
   */
  record Spelling(Pattern pattern, String replacement) {}

  /**
   * Takes an ending, and perhaps a beginning, off a word.
   *
   * @param prefix of the word, is taken off as well
   * @param suffix of the word
   * @param least how many letters must remain in front of the suffix, the prefix not counted
   * @param replacement of the suffix
   */
  record Rule(String prefix, String suffix, int least, String replacement) {
    boolean fits(String word) {
      return word.length() - prefix.length() - suffix.length() >= least
          && word.endsWith(suffix)
          && word.startsWith(prefix);
    }

    String apply(String word) {
      return word.substring(prefix.length(), word.length() - suffix.length()) + replacement;
    }
  }

  /** Copies what it is given. */
  WordForms {
    spellings = List.copyOf(spellings);
    rules = List.copyOf(rules);
    stops = Set.copyOf(stops);
    particles = Set.copyOf(particles);
  }

  /** The rules of a language; of one we know nothing about, words are their own stems. */
  static WordForms of(String lang) {
    return switch (Locale.forLanguageTag(lang).getLanguage()) {
      case "de" -> GermanForms.of(lang);
      case "en" -> EnglishForms.of(lang);
      default -> new WordForms(lang, List.of(), List.of(), Set.of(), Set.of());
    };
  }

  /** One spelling for all of a word's: lower case, no marks. */
  String normal(String word) {
    boolean plain = word.chars().allMatch(letter -> letter < FIRST_WITH_MARKS);
    String normal = plain ? word : withoutMarks(word);
    normal = normal.toLowerCase(Locale.ROOT).replace("ß", "ss");
    for (Spelling spelling : spellings) {
      Matcher matcher = spelling.pattern().matcher(normal);
      normal = matcher.replaceAll(spelling.replacement());
    }
    return normal;
  }

  private static String withoutMarks(String word) {
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
  }

  /** What the forms of a word have in common. */
  String stem(String normal) {
    String stem = normal;
    for (int round = 0; round < ROUNDS; round++) {
      String shorter = shorter(stem);
      if (shorter.equals(stem)) {
        return stem;
      }
      stem = shorter;
    }
    return stem;
  }

  private String shorter(String word) {
    for (Rule rule : rules) {
      if (rule.fits(word)) {
        return rule.apply(word);
      }
    }
    return word;
  }

  /** True for a word that says nothing of a page. */
  boolean isStop(String normal) {
    return stops.contains(normal);
  }

  /**
   * The words of a sentence that may be the verb its last word belongs to.
   *
   * @param sentence in its order
   * @param normal the one spelling of a word
   * @param within how many words from the beginning are looked at
   * @return nothing if the last word is no particle
   */
  <W> List<W> separated(List<W> sentence, Function<W, String> normal, int within) {
    boolean ends = sentence.size() > 2 && particles.contains(normal.apply(sentence.getLast()));
    return ends
        ? sentence.subList(0, Math.min(within, sentence.size() - 1)).stream()
            .filter(word -> !normal.apply(word).isEmpty() && !isStop(normal.apply(word)))
            .toList()
        : List.of();
  }

  /** Rules that take these suffixes off. */
  static List<Rule> off(int least, String... suffixes) {
    return List.of(suffixes).stream().map(it -> new Rule("", it, least, "")).toList();
  }

  /** Rules that leave words with these suffixes as they are. */
  static List<Rule> keep(String... suffixes) {
    return List.of(suffixes).stream().map(it -> new Rule("", it, 0, it)).toList();
  }

  /** A rule that changes a suffix. */
  static Rule swap(int least, String suffix, String replacement) {
    return new Rule("", suffix, least, replacement);
  }
}
