package org.klartext.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.files.PackedInput;

/**
 * Which stems occur on which pages, and how much each says there: a level from 1 to 15. It does not
 * depend on the other pages, so that an edit changes little of the index.
 */
final class Postings {
  private static final int LEVELS = 15;
  private static final double HALF = 4;
  private static final double MOST_OF_TEXT = 3;
  private static final double HALF_OF_TEXT = 2;
  private static final double USUAL_LENGTH = 400;

  /** A part of a compound says less of a page than a word of its own. */
  private static final double PART = 0.4;

  /** What a page says in other words says less of it, too. */
  private static final double SENSE = 0.6;

  /** What is in more than half of so many pages tells them apart only where it stands out. */
  private static final int MANY = 200;

  /** No word of the text alone comes so far. */
  private static final int STANDS_OUT = 7;

  private final Map<String, Stem> stems = new HashMap<>();
  private final Map<Word, Stem[]> stemsOf = new HashMap<>();
  private final List<List<Wording>> senses = new ArrayList<>();

  private Postings() {}

  /**
   * A stem and its pages.
   *
   * @param stem in its one spelling
   * @param parts stems of what a compound is made of; empty for a simple word
   * @param pages how many pages it occurs on
   * @param list for each page that is listed, in order: how far its number is from the one before,
   *     shifted left by four bits, plus its level
   */
  record Term(String stem, List<String> parts, int pages, Bytes list) {
    /** Copies what it is given. */
    Term {
      parts = List.copyOf(parts);
    }
  }

  /**
   * All stems of some pages, in the order of their characters.
   *
   * @param synonyms groups of wordings: a page that has one of them is found by the others
   */
  static List<Term> of(
      List<EntryWords> entries, Vocabulary vocabulary, List<List<String>> synonyms) {
    Postings postings = new Postings();
    Set<Word> used = used(entries);
    postings.addStems(used, vocabulary.partsWithin(used), vocabulary.forms());
    synonyms.forEach(group -> postings.addSense(group, vocabulary));
    for (int number = 0; number < entries.size(); number++) {
      postings.add(number, entries.get(number));
    }
    return postings.stems.values().stream()
        .filter(stem -> stem.pages > 0)
        .map(stem -> stem.term(entries.size()))
        .sorted(Comparator.comparing(Term::stem))
        .toList();
  }

  /** The words that occur on some pages. */
  static Set<Word> used(List<EntryWords> entries) {
    Set<Word> used = new HashSet<>();
    entries.forEach(entry -> used.addAll(entry.words()));
    return used;
  }

  private void addStems(Set<Word> used, Map<Word, List<String>> within, WordForms forms) {
    for (Word word : used) {
      List<String> parts =
          word.parts().isEmpty() ? within.getOrDefault(word, List.of()) : word.parts();
      Set<String> all = new LinkedHashSet<>();
      all.add(word.stem());
      parts.forEach(part -> all.add(forms.stem(part)));
      Stem[] of = all.stream().map(this::stem).toArray(Stem[]::new);
      of[0].takeParts(List.copyOf(all).subList(1, all.size()));
      stemsOf.put(word, of);
    }
  }

  private void addSense(List<String> group, Vocabulary vocabulary) {
    senses.add(
        group.stream()
            .map(vocabulary::stems)
            .filter(found -> !found.isEmpty())
            .map(found -> new Wording(found.stream().map(this::stem).toList()))
            .toList());
  }

  private Stem stem(String stem) {
    return stems.computeIfAbsent(stem, Stem::new);
  }

  private void add(int number, EntryWords entry) {
    List<Stem> touched = new ArrayList<>(entry.size() * 2);
    for (int index = 0; index < entry.size(); index++) {
      Stem[] of = java.util.Objects.requireNonNull(stemsOf.get(entry.word(index)));
      for (int place = 0; place < of.length; place++) {
        double share = place == 0 ? 1 : PART;
        if (of[place].collect(share * entry.weight(index), share * entry.count(index))) {
          touched.add(of[place]);
        }
      }
    }
    for (Share share : senses.stream().flatMap(Postings::inOtherWords).toList()) {
      if (share.stem().collect(share.weight(), share.count())) {
        touched.add(share.stem());
      }
    }
    double length = 0.5 + 0.5 * entry.length() / USUAL_LENGTH;
    touched.forEach(stem -> stem.close(number, length));
  }

  /** What the stems of the present page say in other words. */
  private static Stream<Share> inOtherWords(List<Wording> sense) {
    List<Wording> said = sense.stream().filter(Wording::isSaid).toList();
    return said.isEmpty()
        ? Stream.empty()
        : sense.stream()
            .flatMap(other -> other.stems().stream())
            .filter(stem -> !stem.isSaid())
            .distinct()
            .map(stem ->
                new Share(
                    stem,
                    SENSE * said.stream().mapToDouble(Wording::weight).max().orElse(0),
                    SENSE * said.stream().mapToDouble(Wording::count).max().orElse(0)));
  }

  private record Share(Stem stem, double weight, double count) {}

  /** The stems of a wording; it is taken as said where all of them are, in whatever order. */
  private record Wording(List<Stem> stems) {
    boolean isSaid() {
      return stems.stream().allMatch(Stem::isSaid);
    }

    double weight() {
      return stems.stream().mapToDouble(stem -> stem.ofShort).min().orElse(0);
    }

    double count() {
      return stems.stream().mapToDouble(stem -> stem.ofText).min().orElse(0);
    }
  }

  /** Collects where a stem occurs; page by page. */
  private static final class Stem {
    private final String stem;
    private final Bytes list = new Bytes();
    private int pages;
    private List<String> parts = List.of();
    private int last = -1;
    private double ofShort;
    private double ofText;

    Stem(String stem) {
      this.stem = stem;
    }

    /** Words with the same stem may be split differently: the most parts win, then the first. */
    void takeParts(List<String> other) {
      boolean isBetter =
          other.size() > parts.size()
              || (other.size() == parts.size() && other.toString().compareTo(parts.toString()) < 0);
      parts = isBetter ? other : parts;
    }

    /** Takes an occurrence on the present page; tells if it is the first there. */
    boolean collect(double shortWeight, double count) {
      boolean first = ofShort == 0 && ofText == 0;
      ofShort += shortWeight;
      ofText += count;
      return first && (ofShort > 0 || ofText > 0);
    }

    /** True if the present page has it. */
    boolean isSaid() {
      return ofShort > 0 || ofText > 0;
    }

    void close(int number, double length) {
      double text = ofText / length;
      double weight = ofShort + MOST_OF_TEXT * text / (text + HALF_OF_TEXT);
      int level = Math.clamp(Math.round(LEVELS * weight / (weight + HALF)), 1, LEVELS);
      list.number((number - last) << 4 | level);
      last = number;
      pages++;
      ofShort = 0;
      ofText = 0;
    }

    Term term(int all) {
      boolean everywhere = all > MANY && pages > all / 2;
      return new Term(stem, parts, pages, everywhere ? standingOut(list, pages) : list);
    }
  }

  private static Bytes standingOut(Bytes list, int pages) {
    PackedInput in = new PackedInput(list.toArray(), 0);
    Bytes kept = new Bytes();
    int number = -1;
    int last = -1;
    for (int page = 0; page < pages; page++) {
      int value = in.small();
      int level = value & LEVELS;
      number += value >> 4;
      if (level >= STANDS_OUT) {
        kept.number((number - last) << 4 | level);
        last = number;
      }
    }
    return kept;
  }
}
