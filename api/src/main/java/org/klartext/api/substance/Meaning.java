package org.klartext.api.substance;

import java.util.List;
import java.util.Set;
import org.klartext.api.substance.Token.Kind;

/** What the words of a sentence mean to somebody who asked this question. */
final class Meaning {
  private static final Set<Words> EMPTY =
      Set.of(
          Words.FUNCTION_WORDS,
          Words.QUESTION_WORDS,
          Words.SUBORDINATORS,
          Words.MODALS,
          Words.YES_NO,
          Words.ABBREVIATIONS,
          Words.VAGUE_WORDS,
          Words.COURTESY_WORDS,
          Words.HELPDESKS,
          Words.CHANNELS);

  /** One word may be the same in both languages by accident. */
  private static final int FEWEST_FOREIGN = 2;

  private final List<Token> tokens;
  private final Question question;
  private final Lexicon lexicon;
  private final boolean mixed;

  Meaning(Sentence sentence, Question question, Lexicon lexicon) {
    this.tokens = sentence.tokens();
    this.question = question;
    this.lexicon = lexicon;
    this.mixed = tokens.stream().filter(this::isForeign).count() >= FEWEST_FOREIGN;
  }

  /** "Bitte check unser Help Center": a word that carries nothing, but in the other language. */
  private boolean isForeign(Token token) {
    return token.is(Kind.WORD) && !isEmpty(token, lexicon) && isEmpty(token, lexicon.other());
  }

  private static boolean isEmpty(Token token, Lexicon lexicon) {
    return EMPTY.stream().anyMatch(list -> lexicon.is(list, token));
  }

  /** A word that stands for something, be it in the question already. */
  boolean isNamed(int at) {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case NUMBER, CODE, STEP, LABEL -> true;
      case WORD -> !isEmpty(token, lexicon) && !(mixed && isForeign(token));
      default -> false;
    };
  }

  /** A word that the question has already. */
  boolean isEcho(int at) {
    return isNamed(at) && tokens.get(at).is(Kind.WORD) && question.has(tokens, at);
  }

  /** A word that stands for something new, and for no place to be sent to. */
  boolean isContent(int at) {
    Token token = tokens.get(at);
    return isNamed(at)
        && !isEcho(at)
        && (!isSomewhere(token) || isWanted(token))
        && !(token.is(Kind.STEP) && leadsToDatum(at))
        && !(at > 0 && lexicon.is(Words.NAMES, tokens.get(at - 1)));
  }

  private boolean leadsToDatum(int at) {
    return at + 1 < tokens.size() && tokens.get(at + 1).isDatum();
  }

  /** The name of a button, a piece of code and a step count twice. */
  int weight(int at) {
    Token token = tokens.get(at);
    if (!isContent(at)) {
      return 0;
    }
    return token.is(Kind.WORD) || token.is(Kind.NUMBER) ? 1 : 2;
  }

  /** An office, a way to reach it, or a place where something is written. */
  boolean isSomewhere(Token token) {
    return lexicon.isOffice(token) || lexicon.is(Words.MEDIA, token);
  }

  /** Somebody else, who was not asked for. */
  boolean leadsAway(Token token) {
    return token.isDatum()
        || lexicon.is(Words.HELPDESKS, token)
        || (lexicon.is(Words.DEPARTMENTS, token) && !isWanted(token));
  }

  private boolean isWanted(Token token) {
    return question.asksWho() && lexicon.is(Words.DEPARTMENTS, token);
  }

  boolean isReachable(Token token) {
    return token.isContact()
        || lexicon.is(Words.HELPDESKS, token)
        || lexicon.is(Words.CHANNELS, token);
  }

  boolean isTime(Token token) {
    return token.is(Kind.NUMBER) || lexicon.is(Words.HOURS, token);
  }
}
