package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.klartext.api.substance.Finding.Sense;
import org.klartext.api.substance.Token.Kind;

/**
 * Stops answers that help nobody: a telephone number, a link, a department, standard phrases, the
 * question's own words. An answer passes as soon as one of its sentences says something else.
 */
public final class SubstanceCheck {
  private static final int LONGEST_SIGNATURE = 60;

  /** What makes a single new word too little. */
  private static final Set<Rule> ELSEWHERE = Set.of(Rule.ONLY_REFERRAL, Rule.ONLY_PROMISE);

  private final Lexicon lexicon;
  private final Question question;
  private final List<Sentence> sentences;

  private SubstanceCheck(String answer, Question question, Lexicon lexicon) {
    this.lexicon = lexicon;
    this.question = question;
    this.sentences =
        unsigned(Sentence.of(Addresses.mark(MarkdownReader.read(answer, lexicon)), lexicon));
  }

  /**
   * Judges an answer. The time it takes grows with the length of the texts only.
   *
   * @param answer its Markdown
   * @param question the title, and in the lines after it the body of the question
   * @param lang language tag of the answer, such as {@code de-AT}; if it is neither German nor
   *     English, the rules of that one are used which knows more of the answer's words; if it is
   *     one of them, those of the other are used if that one knows more than twice as many
   */
  public static Verdict check(String answer, String question, String lang) {
    if (Language.GERMAN.isMeantBy(lang)) {
      return of(answer, question, Lexicon.GERMAN).verdict(answer);
    }
    if (Language.ENGLISH.isMeantBy(lang)) {
      return of(answer, question, Lexicon.ENGLISH).verdict(answer);
    }
    SubstanceCheck german = in(Lexicon.GERMAN, answer, question);
    SubstanceCheck english = in(Lexicon.ENGLISH, answer, question);
    return german.known() > english.known() ? german.verdict(answer) : english.verdict(answer);
  }

  /**
   * The check in the language of the page, or in the other one if the answer is clearly in that.
   */
  private static SubstanceCheck of(String answer, String question, Lexicon lexicon) {
    SubstanceCheck own = in(lexicon, answer, question);
    SubstanceCheck other =
        new SubstanceCheck(answer, Question.of(question, lexicon), lexicon.other());
    return other.known() > Math.max(1, 2 * own.known()) ? other : own;
  }

  private static SubstanceCheck in(Lexicon lexicon, String answer, String question) {
    return new SubstanceCheck(answer, Question.of(question, lexicon), lexicon);
  }

  /** How many words of the answer the language knows. */
  private long known() {
    return sentences.stream()
        .flatMap(sentence -> sentence.tokens().stream())
        .filter(token -> lexicon.is(Words.FUNCTION_WORDS, token))
        .count();
  }

  /** The sentences before the signature. */
  private List<Sentence> unsigned(List<Sentence> all) {
    int left = all.stream().mapToInt(sentence -> sentence.tokens().size()).sum();
    List<Sentence> kept = new ArrayList<>();
    for (Sentence sentence : all) {
      int first = closing(sentence);
      if (first >= 0 && left <= LONGEST_SIGNATURE) {
        if (first > 0) {
          kept.add(sentence.before(first));
        }
        return kept;
      }
      left -= sentence.tokens().size();
      kept.add(sentence);
    }
    return kept;
  }

  /** Where the farewell begins; less than 0 if there is none. */
  private int closing(Sentence sentence) {
    return sentence.tokens().getFirst().is(Kind.SIGNATURE)
        ? 0
        : lexicon.find(Phrases.CLOSINGS, sentence).nextSetBit(0);
  }

  private Verdict verdict(String answer) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    Set<Sense> senses = EnumSet.noneOf(Sense.class);
    for (Sentence sentence : sentences) {
      Finding finding = Reading.of(sentence, question, lexicon);
      if (finding.sense() == Sense.SAYS || isAskedFor(sentence, finding)) {
        return new Verdict.Passes();
      }
      senses.add(finding.sense());
      rules.addAll(finding.rules());
    }
    if (senses.contains(Sense.HINTS) && Collections.disjoint(rules, ELSEWHERE)) {
      return new Verdict.Passes();
    }
    if (question.isYesOrNo() && senses.containsAll(Set.of(Sense.DECIDES, Sense.ADDS))) {
      return new Verdict.Passes();
    }
    if (senses.contains(Sense.ASKS)) {
      return new Verdict.AsksBack();
    }
    if (rules.isEmpty()) {
      rules.add(answer.isBlank() ? Rule.EMPTY : Rule.ONLY_PHRASES);
    }
    return new Verdict.Stopped(List.copyOf(rules));
  }

  /** An address or an office is an answer if one was asked for. */
  private boolean isAskedFor(Sentence sentence, Finding finding) {
    boolean talk =
        finding.rules().contains(Rule.ONLY_PROMISE) || finding.rules().contains(Rule.ONLY_PHRASES);
    boolean away = question.asksForStatus() && lexicon.has(Phrases.REFERRALS, sentence);
    return has(sentence, this::isNumberAskedFor)
        || (!talk && !away && has(sentence, this::isPlaceAskedFor));
  }

  private boolean isNumberAskedFor(Token token) {
    return (question.asksForNumber() && (token.isContact() || token.is(Kind.NUMBER)))
        || (question.asksForPerson() && token.isDatum())
        || (question.asksForPlace() && !question.asksForStatus() && isAddress(token))
        || (question.asksForPlace() && token.is(Kind.PLACE));
  }

  private static boolean isAddress(Token token) {
    return token.is(Kind.LINK) || token.is(Kind.MAIL);
  }

  private boolean isPlaceAskedFor(Token token) {
    return !question.hasWord(token)
        && ((question.asksForPlace() && lexicon.is(Words.DEPARTMENTS, token))
            || (question.asksForPerson() && lexicon.isOffice(token)));
  }

  private static boolean has(Sentence sentence, Predicate<Token> wanted) {
    return sentence.tokens().stream().anyMatch(wanted);
  }
}
