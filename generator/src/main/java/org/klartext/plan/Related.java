package org.klartext.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.klartext.site.PageMeta;

/**
 * Finds pages on the same subject from shared topics, tags and words of the title. Rare labels
 * count more than common ones; the body does not count, so that an edit of a text changes no other
 * page.
 */
final class Related {
  private static final int MOST = 5;

  /** How many neighbours are looked at for one page; keeps large sites linear. */
  private static final int BUDGET = 256;

  private static final int SHORTEST_WORD = 5;

  private final List<Shelf.Item> items;
  private final List<List<Label>> labels = new ArrayList<>();
  private final int[] scores;
  private final int[] touched = new int[BUDGET];

  /** What several pages may share, and the places of those that do. */
  private static final class Label {
    private int[] members = new int[2];
    private int size;

    void add(int member) {
      if (size == members.length) {
        members = Arrays.copyOf(members, size * 2);
      }
      members[size] = member;
      size++;
    }
  }

  Related(Shelf shelf) {
    this.items = shelf.items().stream().filter(item -> isSubject(item.page().meta())).toList();
    this.scores = new int[items.size()];
    Map<String, Label> all = new HashMap<>();
    for (int index = 0; index < items.size(); index++) {
      List<Label> own = new ArrayList<>();
      for (String name : names(items.get(index).page().meta())) {
        Label label = all.computeIfAbsent(name, it -> new Label());
        label.add(index);
        own.add(label);
      }
      labels.add(own);
    }
  }

  private static boolean isSubject(PageMeta meta) {
    return switch (meta.kind()) {
      case ARTICLE, FAQ, QUESTION -> true;
      case TOPIC, EXPERT, PAGE -> false;
    };
  }

  private static Set<String> names(PageMeta meta) {
    Set<String> names = new TreeSet<>();
    meta.labels().topics().forEach(topic -> names.add("topic " + topic));
    meta.labels().tags().forEach(tag -> names.add("tag " + Shelf.tagSlug(tag)));
    addWords(meta.title().toLowerCase(Locale.ROOT), names);
    return names;
  }

  private static void addWords(String title, Set<String> names) {
    int start = 0;
    for (int end = 0; end <= title.length(); end++) {
      if (end == title.length() || !Character.isLetterOrDigit(title.charAt(end))) {
        if (end - start >= SHORTEST_WORD) {
          names.add("word " + title.substring(start, end));
        }
        start = end + 1;
      }
    }
  }

  /** For every page that has a subject, the pages nearest to it, best first; by path. */
  Map<String, List<Shelf.Item>> all() {
    Map<String, List<Shelf.Item>> related = HashMap.newHashMap(items.size());
    for (int index = 0; index < items.size(); index++) {
      related.put(items.get(index).path(), nearest(index));
    }
    return related;
  }

  private List<Shelf.Item> nearest(int self) {
    List<Label> rarestFirst = labels.get(self);
    rarestFirst.sort((a, b) -> Integer.compare(a.size, b.size));
    int count = 0;
    int budget = BUDGET;
    for (Label label : rarestFirst) {
      int weight = weight(label.size);
      int length = Math.min(label.size, budget);
      int from = start(self, label, length);
      for (int place = from; weight > 0 && place < from + length; place++) {
        int neighbour = label.members[place];
        if (scores[neighbour] == 0) {
          touched[count] = neighbour;
          count++;
        }
        scores[neighbour] += weight;
      }
      budget -= length;
    }
    List<Shelf.Item> best = best(self, count);
    for (int index = 0; index < count; index++) {
      scores[touched[index]] = 0;
    }
    return best;
  }

  /** Of a label that many carry, the pages nearest in time are looked at. */
  private static int start(int self, Label label, int length) {
    if (length == label.size) {
      return 0;
    }
    int place = Arrays.binarySearch(label.members, 0, label.size, self);
    return Math.clamp((long) place - length / 2, 0, label.size - length);
  }

  private int weight(int members) {
    return members < 2 ? 0 : Math.max(1, 32 - Integer.numberOfLeadingZeros(items.size() / members));
  }

  /** Those with the highest scores; of equals the newer one. */
  private List<Shelf.Item> best(int self, int count) {
    List<Shelf.Item> best = new ArrayList<>(MOST);
    for (int rank = 0; rank < MOST; rank++) {
      int winner = -1;
      for (int index = 0; index < count; index++) {
        int candidate = touched[index];
        int score = candidate == self ? 0 : scores[candidate];
        boolean better = winner < 0 || score > scores[winner];
        if (score > 1 && (better || (score == scores[winner] && candidate < winner))) {
          winner = candidate;
        }
      }
      if (winner < 0) {
        return best;
      }
      best.add(items.get(winner));
      scores[winner] = 1;
    }
    return best;
  }
}
