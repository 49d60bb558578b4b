package org.klartext.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.klartext.site.PageMeta;
import org.klartext.site.Slug;

/**
 * Finds pages on the same subject from shared topics, tags and words of the title. Rare labels
 * count more than common ones; the body does not count, so that an edit of a text changes no other
 * page.
 */
final class Related {
  private static final int MOST = 5;

  /** How many neighbours are looked at for one page; keeps large sites linear. */
  private static final int BUDGET = 400;

  private static final int SHORTEST_WORD = 5;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, List<Integer>> byLabel = new HashMap<>();
  private final List<Shelf.Item> items;
  private final List<Set<String>> labels = new ArrayList<>();

  Related(Shelf shelf) {
    this.items = shelf.items().stream().filter(item -> isSubject(item.page().meta())).toList();
    for (int index = 0; index < items.size(); index++) {
      Set<String> own = labelsOf(items.get(index).page().meta());
      labels.add(own);
      for (String label : own) {
        byLabel.computeIfAbsent(label, it -> new ArrayList<>()).add(index);
      }
    }
  }

  private static boolean isSubject(PageMeta meta) {
    return switch (meta.kind()) {
      case ARTICLE, FAQ, QUESTION -> true;
      case TOPIC, EXPERT, PAGE -> false;
    };
  }

  private static Set<String> labelsOf(PageMeta meta) {
    Set<String> labels = new TreeSet<>();
    meta.labels().topics().forEach(topic -> labels.add("topic " + topic));
    meta.labels().tags().forEach(tag -> labels.add("tag " + Slug.of(tag)));
    NO_WORD
        .splitAsStream(meta.title().toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .forEach(word -> labels.add("word " + word));
    return labels;
  }

  /** For every page that has a subject, the pages nearest to it, best first; by path. */
  Map<String, List<Shelf.Item>> all() {
    Map<String, List<Shelf.Item>> related = new HashMap<>();
    int[] scores = new int[items.size()];
    for (int index = 0; index < items.size(); index++) {
      related.put(items.get(index).path(), nearest(index, scores));
    }
    return related;
  }

  private List<Shelf.Item> nearest(int self, int[] scores) {
    List<String> rarestFirst = new ArrayList<>(labels.get(self));
    rarestFirst.sort(Comparator.comparingInt((String label) -> members(label).size()));
    List<Integer> touched = new ArrayList<>();
    int budget = BUDGET;
    for (String label : rarestFirst) {
      List<Integer> members = members(label);
      int weight = weight(members.size());
      for (int neighbour : nextTo(self, members, budget)) {
        if (scores[neighbour] == 0) {
          touched.add(neighbour);
        }
        scores[neighbour] += weight;
        budget--;
      }
    }
    List<Shelf.Item> best = best(self, touched, scores);
    touched.forEach(index -> scores[index] = 0);
    return best;
  }

  private List<Integer> members(String label) {
    return byLabel.getOrDefault(label, List.of());
  }

  /** Of a label that many carry, the pages nearest in time. */
  private static List<Integer> nextTo(int self, List<Integer> members, int budget) {
    if (members.size() <= budget) {
      return members;
    }
    int place = java.util.Collections.binarySearch(members, self);
    int from = Math.clamp((long) place - budget / 2, 0, members.size() - Math.max(budget, 0));
    return members.subList(from, from + Math.max(budget, 0));
  }

  private int weight(int members) {
    return members < 2 ? 0 : Math.max(1, 32 - Integer.numberOfLeadingZeros(items.size() / members));
  }

  private List<Shelf.Item> best(int self, List<Integer> touched, int[] scores) {
    return touched.stream()
        .filter(index -> index != self && scores[index] > 1)
        .sorted(Comparator.comparingInt((Integer index) -> -scores[index]).thenComparing(i -> i))
        .limit(MOST)
        .map(items::get)
        .toList();
  }
}
