package org.klartext.api.substance;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sentences that want something from the asker: questions, and requests to name something. */
final class QuestionBack {
  /** Without a question mark only a short sentence is a question. */
  private static final int LONGEST_UNMARKED = 8;

  private static final int FEWEST_POINTED = 3;

  private final Sentence sentence;
  private final List<Token> tokens;
  private final Question question;
  private final Lexicon lexicon;
  private final Meaning meaning;
  private final Cues cues;

  QuestionBack(Sentence sentence, Question question, Lexicon lexicon, Meaning meaning, Cues cues) {
    this.sentence = sentence;
    this.tokens = sentence.tokens();
    this.question = question;
    this.lexicon = lexicon;
    this.meaning = meaning;
    this.cues = cues;
  }

  boolean isQuestion() {
    return sentence.asks() || opensLikeOne();
  }

  private boolean opensLikeOne() {
    return tokens.size() > 1
        && tokens.size() <= LONGEST_UNMARKED
        && sentence.count() == 1
        && cues.isEmpty()
        && lexicon.is(Words.QUESTION_WORDS, tokens.getFirst());
  }

  /** A question is concrete if it names something new, or asks in another way for what is known. */
  Finding question() {
    boolean opened = false;
    int named = 0;
    int content = 0;
    boolean echoes = false;
    for (int clause = 0; clause < sentence.count(); clause++) {
      for (int at = sentence.start(clause); at < sentence.end(clause); at++) {
        if (!cues.cover(clause)) {
          opened |= opens(tokens.get(at));
          named += meaning.isNamed(at) ? 1 : 0;
          content += meaning.isContent(at) ? 1 : 0;
          echoes |= meaning.isEcho(at);
        }
      }
    }
    boolean empty = content < 2 && lexicon.has(Phrases.EMPTY_QUESTIONS, sentence);
    boolean concrete = content > 0 || (opened && named > 0) || isPointed() || asksForParticular();
    return concrete && !empty ? Finding.asks() : vague(echoes);
  }

  /** "When did you apply?"; whoever asks "Which number is on the invoice?" sends nobody away. */
  private boolean isPointed() {
    return (cues.isEmpty() || (sentence.asks() && cues.areOnly(Phrases.REFERRALS)))
        && tokens.size() >= FEWEST_POINTED
        && tokens.stream().limit(2).anyMatch(it -> lexicon.is(Words.POINTED_QUESTION_WORDS, it))
        && !question.isRepeatedBy(sentence);
  }

  /** "What is your order number?" */
  private boolean asksForParticular() {
    return lexicon.has(Phrases.PARTICULARS, sentence)
        && tokens.stream().noneMatch(meaning::leadsAway);
  }

  private boolean opens(Token token) {
    return lexicon.is(Words.QUESTION_WORDS, token) && !question.hasWord(token);
  }

  private Finding vague(boolean echoes) {
    Set<Rule> rules = new HashSet<>(cues.rules());
    rules.add(echoes ? Rule.ECHOES_QUESTION : Rule.VAGUE_QUESTION);
    return Finding.neither(rules);
  }

  /** "Name the …", "Write to us which …"; but nothing that is to be mailed or told elsewhere. */
  boolean isRequest() {
    boolean here =
        cues.isEmpty()
            || (cues.areOnly(Phrases.REFERRALS) && tokens.stream().noneMatch(meaning::isSomewhere))
            || asksForParticular();
    return here
        && (!requests().isEmpty() || namesWhatToWrite())
        && tokens.stream().noneMatch(Token::isDatum);
  }

  private boolean namesWhatToWrite() {
    return sentence.count() > 1
        && cues.has(Phrases.REFERRALS)
        && lexicon.is(Words.QUESTION_WORDS, tokens.get(sentence.start(1)));
  }

  /** The words with which something is requested. */
  BitSet requests() {
    return lexicon.find(Phrases.REQUESTS, sentence);
  }

  Finding request() {
    boolean concrete = false;
    for (int at = 0; at < tokens.size(); at++) {
      concrete |= meaning.isNamed(at);
    }
    return concrete ? Finding.asks() : Finding.neither(Set.of(Rule.VAGUE_QUESTION));
  }
}
