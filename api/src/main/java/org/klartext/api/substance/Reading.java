package org.klartext.api.substance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.klartext.api.substance.Token.Kind;

/** One sentence: whether it says something that the question did not say already. */
final class Reading {
  private static final int SHORT = 4;
  private static final int LONG = 8;

  /** So many words with a meaning make a statement in a clause that … */
  private static final int ALONE = 1;

  private static final int BESIDE_A_CUE = 2;
  private static final int ABOUT_US_AT_LENGTH = 3;
  private static final int TOGETHER = 3;
  private static final int LEANING_ON_A_CUE = 4;
  private static final int AROUND_A_CUE = 5;

  private final Sentence sentence;
  private final List<Token> tokens;
  private final Question question;
  private final Lexicon lexicon;
  private final Meaning meaning;
  private final Cues cues;
  private final boolean aboutUs;
  private final boolean leadsAway;
  private final boolean reachable;
  private final boolean echoes;

  private Reading(Sentence sentence, Question question, Lexicon lexicon) {
    this.sentence = sentence;
    this.tokens = sentence.tokens();
    this.question = question;
    this.lexicon = lexicon;
    this.meaning = new Meaning(sentence, question, lexicon);
    this.cues = new Cues(sentence, lexicon);
    this.aboutUs = tokens.stream().limit(SHORT).anyMatch(it -> is(Words.FIRST_PERSON, it));
    this.leadsAway = tokens.stream().anyMatch(meaning::leadsAway);
    this.reachable = tokens.stream().anyMatch(meaning::isReachable);
    this.echoes = echoes();
  }

  private boolean is(Words list, Token token) {
    return lexicon.is(list, token);
  }

  private boolean echoes() {
    boolean echoes = false;
    for (int clause = 0; clause < sentence.count(); clause++) {
      for (int at = sentence.start(clause); at < sentence.end(clause); at++) {
        echoes |= !cues.cover(clause) && meaning.isEcho(at);
      }
    }
    return echoes;
  }

  /** What a sentence does, given what was asked. */
  static Finding of(Sentence sentence, Question question, Lexicon lexicon) {
    return new Reading(sentence, question, lexicon).finding();
  }

  private Finding finding() {
    QuestionBack back = new QuestionBack(sentence, question, lexicon, meaning, cues);
    if (back.isQuestion()) {
      return back.question();
    }
    if (decides(1)) {
      return Finding.says();
    }
    if (back.isRequest()) {
      cues.add(Phrases.REQUESTS, back.requests());
      return saysMuch() ? Finding.says() : back.request();
    }
    return says() ? statement() : saysNothing();
  }

  /** A yes or no that goes on with some more words. */
  private boolean decides(int words) {
    boolean decided = false;
    int more = 0;
    for (int clause = 0; clause < sentence.count(); clause++) {
      if (!cues.cover(clause)) {
        decided |= isDecision(clause);
        more += telling(clause);
      }
    }
    return question.isYesOrNo() && decided && more >= words;
  }

  /** "Yes, …", "On Tuesdays yes". */
  private boolean isDecision(int clause) {
    return is(Words.YES_NO, tokens.get(sentence.start(clause)))
        || is(Words.YES_NO, tokens.get(sentence.end(clause) - 1));
  }

  /** How many words of a clause are neither yes or no nor polite. */
  private int telling(int clause) {
    return (int)
        tokens.subList(sentence.start(clause), sentence.end(clause)).stream()
            .filter(it -> !is(Words.YES_NO, it) && !is(Words.COURTESY_WORDS, it))
            .count();
  }

  private Finding statement() {
    int words = 0;
    boolean plain = !confirms();
    for (int at = 0; at < tokens.size(); at++) {
      words += meaning.isContent(at) ? 1 : 0;
      plain &= tokens.get(at).is(Kind.WORD) && !is(Words.YES_NO, tokens.get(at));
    }
    return plain && words == 1 ? Finding.hints() : Finding.says();
  }

  private boolean saysMuch() {
    for (int clause = 0; clause < sentence.count(); clause++) {
      if (content(clause) >= Math.max(LEANING_ON_A_CUE, needed(clause))) {
        return true;
      }
    }
    return false;
  }

  private boolean says() {
    int together = 0;
    for (int clause = 0; clause < sentence.count(); clause++) {
      int content = content(clause);
      if (content >= needed(clause)) {
        return true;
      }
      together += cues.cover(clause) || leans(clause) ? 0 : content;
    }
    int enough = cues.isEmpty() ? neededAlone() : TOGETHER;
    return together >= enough || confirms();
  }

