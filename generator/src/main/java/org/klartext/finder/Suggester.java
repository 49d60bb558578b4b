package org.klartext.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.klartext.search.WordReader;

/**
 * Completes what is being typed from titles and other wordings of pages, never from their texts.
 * Wordings stand in the order of their words, in one small array for all that begin with the same
 * letters, so that a page that changes costs a copy of a few of them. Immutable.
 */
final class Suggester {
  private static final int MOST_LETTERS = 200;
  private static final int MOST_WORDS = 8;
  private static final int MOST_WORDS_KEPT = 20;
  private static final int MOST_WORDINGS = 20;
  private static final int SHORTEST = 2;
  private static final int SHORTEST_MISTYPED = 5;
  private static final int MOST_MISTYPED = 2;
  private static final int MOST_MEANT = 10;

  /** What a word of a keystroke may cost; the first in their order are looked at. */
  private static final int MOST_LOOKED_AT = 2_000;

  private static final List<String> KINDS =
      List.of("faq", "topic", "article", "page", "question", "expert");

  private static final int LETTERS = 3;
  private static final Place[] NONE = {};
  private static final Comparator<Place> BY_WORD = Comparator.comparing(Place::word);

  private final WordReader reader;
  private final Map<String, List<Wording>> byPage;
  private final NavigableMap<String, Place[]> byLetters;

  private Suggester(
      WordReader reader,
      Map<String, List<Wording>> byPage,
      NavigableMap<String, Place[]> byLetters) {
    this.reader = reader;
    this.byPage = byPage;
    this.byLetters = byLetters;
  }

  /** Knows no page. */
  static Suggester of(WordReader reader) {
    return new Suggester(reader, Map.of(), new TreeMap<>());
  }

