package org.klartext.api.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.klartext.api.TestClock;
import org.klartext.api.store.VainSearches.Wish;

/** What is searched for in vain is counted once a visitor and day, within bounds. */
class WishesTest {
  private final TestClock clock = new TestClock();
  private final Wishes wishes = wishes(new Wishes.Bounds(1000, 100, 100, 50));

  private Wishes wishes(Wishes.Bounds bounds) {
    return new Wishes(clock, new Random(7), bounds);
  }

  /** What was counted since the last time, such as {@code de:router}; the others as {@code de:}. */
  private static Map<String, Integer> taken(Wishes wishes) {
    Map<String, Integer> taken = new TreeMap<>();
    wishes
        .take()
        .forEach((it, searches) ->
            taken.merge(it.wish().lang() + ":" + it.wish().words(), searches, Integer::sum));
    taken.values().removeIf(it -> it == 0);
    return taken;
  }

  @Test
  void theWordsOfOneVisitorAreAmongTheOthersUntilASecondOneComes() {
    wishes.add("de", "router", "a");
    wishes.add("de", "router", "a");
    wishes.add("en", "router", "b");
    assertEquals(Map.of("de:", 1, "en:", 1), taken(wishes));
    wishes.add("de", "router", "b");
    assertEquals(Map.of("de:", -1, "de:router", 2), taken(wishes), "both are counted by now");
    wishes.add("de", "router", "b");
    wishes.add("de", "router", "c");
    assertEquals(Map.of("de:router", 1), taken(wishes));
  }

  @Test
  void theSameVisitorOnTwoDaysIsNotASecondOne() {
    wishes.add("de", "router", "a");
    clock.pass(Duration.ofDays(1));
    wishes.add("de", "router", "a");
    assertEquals(Map.of("de:", 2), taken(wishes));
    wishes.add("de", "router", "b");
    assertEquals(Map.of("de:", -1, "de:router", 2), taken(wishes));
    clock.pass(Duration.ofDays(1));
    wishes.add("de", "router", "a");
    assertEquals(Map.of("de:router", 1), taken(wishes), "many have searched for it before");
  }

  @Test
  void whatIsStoredIsCountedFromTheFirstVisitorOn() {
    wishes.know(Set.of(new Wish("de", "router")));
    wishes.add("de", "router", "a");
    wishes.add("en", "router", "a");
    assertEquals(Map.of("de:router", 1, "en:", 1), taken(wishes));
  }

  @Test
  void ofALongTextOnlyTheNumberIsCounted() {
    wishes.add("de", "x".repeat(81), "a");
    wishes.add("de", "x".repeat(81), "b");
    assertEquals(Map.of("de:", 2), taken(wishes));
  }

  @Test
  void noMoreWordsADayThanAreAllowed() {
    Wishes few = wishes(new Wishes.Bounds(1000, 100, 100, 2));
    for (String words : Set.of("eins", "zwei", "drei", "vier")) {
      few.add("de", words, "a");
      few.add("de", words, "b");
      few.add("de", words, "c");
    }
    Map<String, Integer> taken = taken(few);
    assertEquals(3, taken.size(), taken::toString);
    assertEquals(6, taken.get("de:"));
    assertEquals(12, taken.values().stream().mapToInt(it -> it).sum());
    few.know(Set.of(new Wish("de", "fünf")));
    few.add("de", "fünf", "a");
    assertEquals(Map.of("de:", 1), taken(few));
    clock.pass(Duration.ofDays(1));
    few.add("de", "fünf", "a");
    assertEquals(Map.of("de:fünf", 1), taken(few));
  }

  @Test
  void theOldestWordsOfSingleVisitorsMakeRoomForNewOnes() {
    Wishes few = wishes(new Wishes.Bounds(1000, 100, 2, 50));
    few.add("de", "alt", "a");
    few.add("de", "neu", "a");
    few.add("de", "neuer", "a");
    few.add("de", "alt", "b");
    few.add("de", "neuer", "b");
    assertEquals(Map.of("de:", 3, "de:neuer", 2), taken(few));
  }

  @Test
  void whoCannotBeRememberedAnyMoreIsAmongTheOthers() {
    Wishes few = wishes(new Wishes.Bounds(2, 100, 100, 50));
    few.add("de", "router", "a");
    few.add("de", "router", "b");
    few.add("de", "router", "c");
    few.add("de", "router", "b");
    few.add("de", "lampe", "a");
    assertEquals(Map.of("de:router", 2, "de:", 2), taken(few));
  }

  @Test
  void nobodyTakesTheRoomOfOthers() {
    Wishes few = wishes(new Wishes.Bounds(10, 2, 100, 50));
    for (int i = 0; i < 100; i++) {
      few.add("de", "unsinn " + i, "a");
    }
    few.add("de", "router", "b");
    few.add("de", "router", "c");
    assertEquals(Map.of("de:", 100, "de:router", 2), taken(few));
    clock.pass(Duration.ofDays(1));
    few.add("de", "router", "a");
    assertEquals(Map.of("de:router", 1), taken(few));
  }

  @Test
  void whatCouldNotBeStoredIsAddedToWhatCameSince() {
    wishes.add("de", "router", "a");
    Map<Wishes.Count, Integer> lost = wishes.take();
    wishes.add("de", "router", "b");
    wishes.giveBack(lost);
    assertEquals(Map.of("de:router", 2), taken(wishes));
  }
}
