package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;
import org.klartext.api.screening.Words.Word;

/**
 * Words that were written so that a list does not find them: {@code c4s1n0}, {@code c a s i n o},
 * {@code caaasino}. What does not look so is left as it is: {@code A55} stays a telephone.
 */
final class Disguise {
  private static final String FROM = "013457@$!|";
  private static final String TO = "oieastasii";
  private static final int SHORTEST = 5;

  private Disguise() {}

  static List<Word> off(List<Word> words) {
    List<Word> joined = new ArrayList<>();
    int next;
    for (int at = 0; at < words.size(); at = next) {
      next = endOfSpelling(words, at);
      if (next - at >= SHORTEST) {
        joined.add(join(words.subList(at, next)));
      } else {
        words.subList(at, next).forEach(word -> joined.add(plain(word)));
      }
    }
    return joined;
  }

  /** Where the single characters are over that begin here; one word further if there are none. */
  private static int endOfSpelling(List<Word> words, int at) {
    int end = at;
    while (end < words.size() && words.get(end).folded().length() == 1) {
      end++;
    }
    return Math.max(end, at + 1);
  }

  private static Word join(List<Word> letters) {
    StringBuilder word = new StringBuilder();
    letters.forEach(letter -> word.append(letter.folded()));
    return plain(new Word(word.toString(), letters.getFirst().start(), letters.getLast().end()));
  }

  private static Word plain(Word word) {
    if (isPlain(word.folded())) {
      return word;
    }
    String text = withoutRepetition(word.folded());
    return new Word(looksDisguised(text) ? letters(text) : text, word.start(), word.end());
  }

  /** Most words have nothing to take off. */
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char it = text.charAt(at);
      boolean thrice = at > 1 && it == text.charAt(at - 1) && it == text.charAt(at - 2);
      if (thrice || !Character.isLetter(it)) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksDisguised(String text) {
    long letters = text.chars().filter(Character::isLetter).count();
    long others = text.chars().filter(it -> FROM.indexOf(it) >= 0).count();
    return others > 0
        && text.length() >= SHORTEST
        && letters + others == text.length()
        && letters >= others;
  }

  private static String letters(String text) {
    StringBuilder plain = new StringBuilder();
    text.chars().forEach(it -> plain.append(letter((char) it)));
    return plain.toString();
  }

  private static char letter(char it) {
    int at = FROM.indexOf(it);
    return at < 0 ? it : TO.charAt(at);
  }

  private static String withoutRepetition(String text) {
    StringBuilder plain = new StringBuilder();
    int next;
    for (int at = 0; at < text.length(); at = next) {
      next = at + 1;
      while (next < text.length() && text.charAt(next) == text.charAt(at)) {
        next++;
      }
      plain.append(text, at, next - at > 2 ? at + 1 : next);
    }
    return plain.toString();
  }
}
