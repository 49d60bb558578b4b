package org.klartext.api.substance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartext.api.substance.Token.Kind;

/** What was asked: its words, and whether an address or an office answers it. */
final class Question {
  private static final int SHORTEST_ROOT = 5;
  private static final int LONGEST_ROOT = 20;

  /** A sentence this long that has no word of its own is taken for a copy without a look. */
  private static final int LONGEST_COMPARED = 60;

  private final Lexicon lexicon;
  private final Set<String> stems = new HashSet<>();
  private final Set<String> pairs = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final String text;
  private final boolean yesOrNo;
  private final boolean who;
  private final boolean forNumber;
  private final boolean forPerson;
  private final boolean forPlace;
  private final boolean forStatus;
  private final boolean forHours;

  private Question(String text, Lexicon lexicon) {
    this.lexicon = lexicon;
    String first = text.lines().findFirst().orElse("");
    List<Token> title = words(MarkdownReader.read(first, lexicon));
    title.forEach(token -> stems.add(token.stem()));
    List<Token> all = words(MarkdownReader.read(text, lexicon));
    all.forEach(token -> words.add(token.word()));
    for (int at = 1; at < all.size(); at++) {
      pairs.add(pair(all.get(at - 1), all.get(at)));
    }
    this.text = text(all);
    yesOrNo = title.stream().limit(3).noneMatch(it -> lexicon.is(Words.QUESTION_WORDS, it));
    who = asks(Phrases.ASKS_WHO, first);
    forNumber = asks(Phrases.ASKS_FOR_NUMBER, first);
    forPerson = asks(Phrases.ASKS_FOR_PERSON, first);
    forPlace = asks(Phrases.ASKS_FOR_PLACE, first);
    forStatus = asks(Phrases.ASKS_FOR_STATUS, first);
    forHours = asks(Phrases.ASKS_FOR_HOURS, first);
  }

  /**
   * Reads a question.
   *
   * @param text the title; the body after a line break
   */
  static Question of(String text, Lexicon lexicon) {
    return new Question(text.strip(), lexicon);
  }

  private static List<Token> words(List<Token> tokens) {
    return tokens.stream().filter(token -> token.is(Kind.WORD) || token.is(Kind.NUMBER)).toList();
  }

  private boolean asks(Phrases list, String title) {
    return Sentence.of(MarkdownReader.read(title, lexicon), lexicon).stream()
        .anyMatch(sentence -> lexicon.has(list, sentence));
  }

  private static String text(List<Token> tokens) {
    return tokens.stream().map(token -> token.word() + " ").collect(Collectors.joining());
  }

  private static String pair(Token first, Token second) {
    return first.stem() + " " + second.stem();
  }

  /** True for a word of the title, and for two neighbours of the body. */
  boolean has(List<Token> sentence, int at) {
    Token token = sentence.get(at);
    return stems.contains(token.stem())
        || isDerived(token)
        || (at > 0 && pairs.contains(pair(sentence.get(at - 1), token)))
        || (at + 1 < sentence.size() && pairs.contains(pair(token, sentence.get(at + 1))));
  }

  /** "cancellation" says no more than "cancel". */
  private boolean isDerived(Token token) {
    String word = token.word();
    for (int end = SHORTEST_ROOT; end < word.length() && end < LONGEST_ROOT; end++) {
      if (lexicon.language() == Language.ENGLISH && stems.contains(word.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** True if a sentence is a piece of the question, word by word. */
  boolean isRepeatedBy(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    return tokens.size() > LONGEST_COMPARED || text.contains(text(tokens));
  }

  boolean hasWord(Token token) {
    return words.contains(token.word());
  }

  boolean isYesOrNo() {
    return yesOrNo;
  }

  /** True if somebody's name or office is wanted. */
  boolean asksWho() {
    return who;
  }

  boolean asksForNumber() {
    return forNumber;
  }

  boolean asksForPerson() {
    return forPerson;
  }

  boolean asksForPlace() {
    return forPlace;
  }

  /** True if the asker waits for something, which no office or page can stand for. */
  boolean asksForStatus() {
    return forStatus;
  }

  boolean asksForHours() {
    return forHours;
  }
}
