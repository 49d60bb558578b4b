package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.klartext.api.substance.Token.Kind;

/** Finds streets with their number and towns with their code. */
final class Addresses {
  private static final List<String> STREETS =
      List.of("strasse", "str", "weg", "platz", "allee", "gasse");
  private static final Set<String> ROADS =
      Set.of("street", "road", "lane", "avenue", "rd", "st", "square", "way");
  private static final Set<String> ROOMS = Set.of("zimmer", "raum", "room", "schalter", "counter");
  private static final int POSTAL_CODE = 5;

  private Addresses() {}

  /** The same tokens, with those of a postal address in place of words and numbers. */
  static List<Token> mark(List<Token> tokens) {
    List<Token> marked = new ArrayList<>(tokens);
    for (int at = 0; at + 1 < tokens.size(); at++) {
      if (isStreet(tokens.get(at)) && tokens.get(at + 1).is(Kind.NUMBER)) {
        mark(marked, at, at + 1);
      } else if (isCode(tokens.get(at)) && tokens.get(at + 1).is(Kind.WORD)) {
        mark(marked, at, at + 1);
      } else if (isRoad(tokens, at)) {
        mark(marked, at, at + 2);
      }
    }
    return marked;
  }

  private static void mark(List<Token> tokens, int first, int last) {
    for (int at = first; at <= last; at++) {
      tokens.set(at, Token.of(Kind.PLACE));
    }
  }

  private static boolean isStreet(Token token) {
    return ROOMS.contains(token.word())
        || (token.is(Kind.WORD) && STREETS.stream().anyMatch(token.word()::endsWith));
  }

  private static boolean isCode(Token token) {
    return token.is(Kind.NUMBER)
        && token.word().length() == POSTAL_CODE
        && token.word().chars().allMatch(Character::isDigit);
  }

  private static boolean isRoad(List<Token> tokens, int at) {
    return at + 2 < tokens.size()
        && tokens.get(at).is(Kind.NUMBER)
        && tokens.get(at + 1).is(Kind.WORD)
        && ROADS.contains(tokens.get(at + 2).word());
  }
}