  /** How much a clause says; nothing if it is a greeting or office hours. */
  private int content(int clause) {
    int start = sentence.start(clause);
    int end = sentence.end(clause);
    int content = 0;
    boolean onlyTimes = true;
    boolean times = false;
    for (int at = start; at < end; at++) {
      int weight = cues.containWord(at) ? 0 : meaning.weight(at);
      content += weight;
      onlyTimes &= weight == 0 || meaning.isTime(tokens.get(at));
      times |= is(Words.HOURS, tokens.get(at));
    }
    boolean greeting = end - start <= SHORT && is(Words.GREETINGS, tokens.get(start));
    boolean hours = onlyTimes && times && isAboutHours();
    return greeting || hours ? 0 : content;
  }

  private boolean isAboutHours() {
    return !question.asksForHours() && !question.asksForPerson() && (!cues.isEmpty() || reachable);
  }

  /** The more a clause looks like talk, the more it must say. */
  private int needed(int clause) {
    if (cues.cover(clause)) {
      return AROUND_A_CUE;
    }
    if (isOrder(clause) || is(Words.REASONS, tokens.get(sentence.start(clause)))) {
      return ALONE;
    }
    if (cues.isEmpty() || cues.areOnly(Phrases.ME_TOO)) {
      return neededAlone();
    }
    return leans(clause) ? LEANING_ON_A_CUE : BESIDE_A_CUE;
  }

  private int neededAlone() {
    if (aboutUs && !echoes && tokens.size() > LONG) {
      return ABOUT_US_AT_LENGTH;
    }
    boolean aboutAsking = tokens.stream().anyMatch(it -> is(Words.ASKING, it));
    return aboutUs || leadsAway || aboutAsking ? BESIDE_A_CUE : ALONE;
  }

  /** "Pull the plug and …", "Ziehen Sie den …" */
  private boolean isOrder(int clause) {
    int start = sentence.start(clause);
    if (start + 1 >= sentence.end(clause) || !meaning.isContent(start)) {
      return false;
    }
    Token second = tokens.get(start + 1);
    return switch (lexicon.language()) {
      case GERMAN -> second.word().equals("sie");
      case ENGLISH -> clause == 0 && is(Words.FUNCTION_WORDS, second);
    };
  }

  /** "…, if …", "…, um … zu …" */
  private boolean leans(int clause) {
    int start = sentence.start(clause);
    int end = sentence.end(clause);
    boolean states =
        is(Words.DEMONSTRATIVES, tokens.get(start))
            && tokens.subList(start, end).stream().anyMatch(it -> it.is(Kind.NUMBER));
    return (is(Words.SUBORDINATORS, tokens.get(start)) && !states)
        || (end - 2 > start && tokens.get(end - 2).word().equals("zu"));
  }

  /** "You can not …", "Eine Kopie reicht": the question's own words, but as a statement. */
  private boolean confirms() {
    boolean denies = tokens.stream().anyMatch(it -> is(Words.NEGATIONS, it));
    return question.isYesOrNo()
        && (denies || echoes)
        && cues.isEmpty()
        && (tokens.size() > 2 || (denies && echoes))
        && (sentence.count() == 1 || !leans(0))
        && tokens.stream().noneMatch(it -> meaning.leadsAway(it) && !question.hasWord(it))
        && !question.isRepeatedBy(sentence);
  }

  private Finding saysNothing() {
    Set<Rule> rules = new HashSet<>(cues.rules());
    for (Token token : tokens) {
      if (token.is(Kind.LINK)) {
        rules.add(Rule.ONLY_LINK);
      } else if (token.isContact()) {
        rules.add(Rule.ONLY_CONTACT);
      } else if (cues.isEmpty() && meaning.isSomewhere(token)) {
        rules.add(Rule.ONLY_REFERRAL);
      }
    }
    boolean polite = rules.equals(Set.of(Rule.ONLY_PHRASES));
    return rules.isEmpty() || (polite && decides(0)) ? saysLittle() : Finding.neither(rules);
  }

  private Finding saysLittle() {
    boolean decided = false;
    int telling = 0;
    for (int clause = 0; clause < sentence.count(); clause++) {
      decided |= isDecision(clause);
      telling += telling(clause);
    }
    if (decided) {
      return Finding.decides();
    }
    Rule rule = echoes ? Rule.ECHOES_QUESTION : Rule.ONLY_PHRASES;
    return telling > 1 ? Finding.adds(rule) : Finding.neither(Set.of(rule));
  }
}
