package org.klartext.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.account.House.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.account.AccountException.Code;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.ApiToken;
import org.klartext.api.identity.Role;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.AuditTrail;

/** Who works here, what their programs may do, and how the first one comes in. */
class StaffAccountsTest {
  private static final StaffAccounts.Legacy NOBODY =
      (_, _) -> {
        throw new AssertionError("There is no profile");
      };

  private static final Set<Scope> QUEUE = EnumSet.of(Scope.MODERATION);

  @TempDir Path folder;

  private interface Work {
    void run() throws AccountException;
  }

  private static void refused(Code code, Work work) {
    assertEquals(code, assertThrows(AccountException.class, work::run).code());
  }

  private static String signIn(House house, String name, String password) {
    LoginOutcome outcome = house.logins.login(name, password, "198.51.100.1");
    return assertInstanceOf(LoginOutcome.SignedIn.class, outcome).token();
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeIsNoted(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      Account maria = house.staff.add("terminal", "Maria.K", Role.MODERATOR, PASSWORD);
      house.staff.add("maria.k", "anna", Role.EDITOR, PASSWORD);
      assertEquals(
          List.of("anna", "maria.k"), house.staff.list().stream().map(Account::name).toList());
      assertEquals(maria, house.staff.list().getLast());
      refused(Code.NAME_TAKEN, () -> house.staff.add("terminal", "ANNA", Role.EDITOR, PASSWORD));
      house.staff.disable("terminal", "anna", NOBODY);
      house.staff.enable("terminal", "anna");
      house.staff.setPassword("terminal", "anna", "fünf graue Elefanten");
      ApiToken token =
          house.tokens.create("terminal", "maria.k", "Bot", QUEUE, Optional.empty()).token();
      house.tokens.revoke("anna", token.id());
      refused(Code.UNKNOWN_ACCOUNT, () -> house.staff.disable("terminal", "egon", NOBODY));
      refused(Code.UNKNOWN_TOKEN, () -> house.tokens.revoke("terminal", token.id()));
      assertEquals(
          Set.of(
              "terminal account-added maria.k",
              "maria.k account-added anna",
              "terminal account-disabled anna",
              "terminal account-enabled anna",
              "terminal password-set anna",
              "terminal token-created " + token.id(),
              "anna token-revoked " + token.id()),
          Set.copyOf(AuditTrail.of(house.database())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsDisabledIsOutAtOnceWithAllTheirPrograms(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      house.staff.add("terminal", "anna", Role.MODERATOR, PASSWORD);
      String session = signIn(house, "maria", PASSWORD);
      String other = signIn(house, "anna", PASSWORD);
      String key = house.tokens.create("anna", "maria", "Bot", QUEUE, Optional.empty()).key();
      assertTrue(house.tokens.authenticate(key).isPresent());
      house.staff.disable("anna", "maria", NOBODY);
      assertTrue(house.logins.session(session).isEmpty());
      assertTrue(house.tokens.authenticate(key).isEmpty());
      refused(
          Code.UNKNOWN_ACCOUNT,
          () -> house.tokens.create("anna", "maria", "Bot", QUEUE, Optional.empty()));
      house.staff.enable("anna", "maria");
      assertTrue(house.logins.session(session).isEmpty());
      assertTrue(house.tokens.authenticate(key).isEmpty());
      assertTrue(house.logins.session(other).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewPasswordEndsTheOtherSessions(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      String old = signIn(house, "maria", PASSWORD);
      String fresh = signIn(house, "maria", PASSWORD);
      house.staff.changePassword("maria", fresh, "fünf graue Elefanten");
      assertTrue(house.logins.session(old).isEmpty());
      assertTrue(house.logins.session(fresh).isPresent());
      assertEquals(
          new LoginOutcome.Refused(), house.logins.login("maria", PASSWORD, "198.51.100.1"));
      signIn(house, "maria", "fünf graue Elefanten");
      house.staff.setPassword("terminal", "maria", PASSWORD);
      assertTrue(house.logins.session(fresh).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kurz, PASSWORD_TOO_SHORT",
    "elf Zeichen, PASSWORD_TOO_SHORT",
    "Passwort 1234, PASSWORD_TOO_COMMON",
    "1q2w3e4r5t6z, PASSWORD_TOO_COMMON",
    "aaaaaaaaaaaaaaaa, PASSWORD_TOO_COMMON",
    "1212121212121212, PASSWORD_TOO_COMMON",
    "maria.keller, PASSWORD_TOO_COMMON",
    "Maria.Keller123, PASSWORD_TOO_COMMON",
  })
  void aPasswordThatWouldBeGuessedIsRefused(String password, Code code) {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      refused(code, () -> house.staff.add("terminal", "maria.keller", Role.EDITOR, password));
      refused(
          Code.PASSWORD_TOO_LONG,
          () -> house.staff.add("terminal", "maria.keller", Role.EDITOR, "abcde".repeat(41)));
      assertEquals(List.of(), house.staff.list());
    }
  }

  @ParameterizedTest
  @CsvSource({"x", "terminal", "Setup", "a b", "../etc", "-maria", "a@b", "''"})
  void aNameThatCouldBeMistakenIsRefused(String name) {
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      refused(Code.INVALID_NAME, () -> house.staff.add("terminal", name, Role.EDITOR, PASSWORD));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenAllowsWhatItSaysAndNoMoreThanItsOwnerMay(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      house.staff.add("terminal", "chef", Role.ADMINISTRATOR, PASSWORD);
      house.staff.add("terminal", "maria", Role.MODERATOR, PASSWORD);
      Instant until = house.clock.instant().plus(Duration.ofDays(1));
      Set<Scope> metrics = EnumSet.of(Scope.METRICS);
      ApiTokens.Created created =
          house.tokens.create("terminal", "Chef", " Prometheus ", metrics, Optional.of(until));
      assertTrue(created.key().matches("klt_[A-Za-z0-9_-]{43}"), created.key());
      assertEquals(List.of(created.token()), house.tokens.list());
      assertEquals("Prometheus", created.token().label());
      assertEquals(metrics, house.tokens.authenticate(created.key()).orElseThrow().scopes());
      refused(
          Code.INVALID_SCOPE,
          () -> house.tokens.create("terminal", "maria", "x", metrics, Optional.empty()));
      refused(
          Code.INVALID_SCOPE,
          () -> house.tokens.create("terminal", "maria", "x", Set.of(), Optional.empty()));
      refused(
          Code.INVALID_TOKEN,
          () -> house.tokens.create("terminal", "maria", " ", QUEUE, Optional.empty()));
      refused(
          Code.INVALID_TOKEN,
          () ->
              house.tokens.create(
                  "terminal", "maria", "x", QUEUE, Optional.of(house.clock.instant())));
      for (String wrong : List.of("", "klt_", created.key() + "x", created.key().substring(4))) {
        assertTrue(house.tokens.authenticate(wrong).isEmpty(), wrong);
      }
      house.clock.pass(Duration.ofDays(1));
      assertTrue(house.tokens.authenticate(created.key()).isEmpty());
    }
  }

  @Test
  void nothingThatOpensADoorIsInTheDatabase() throws Exception {
    String session;
    String key;
    String csrf;
    try (House house = new House(TestDatabases.SQLITE, folder)) {
      String setup = house.setup.offer().orElseThrow();
      house.setup.use(setup, "chef", PASSWORD);
      session = signIn(house, "chef", PASSWORD);
      csrf = house.logins.session(session).orElseThrow().csrf();
      key = house.tokens.create("chef", "chef", "x", QUEUE, Optional.empty()).key();
    }
    int files = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        files++;
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String secret : List.of(session, csrf, key, key.substring(4), PASSWORD)) {
          assertFalse(bytes.contains(secret));
        }
        assertTrue(bytes.contains("$argon2id$v=19$m=19456,t=2,p=1$"), "OWASP's parameters");
      }
    }
    assertEquals(1, files);
  }

  @ParameterizedTest
  @EnumSource
  void theSetupLinkWorksOnceAndForADay(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      String stale = house.setup.offer().orElseThrow();
      String old = house.setup.offer().orElseThrow();
      house.clock.pass(Setup.VALID);
      assertFalse(house.setup.isOpen(old));
      refused(Code.SETUP_OVER, () -> house.setup.use(old, "chef", PASSWORD));
      String link = house.setup.offer().orElseThrow();
      assertTrue(house.setup.isOpen(link));
      for (String wrong : List.of(stale, old, "", "x")) {
        assertFalse(house.setup.isOpen(wrong));
        refused(Code.SETUP_OVER, () -> house.setup.use(wrong, "chef", PASSWORD));
      }
      refused(Code.PASSWORD_TOO_SHORT, () -> house.setup.use(link, "chef", "kurz"));
      refused(Code.INVALID_NAME, () -> house.setup.use(link, "x", PASSWORD));
      assertEquals(Role.ADMINISTRATOR, house.setup.use(link, "Chef", PASSWORD).role());
      refused(Code.SETUP_OVER, () -> house.setup.use(link, "zwei", PASSWORD));
      assertEquals(Optional.empty(), house.setup.offer());
      assertEquals(1, house.staff.list().size());
      assertEquals(List.of("setup account-added chef"), AuditTrail.of(house.database()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyWhoUseTheSetupLinkAtOnceOneGetsIn(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder);
        House elsewhere = house.another()) {
      String link = house.setup.offer().orElseThrow();
      List<Future<Boolean>> results = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 8; i++) {
          Setup setup = i % 2 == 0 ? house.setup : elsewhere.setup;
          String name = "chef" + i;
          results.add(threads.submit(() -> succeeds(() -> setup.use(link, name, PASSWORD))));
        }
      }
      int successes = 0;
      for (Future<Boolean> result : results) {
        successes += result.get() ? 1 : 0;
      }
      assertEquals(1, successes);
      assertEquals(1, house.staff.list().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAccountMadeAtTheTerminalClosesTheSetupLink(TestDatabases databases) throws Exception {
    try (House house = new House(databases, folder)) {
      String link = house.setup.offer().orElseThrow();
      house.staff.add("terminal", "chef", Role.ADMINISTRATOR, PASSWORD);
      assertFalse(house.setup.isOpen(link));
      refused(Code.SETUP_OVER, () -> house.setup.use(link, "noch-einer", PASSWORD));
    }
  }

  private static boolean succeeds(Work work) {
    try {
      work.run();
      return true;
    } catch (AccountException e) {
      assertEquals(Code.SETUP_OVER, e.code());
      return false;
    }
  }
}
