package org.klartext.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.account.House.PASSWORD;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.identity.Session;

/** Whoever knows a password gets in; whoever guesses waits. */
class LoginsTest {
  private static final StaffAccounts.Legacy NOBODY =
      (_, _) -> {
        throw new AssertionError("There is no profile");
      };

  private static final String HOME = "198.51.100.1";

  @TempDir Path folder;

  private static LoginOutcome.SignedIn signIn(House house, String name) {
    return assertInstanceOf(LoginOutcome.SignedIn.class, house.logins.login(name, PASSWORD, HOME));
  }

  private static long waits(LoginOutcome outcome) {
    return outcome instanceof LoginOutcome.Wait wait ? wait.seconds() : 0;
  }

  @ParameterizedTest
  @EnumSource
  void aSessionLastsUntilItIsEndedOrTwelveHoursHavePassed(TestDatabases databases)
      throws Exception {
    try (House house = new House(databases, folder)) {
      house.staff.add("terminal", "Maria", Role.MODERATOR, PASSWORD);
      LoginOutcome.SignedIn first = signIn(house, " MARIA ");
      LoginOutcome.SignedIn second = signIn(house, "maria");
      Session session = house.logins.session(first.token()).orElseThrow();
      assertEquals(first.session(), session);
      assertEquals("maria", session.identity().account().name());
      assertTrue(session.identity().may(Scope.MODERATION));
      assertFalse(session.identity().may(Scope.ADMIN));
      assertNotEquals(first.token(), second.token());
      assertNotEquals(first.session().csrf(), second.session().csrf());
      house.logins.logout(first.token());
      assertTrue(house.logins.session(first.token()).isEmpty());
      house.clock.pass(Logins.SESSION.minusMillis(1));
      assertTrue(house.logins.session(second.token()).isPresent());
      house.clock.pass(Duration.ofMillis(1));
      assertTrue(house.logins.session(second.token()).isEmpty());
      assertTrue(house.logins.session("").isEmpty());
      assertTrue(house.logins.session("\u0000x").isEmpty());
    }
  }

  @Test
  void wrongPasswordUnknownNameAndDisabledAccountLookAlike() throws Exception {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      house.staff.add("terminal", "egon", Role.EDITOR, PASSWORD);
      house.staff.disable("terminal", "egon", NOBODY);
      LoginOutcome refused = new LoginOutcome.Refused();
      assertEquals(refused, house.logins.login("maria", "vier grüne Elefante", HOME));
      assertEquals(refused, house.logins.login("niemand", PASSWORD, HOME));
      assertEquals(refused, house.logins.login("egon", PASSWORD, HOME));
      assertEquals(refused, house.logins.login("", "", HOME));
      assertEquals(refused, house.logins.login("x' or '1'='1\u0000", PASSWORD, HOME));
      house.staff.enable("terminal", "egon");
      signIn(house, "egon");
    }
  }

  @Test
  void anUmlautIsTheSameHoweverItIsComposed() throws Exception {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      house.staff.add("terminal", "jörg", Role.EDITOR, PASSWORD);
      assertInstanceOf(
          LoginOutcome.SignedIn.class,
          house.logins.login("jo\u0308rg", PASSWORD.replace("ü", "u\u0308"), HOME));
    }
  }

  @Test
  void afterThreeFailuresNobodyIsAskedForAPasswordForAWhile() throws Exception {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      for (int i = 0; i < 3; i++) {
        assertEquals(
            new LoginOutcome.Refused(), house.logins.login("Maria", "falsch", "10.0.0." + i));
      }
      assertEquals(1, waits(house.logins.login("maria", PASSWORD, HOME)));
      house.clock.pass(Duration.ofSeconds(1));
      signIn(house, "maria");
    }
  }

  @Test
  void theDelayDoublesWithEveryFailureAndIsForgottenSlowly() {
    MovableClock clock = new MovableClock();
    Attempts attempts = new Attempts(3, clock);
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      assertTrue(attempts.begin("maria").isZero());
      clock.pass(Duration.ofMillis(10));
      Duration wait = attempts.begin("maria");
      delays.add(wait.isZero() ? 0 : wait.plusMillis(10).toSeconds());
      if (wait.isZero()) {
        attempts.takeBack("maria");
      }
      clock.pass(wait);
    }
    assertEquals(
        List.of(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L), delays);
    assertTrue(attempts.begin("egon").isZero());
    clock.pass(Duration.ofMinutes(140));
    assertTrue(attempts.begin("maria").isZero());
    assertTrue(attempts.begin("maria").isZero(), "all but one failure are forgotten");
  }

  @Test
  void manyAttemptsAtOnceAreNoWayAround() throws Exception {
    MovableClock clock = new MovableClock();
    Attempts attempts = new Attempts(3, clock);
    List<Future<Boolean>> begun = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        begun.add(threads.submit(() -> attempts.begin("maria").isZero()));
      }
    }
    long count = 0;
    for (Future<Boolean> one : begun) {
      count += one.get() ? 1 : 0;
    }
    assertEquals(3, count);
  }

  @Test
  void oneAddressThatTriesManyNamesWaitsToo() throws Exception {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      for (int i = 0; i < 10; i++) {
        assertEquals(
            new LoginOutcome.Refused(), house.logins.login("name" + i, "geraten oder was", HOME));
      }
      assertEquals(1, waits(house.logins.login("maria", PASSWORD, HOME)));
      assertInstanceOf(
          LoginOutcome.SignedIn.class, house.logins.login("maria", PASSWORD, "203.0.113.5"));
      house.clock.pass(Duration.ofSeconds(1));
      signIn(house, "maria");
    }
  }

  @Test
  void whoeverGetsInHasNotGuessed() throws Exception {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      for (int i = 0; i < 15; i++) {
        signIn(house, "maria");
      }
      house.logins.login("maria", "vertippt vertippt", HOME);
      house.logins.login("maria", "vertippt vertippt", HOME);
      signIn(house, "maria");
      assertEquals(0, waits(house.logins.login("maria", "vertippt vertippt", HOME)));
    }
  }
}
