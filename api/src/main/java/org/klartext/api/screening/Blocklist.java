package org.klartext.api.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartext.api.screening.Addresses.Address;
import org.klartext.api.screening.Words.Word;

/**
 * Words, phrases and hosts that must not occur. A word is found as a whole only, never inside
 * another; the time to look grows with the text and hardly with the list.
 */
public final class Blocklist {
  private static final int LONGEST = 12;
  private static final int SHORTEST = 3;
  private static final int SHORTEST_PHRASE = 6;

  /** Letters, digits and what stands between them in words; others are pieces of addresses. */
  private static final Pattern PHRASE =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} '’&-]*[\\p{L}\\p{M}\\p{N}])?");

  /** What an entry stands for. */
  public enum Sort {
    /** The text is taken for spam. */
    SPAM,
    /** The text hurts somebody and is held. */
    INSULT
  }

  /** A place in a text where an entry was found. */
  record Match(Sort sort, int start, int end) {}

  private final Map<String, Sort> terms;
  private final Set<String> beginnings;
  private final Map<String, Sort> hosts;
  private final List<String> ignored;

  private Blocklist(Map<String, Sort> terms, Map<String, Sort> hosts, List<String> ignored) {
    this.terms = Map.copyOf(terms);
    this.beginnings = terms.keySet().stream().map(Blocklist::beginning).collect(Collectors.toSet());
    this.hosts = Map.copyOf(hosts);
    this.ignored = List.copyOf(ignored);
  }

  private static String beginning(String term) {
    int blank = term.indexOf(' ');
    return blank < 0 ? term : term.substring(0, blank);
  }

  /**
   * A list from the lines of a file.
   *
   * @param sort of all entries
   * @param lines a word, a phrase of up to twelve words or a host each; what follows a {@code #} is
   *     a comment
   */
  public static Blocklist of(Sort sort, Collection<String> lines) {
    Map<String, Sort> terms = new HashMap<>();
    Map<String, Sort> hosts = new HashMap<>();
    List<String> ignored = new ArrayList<>();
    for (String line : lines) {
      String entry = line.replaceFirst("#.*", "").strip();
      Optional<String> host = Addresses.host(entry);
      Optional<String> term = host.isPresent() ? Optional.empty() : term(entry);
      host.ifPresent(it -> hosts.put(it, sort));
      term.ifPresent(it -> terms.put(it, sort));
      if (!entry.isEmpty() && host.isEmpty() && term.isEmpty()) {
        ignored.add(entry);
      }
    }
    return new Blocklist(terms, hosts, ignored);
  }

  /**
   * A list from a file.
   *
   * @throws IOException if the file cannot be read
   */
  public static Blocklist read(Sort sort, Path file) throws IOException {
    return of(sort, new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList());
  }

  /** The list that Klartext brings along: spam and insults in German and English. */
  static Blocklist builtIn() {
    return of(Sort.INSULT, resource("insults.txt")).and(of(Sort.SPAM, resource("spam.txt")));
  }

  private static List<String> resource(String name) {
    try (InputStream in = Objects.requireNonNull(Blocklist.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> term(String entry) {
    List<Word> words = Visible.of(entry).words();
    String term = words.stream().map(Word::folded).collect(Collectors.joining(" "));
    int least = words.size() > 1 ? SHORTEST_PHRASE : SHORTEST;
    boolean fits = weight(term) >= least && words.size() <= LONGEST;
    return fits && PHRASE.matcher(entry).matches() ? Optional.of(term) : Optional.empty();
  }

  // one Chinese character says as much as three letters
  private static int weight(String term) {
    return term.codePoints()
        .map(it -> Character.isIdeographic(it) ? SHORTEST : Character.isSpaceChar(it) ? 0 : 1)
        .sum();
  }

  /** Both lists; where both have an entry, the other one's sort counts. */
  public Blocklist and(Blocklist other) {
    Map<String, Sort> allTerms = new HashMap<>(terms);
    allTerms.putAll(other.terms);
    Map<String, Sort> allHosts = new HashMap<>(hosts);
    allHosts.putAll(other.hosts);
    List<String> allIgnored = new ArrayList<>(ignored);
    allIgnored.addAll(other.ignored);
    return new Blocklist(allTerms, allHosts, allIgnored);
  }

  /** Number of words, phrases and hosts. */
  public int size() {
    return terms.size() + hosts.size();
  }

  /**
   * The lines that are neither a word of at least three letters, nor a phrase of at least six, nor
   * a host, such as pieces of addresses.
   */
  public List<String> ignored() {
    return ignored;
  }

  /** The first spam in a text, else the first insult. */
  Optional<Match> find(Visible text) {
    List<Match> matches = new ArrayList<>();
    text.addresses().forEach(it -> host(it, matches));
    List<Word> words = text.words();
    collect(words, matches);
    List<Word> undisguised = Disguise.off(Words.withSigns(text, Folding.UMLAUTS_WRITTEN_OUT));
    if (!undisguised.equals(words)) {
      collect(undisguised, matches);
    }
    return matches.stream().min(Comparator.comparing(Match::sort));
  }

  private void host(Address address, List<Match> matches) {
    String host = address.host();
    for (int dot = -1, next; ; dot = next) {
      Optional.ofNullable(hosts.get(host.substring(dot + 1)))
          .ifPresent(it -> matches.add(new Match(it, address.start(), address.end())));
      next = host.indexOf('.', dot + 1);
      if (next < 0) {
        return;
      }
    }
  }

  private void collect(List<Word> words, List<Match> matches) {
    for (int at = 0; at < words.size(); at++) {
      if (beginnings.contains(words.get(at).folded())) {
        phrases(words.subList(at, Math.min(words.size(), at + LONGEST)), matches);
      }
    }
  }

  private void phrases(List<Word> words, List<Match> matches) {
    StringBuilder phrase = new StringBuilder();
    for (Word word : words) {
      phrase.append(phrase.isEmpty() ? "" : " ").append(word.folded());
      Optional.ofNullable(terms.get(phrase.toString()))
          .ifPresent(it -> matches.add(new Match(it, words.getFirst().start(), word.end())));
    }
  }
}
