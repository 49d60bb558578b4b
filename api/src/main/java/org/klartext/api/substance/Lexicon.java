package org.klartext.api.substance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All lists of one language. */
final class Lexicon {
  static final Lexicon GERMAN = new Lexicon(Language.GERMAN);
  static final Lexicon ENGLISH = new Lexicon(Language.ENGLISH);

  private final Language language;
  private final Map<Words, WordList> words = new EnumMap<>(Words.class);
  private final Map<Phrases, PhraseList> phrases = new EnumMap<>(Phrases.class);

  private Lexicon(Language language) {
    this.language = language;
    for (Words list : Words.values()) {
      List<String> entries =
          lines(list.file()).flatMap(line -> Arrays.stream(line.split(" ", -1))).toList();
      words.put(
          list, WordList.of(entries, list.inflected() && language == Language.GERMAN, language));
    }
    for (Phrases list : Phrases.values()) {
      List<Phrase> entries = lines(list.file()).map(line -> Phrase.of(line, this)).toList();
      phrases.put(list, new PhraseList(entries));
    }
  }

  private Stream<String> lines(String file) {
    String path = language.tag() + "/" + file;
    try (InputStream list = Objects.requireNonNull(Lexicon.class.getResourceAsStream(path), path)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lists of the other language, whose phrases get mixed in. */
  Lexicon other() {
    return language == Language.GERMAN ? ENGLISH : GERMAN;
  }

  Language language() {
    return language;
  }

  boolean is(Words list, Token token) {
    return Objects.requireNonNull(words.get(list)).contains(token);
  }

  /** Somebody one is sent to, or a way to reach them. */
  boolean isOffice(Token token) {
    return is(Words.HELPDESKS, token) || is(Words.DEPARTMENTS, token) || is(Words.CHANNELS, token);
  }

  /** Which words of a sentence belong to a phrase of a list. */
  BitSet find(Phrases list, Sentence sentence) {
    return Objects.requireNonNull(phrases.get(list)).find(sentence);
  }

  boolean has(Phrases list, Sentence sentence) {
    return !find(list, sentence).isEmpty();
  }
}
