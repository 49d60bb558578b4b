package org.klartext.api.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.klartext.api.TestClock;
import org.klartext.api.feedback.Ballots.Ballot;

/** Who has voted is known for a day, and for no longer. */
class BallotsTest {
  private final TestClock clock = new TestClock();
  private final Ballots ballots = new Ballots(clock, new Random(7), 2);

  private Ballot take(boolean helpful, String visitor) {
    return ballots.take("router", helpful, visitor).orElseThrow();
  }

  @Test
  void aVoteThatCouldNotBeStoredIsAsIfItHadNotBeen() {
    Ballot first = take(true, "a");
    ballots.giveBack(first);
    assertEquals(Optional.empty(), take(true, "a").before());
    Ballot second = take(false, "a");
    assertEquals(Optional.of(true), second.before());
    ballots.giveBack(second);
    assertTrue(take(true, "a").changesNothing());
  }

  @Test
  void aVoteOfYesterdayIsNotGivenBackToday() {
    Ballot yesterday = take(true, "a");
    clock.pass(Duration.ofDays(1));
    take(true, "a");
    ballots.giveBack(yesterday);
    assertTrue(take(true, "a").changesNothing());
  }

  @Test
  void whereTooManyHaveVotedOnlyTheyCan() {
    take(true, "a");
    take(true, "b");
    assertEquals(Optional.empty(), ballots.take("router", true, "c"));
    assertEquals(Optional.empty(), ballots.take("other", true, "a"));
    assertFalse(take(false, "b").changesNothing());
    clock.pass(Duration.ofDays(1));
    assertEquals(Optional.empty(), take(true, "c").before());
  }

  @Test
  void nobodyHasTheSameNameOnTwoDaysOrForTwoPages() {
    long today = take(true, "a").name();
    assertFalse(today == ballots.take("other", true, "a").orElseThrow().name());
    clock.pass(Duration.ofDays(1));
    assertFalse(today == take(true, "a").name());
  }
}
