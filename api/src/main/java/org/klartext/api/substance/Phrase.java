package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Words in their order. In a line, ".." stands for up to seven other words and "." for up to two,
 * "|" for a choice, "*" for any beginning or ending, a name in angle brackets for all words or data
 * of that kind. A comma ends what other words may stand between. After "^" the phrase begins a
 * sentence.
 */
record Phrase(boolean first, List<Place> places) {
  private static final Map<String, Integer> GAPS = Map.of(".", 2, "..", 7);
  private static final List<String> UMLAUTS = List.of("ae", "oe", "ue");
  private static final int SHORTEST_INFLECTED = 4;

  /**
   * A place for one word.
   *
   * @param gap after up to so many others
   * @param words that fit
   * @param stems whose words fit
   * @param others what else fits
   */
  record Place(int gap, Set<String> words, Set<String> stems, List<Predicate<Token>> others) {
    boolean fits(Token token) {
      return words.contains(token.word())
          || stems.contains(token.stem())
          || others.stream().anyMatch(other -> other.test(token));
    }
  }

  static Phrase of(String line, Lexicon lexicon) {
    List<Place> places = new ArrayList<>();
    int gap = 0;
    boolean first = line.startsWith("^");
    for (String part : line.substring(first ? 1 : 0).split(" ", -1)) {
      if (GAPS.containsKey(part)) {
        gap = GAPS.getOrDefault(part, 0);
      } else {
        places.add(place(gap, part, lexicon));
        gap = 0;
      }
    }
    return new Phrase(first, List.copyOf(places));
  }

  private static Place place(int gap, String part, Lexicon lexicon) {
    Set<String> words = new HashSet<>();
    Set<String> stems = new HashSet<>();
    List<Predicate<Token>> others = new ArrayList<>();
    for (String choice : part.split("\\|", -1)) {
      if (choice.startsWith("<") || choice.contains("*")) {
        others.add(pattern(choice, lexicon));
      } else {
        String folded = Language.fold(choice);
        words.add(folded);
        if (isInflected(folded, lexicon.language())) {
          stems.add(lexicon.language().stem(folded));
        }
      }
    }
    return new Place(gap, Set.copyOf(words), Set.copyOf(stems), List.copyOf(others));
  }

  /** English words are listed in all their forms; "klär" and "klar" share a stem by accident. */
  private static boolean isInflected(String folded, Language language) {
    return language == Language.GERMAN
        && folded.length() >= SHORTEST_INFLECTED
        && UMLAUTS.stream().noneMatch(folded::contains);
  }

  private static Predicate<Token> pattern(String choice, Lexicon lexicon) {
    String letters = Language.fold(choice.replace("*", ""));
    return switch (choice) {
      case "<department>" -> lexicon::isOffice;
      case "<office>" -> token -> lexicon.isOffice(token) && !lexicon.is(Words.CHANNELS, token);
      case "<media>" -> token -> lexicon.is(Words.MEDIA, token);
      case "<datum>" -> Token::isDatum;
      default ->
          choice.startsWith("*")
              ? token -> token.word().endsWith(letters)
              : token -> token.word().startsWith(letters);
    };
  }

  /** Adds the places of the words if the phrase begins at one. */
  void read(Sentence sentence, int start, BitSet found) {
    if (first && start > 0) {
      return;
    }
    BitSet read = new BitSet();
    int at = start;
    for (Place place : places) {
      int last = Math.min(sentence.tokens().size() - 1, at + place.gap());
      while (at <= last && !place.fits(sentence.tokens().get(at))) {
        at++;
        last = sentence.breaks().contains(at) ? at - 1 : last;
      }
      if (at > last) {
        return;
      }
      read.set(at++);
    }
    found.or(read);
  }
}