  /**
   * What may be suggested.
   *
   * @param rank what is shown first among those that fit equally well
   * @param words spellings of its words
   * @param phrase all of them in their order
   */
  private record Wording(String id, String text, Rank rank, List<String> words, String phrase) {
    boolean has(Typed typed) {
      for (String word : words) {
        for (String beginning : typed.meant()) {
          if (word.startsWith(beginning)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private record Rank(int kind, int weight, int place) {
    static final Comparator<Rank> FIRST_SHOWN =
        Comparator.comparingInt(Rank::kind)
            .thenComparingInt(Rank::weight)
            .thenComparingInt(Rank::place);
  }

  /** Where a wording can be found: at one of its words, and at all of them in their order. */
  private record Place(String word, Wording wording) {}

  /**
   * A word that was typed.
   *
   * @param meant beginnings of words it may stand for
   * @param stop true if it says nothing of a subject
   */
  private record Typed(List<String> meant, boolean stop) {}

  private record Match(Wording wording, boolean phrase, int matched) {
    static final Comparator<Match> BEST_FIRST =
        Comparator.comparing(Match::phrase)
            .thenComparingInt(Match::matched)
            .reversed()
            .thenComparing(it -> it.wording().rank(), Rank.FIRST_SHOWN)
            .thenComparingInt(it -> it.wording().text().length())
            .thenComparing(it -> it.wording().text())
            .thenComparing(it -> it.wording().id());
  }

  /** The same after some pages have changed. */
  Suggester with(Collection<Entry> changed, Collection<String> gone) {
    Map<String, List<Wording>> pages = new HashMap<>(byPage);
    Set<Wording> old = Collections.newSetFromMap(new IdentityHashMap<>());
    Map<String, List<Place>> added = new HashMap<>();
    Stream.concat(gone.stream(), changed.stream().map(Entry::id))
        .forEach(id -> {
          List<Wording> before = pages.remove(id);
          old.addAll(before == null ? List.of() : before);
        });
    Map<String, String> seen = new HashMap<>();
    for (Entry entry : changed) {
      List<Wording> wordings = wordings(entry, seen);
      pages.put(entry.id(), wordings);
      wordings.forEach(it -> places(it).forEach(place -> at(added, place).add(place)));
    }
    old.forEach(it -> places(it).forEach(place -> at(added, place)));
    NavigableMap<String, Place[]> places = new TreeMap<>(byLetters);
    added.forEach((letters, more) -> {
      Place[] now = merged(byLetters.getOrDefault(letters, NONE), more, old);
      if (now.length == 0) {
        places.remove(letters);
      } else {
        places.put(letters, now);
      }
    });
    return new Suggester(reader, pages, places);
  }

  private List<Wording> wordings(Entry entry, Map<String, String> seen) {
    String kind =
        entry.traits().stream()
            .filter(it -> it.startsWith("kind:"))
            .findFirst()
            .map(it -> it.substring("kind:".length()))
            .orElse("");
    int order = KINDS.contains(kind) ? KINDS.indexOf(kind) : KINDS.size();
    int weight = entry.standing().weight();
    List<Wording> wordings = new ArrayList<>();
    Stream.concat(Stream.of(entry.title()), entry.asked().stream())
        .limit(MOST_WORDINGS)
        .forEach(text -> {
          Rank rank = new Rank(order, weight == 0 ? Integer.MAX_VALUE : weight, wordings.size());
          wordings.add(wording(entry.id(), text, rank, seen));
        });
    return List.copyOf(wordings);
  }

  private Wording wording(String id, String text, Rank rank, Map<String, String> seen) {
    String kept = text.substring(0, Math.min(MOST_LETTERS, text.length()));
    List<String> words = reader.spellings(kept, MOST_WORDS_KEPT, seen);
    String phrase =
        kept.indexOf('-') < 0
            ? phrase(words)
            : phrase(reader.spellings(apart(kept), MOST_WORDS_KEPT, seen));
    return new Wording(id, text, rank, words.stream().distinct().toList(), phrase);
  }

  /** What a hyphen joins is typed with other things between, too. */
  private static String apart(String text) {
    return text.replace('-', ' ');
  }

  private static String phrase(List<String> words) {
    return String.join(" ", words);
  }

  /** The first word begins the phrase and needs no place of its own. */
  private static Stream<Place> places(Wording wording) {
    return wording.words().isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(wording.phrase()), wording.words().stream().skip(1))
            .map(word -> new Place(word, wording));
  }

  private static List<Place> at(Map<String, List<Place>> places, Place place) {
    return places.computeIfAbsent(letters(place.word()), _ -> new ArrayList<>());
  }

  private static String letters(String word) {
    return word.substring(0, Math.min(LETTERS, word.length()));
  }

  private static Place[] merged(Place[] known, List<Place> added, Set<Wording> old) {
    List<Place> now = new ArrayList<>(known.length + added.size());
    for (Place place : known) {
      if (old.isEmpty() || !old.contains(place.wording())) {
        now.add(place);
      }
    }
    now.addAll(added);
    Place[] places = now.toArray(Place[]::new);
    Arrays.sort(places, BY_WORD);
    return places;
  }

  /**
   * What fits best.
   *
   * @param typed so far; the beginning of a longer text is read
   * @param limit how many are wanted at most
   */
  List<Suggestion> suggest(String typed, int limit) {
    String text = apart(typed.substring(0, Math.min(MOST_LETTERS, typed.length())));
    List<String> words = reader.spellings(text, MOST_WORDS, new HashMap<>());
    String phrase = phrase(words);
    if (phrase.length() < SHORTEST || limit < 1) {
      return List.of();
    }
    List<Typed> all = typed(words.stream().distinct().toList());
    List<Typed> telling = all.stream().filter(it -> !it.stop()).toList();
    List<Typed> looked = telling.isEmpty() ? all : telling;
    Map<String, Match> best = new LinkedHashMap<>();
    each(phrase, wording -> take(wording, all, looked, phrase, best));
    for (Typed word : looked) {
      for (String beginning : word.meant()) {
        each(beginning, wording -> take(wording, all, looked, phrase, best));
      }
    }
    return best.values().stream()
        .sorted(Match.BEST_FIRST)
        .limit(limit)
        .map(it -> new Suggestion(it.wording().id(), it.wording().text()))
        .toList();
  }

  /** The wordings with a word that has this beginning, or that have it themselves. */
  private void each(String beginning, Consumer<Wording> wordings) {
    int rest = MOST_LOOKED_AT;
    for (Place[] places : near(beginning)) {
      for (int at = first(places, beginning);
          at < places.length && rest > 0 && places[at].word().startsWith(beginning);
          at++, rest--) {
        wordings.accept(places[at].wording());
      }
    }
  }

  private Collection<Place[]> near(String beginning) {
    String letters = letters(beginning);
    return beginning.length() < LETTERS
        ? byLetters.subMap(letters, true, letters + Character.MAX_VALUE, false).values()
        : byLetters.subMap(letters, true, letters, true).values();
  }

  /** At least half of the words that say something must be there. */
  private static void take(
      Wording wording,
      List<Typed> all,
      List<Typed> looked,
      String phrase,
      Map<String, Match> best) {
    int matched = 0;
    int found = 0;
    for (Typed word : all) {
      if (wording.has(word)) {
        matched++;
        found += looked.contains(word) ? 1 : 0;
      }
    }
    if (2 * found >= looked.size()) {
      Match match = new Match(wording, wording.phrase().startsWith(phrase), matched);
      best.merge(wording.id(), match, (a, b) -> Match.BEST_FIRST.compare(a, b) <= 0 ? a : b);
    }
  }

  /** The number of the first place that does not come before a beginning. */
  private static int first(Place[] places, String beginning) {
    int from = 0;
    int to = places.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (places[middle].word().compareTo(beginning) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** For every word that nobody has, all words are looked at. */
  private List<Typed> typed(List<String> words) {
    List<Typed> typed = new ArrayList<>();
    int rest = MOST_MISTYPED;
    for (String word : words) {
      boolean mistyped = rest > 0 && word.length() >= SHORTEST_MISTYPED && !isKnown(word);
      rest -= mistyped ? 1 : 0;
      typed.add(
          mistyped ? new Typed(meant(word), false) : new Typed(List.of(word), reader.isStop(word)));
    }
    return typed;
  }

  private boolean isKnown(String word) {
    return near(word).stream()
        .anyMatch(places -> {
          int at = first(places, word);
          return at < places.length && places[at].word().startsWith(word);
        });
  }

  private List<String> meant(String word) {
    Set<String> meant = new LinkedHashSet<>();
    for (Place[] places : byLetters.values()) {
      String last = "";
      for (Place place : places) {
        boolean another = !place.word().equals(last);
        last = place.word();
        if (another && meant.size() < MOST_MEANT && isNear(word, last)) {
          int space = last.indexOf(' ');
          meant.add(space < 0 ? last : last.substring(0, space));
        }
      }
    }
    return meant.isEmpty() ? List.of(word) : List.copyOf(meant);
  }

  /** True if one letter more, less, changed or exchanged makes a word the beginning of another. */
  static boolean isNear(String typed, String word) {
    int at = 0;
    while (at < typed.length() && at < word.length() && typed.charAt(at) == word.charAt(at)) {
      at++;
    }
    boolean exchanged =
        at + 1 < word.length()
            && at + 1 < typed.length()
            && typed.charAt(at) == word.charAt(at + 1)
            && typed.charAt(at + 1) == word.charAt(at);
    return at >= typed.length() - 1
        || goesOn(typed, at + 1, word, at)
        || goesOn(typed, at + 1, word, at + 1)
        || goesOn(typed, at, word, at + 1)
        || (exchanged && goesOn(typed, at + 2, word, at + 2));
  }

  private static boolean goesOn(String typed, int from, String word, int at) {
    return word.regionMatches(at, typed, from, typed.length() - from);
  }
}
