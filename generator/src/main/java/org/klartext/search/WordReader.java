package org.klartext.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/**
 * Reads the words of texts in one language without remembering them: what people type is not kept.
 * Safe for several threads.
 */
public final class WordReader {
  /** What becomes of these tells whether the dictionary of compounds is another one. */
  private static final List<String> SAMPLES =
      List.of(
          "kündigungsfrist", "stromzaehler", "jahresabrechnung", "umzugsmeldung", "kundenkonto");

  private static final int VERB_WITHIN = 4;

  private final WordForms forms;
  private final Optional<Compounds> compounds;

  private WordReader(WordForms forms, Optional<Compounds> compounds) {
    this.forms = forms;
    this.compounds = compounds;
  }

  /**
   * A reader for a language tag; of a language we know nothing about, words are their own stems.
   */
  public static WordReader of(String lang) {
    WordForms forms = WordForms.of(lang);
    boolean german = Locale.forLanguageTag(lang).getLanguage().equals("de");
    return new WordReader(forms, german ? Optional.of(new Compounds(forms)) : Optional.empty());
  }

  /**
   * Takes the words of a text in their order, stop words included.
   *
   * @param text any
   * @param words take each as it is written, and the place where it begins
   */
  public static void each(String text, ObjIntConsumer<String> words) {
    Tokens.eachAt(text, words);
  }

  /** Where the next word of a text begins, looked for from a place on; its length if none does. */
  public static int start(String text, int from) {
    return Tokens.start(text, from);
  }

  /** Where the word ends that begins at a place. */
  public static int end(String text, int start) {
    return Tokens.end(text, start);
  }

  /**
   * The words of a text in their order, stop words included.
   *
   * @param text any
   * @param most how many words are read
   */
  public List<ReadWord> read(String text, int most) {
    return tokens(text, most).stream().map(this::word).toList();
  }

  private static List<String> tokens(String text, int most) {
    List<String> tokens = new ArrayList<>();
    Tokens.each(
        text,
        token -> {
          if (tokens.size() < most) {
            tokens.add(token);
          }
        });
    return tokens;
  }

  /** A word as it is written, read. */
  public ReadWord word(String token) {
    String written = token.toLowerCase(Locale.ROOT);
    String normal = forms.normal(written);
    boolean stop = normal.isEmpty() || forms.isStop(normal);
    List<String> parts =
        stop ? List.of() : compounds.map(it -> it.parts(written, normal)).orElse(List.of());
    return new ReadWord(written, normal, forms.stem(normal), parts, stop);
  }

  /**
   * The words of a text in their one spelling and in their order, stop words included.
   *
   * @param text any
   * @param most how many words are read
   * @param seen spellings of words that were read before, and from now on those of this text
   */
  public List<String> spellings(String text, int most, Map<String, String> seen) {
    return tokens(text, most).stream()
        .map(token -> seen.computeIfAbsent(token, forms::normal))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** True for a word that says nothing of a text's subject. */
  public boolean isStop(String normal) {
    return forms.isStop(normal);
  }

  /**
   * Takes the verbs of a sentence whose particle stands at its end: “Wie lade ich Bilder hoch?” is
   * of “hochladen”. What may be a verb is taken for one.
   *
   * @param sentence its words in their order
   * @param normal the one spelling of a word
   * @param joined takes each, and the stem of both as one word
   */
  public <W> void eachSeparated(
      List<W> sentence, Function<W, String> normal, BiConsumer<W, String> joined) {
    for (W verb : forms.separated(sentence, normal, VERB_WITHIN)) {
      String whole = normal.apply(sentence.getLast()) + normal.apply(verb);
      joined.accept(verb, forms.stem(whole));
    }
  }

  /** Changes when words are read in another way. */
  public String revision() {
    List<Object> rules =
        List.of(forms.lang(), forms.spellings(), forms.rules(), new TreeSet<>(forms.stops()));
    List<List<String>> splits = SAMPLES.stream().map(it -> word(it).parts()).toList();
    return rules + " " + splits;
  }

  /** The stem of a word in its one spelling. */
  public String stem(String normal) {
    return forms.stem(normal);
  }
}
