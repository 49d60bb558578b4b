package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.TestDatabases;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code klartext user} and {@code klartext token} work beside a running server. */
class AccountCommandsTest {
  private static final String PASSWORD = "vier grüne Elefanten\n";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private Typed type(String input, String... arguments) {
    return Typed.with(Map.of("KLARTEXT_STATE", folder.toString()), input, arguments);
  }

  private void add(String name, String role) {
    Typed added = type(PASSWORD, "user", "add", name, "--role", role);
    assertEquals(0, added.status(), added.all());
  }

  @Test
  void accountsAreAddedListedAndDisabled() {
    Typed added = type(PASSWORD, "user", "add", "Maria", "--role", "moderator");
    assertEquals(0, added.status(), added.all());
    assertEquals("maria can sign in as moderator.\n", added.out());
    assertEquals(0, type("", "user", "disable", "maria").status());
    add("chef", "administrator");
    assertEquals(
        """
        NAME   ROLE           PROFILE  STATE     SINCE
        chef   administrator           enabled   2026-11-25T10:00:00Z
        maria  moderator               disabled  2026-11-25T10:00:00Z
        """,
        type("", "user", "list").out());
    assertEquals(0, type("", "user", "enable", "MARIA").status());
    assertEquals(0, type("fünf graue Elefanten", "user", "password", "maria").status());
    JsonNode json = JsonMapper.shared().readTree(type("", "user", "list", "--json").out());
    assertEquals("maria", json.at("/accounts/1/name").asString());
    assertTrue(json.at("/accounts/1/enabled").asBoolean());
  }

  @Test
  void whatCannotBeIsSaidWithTheCure() {
    add("maria", "moderator");
    Typed taken = type(PASSWORD, "user", "add", "maria", "--role", "editor");
    assertEquals(1, taken.status());
    assertEquals("klartext: There is an account “maria” already.\n", taken.err());
    Typed role = type(PASSWORD, "user", "add", "egon", "--role", "chief");
    assertEquals(2, role.status());
    assertTrue(role.err().contains("administrator, moderator, expert, editor"), role.err());
    Typed shortOne = type("kurz", "user", "add", "egon", "--role", "editor");
    assertEquals(1, shortOne.status());
    assertTrue(shortOne.err().contains("at least 12 characters"), shortOne.err());
    Typed none = type("", "user", "password", "maria");
    assertEquals(2, none.status());
    assertTrue(none.err().contains("no password"), none.err());
    Typed unknown = type("", "user", "disable", "egon");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("no account “egon”"), unknown.err());
    Typed argument = type(PASSWORD, "user", "add", "egon", "geheim", "--role", "editor");
    assertEquals(2, argument.status());
    assertFalse(argument.out().contains("Usage"), argument.out());
  }

  @Test
  void aFolderWithoutAServerIsNotTakenForAnEmptyOne() {
    Typed typed = Typed.of("user", "list", "--state", folder.resolve("none").toString());
    assertEquals(2, typed.status());
    assertTrue(typed.err().contains("--state"), typed.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aTokenIsPrintedOnceAndNeverAgain() {
    add("maria", "moderator");
    Typed created = type("", "token", "create", "maria", "--label", "Bot", "--scope", "moderation");
    assertEquals(0, created.status(), created.all());
    String key = created.out().strip();
    assertTrue(key.startsWith("klt_"), key);
    Typed json =
        type(
            "",
            "token",
            "create",
            "maria",
            "--label",
            "Zwei",
            "--scope",
            "editorial,moderation",
            "--expires",
            "90d",
            "--json");
    JsonNode second = JsonMapper.shared().readTree(json.out());
    assertEquals("2027-02-23T10:00:00Z", second.get("until").asString());
    assertEquals("editorial", second.at("/scopes/0").asString());
    Typed list = type("", "token", "list");
    assertFalse(list.all().contains("klt_"), list.all());
    assertTrue(list.out().contains("editorial,moderation  until 2027-02-23T10:00:00Z  Zwei"));
    String id = second.get("id").asString();
    assertEquals(0, type("", "token", "revoke", id).status());
    assertTrue(type("", "token", "list").out().contains("revoked"));
    Typed again = type("", "token", "revoke", id);
    assertEquals(1, again.status());
    assertTrue(again.err().contains("klartext token list"), again.err());
    try (Database database = Database.embedded(folder.resolve("klartext.db"))) {
      ApiTokens tokens = new ApiTokens(database, Typed.CLOCK, new java.security.SecureRandom());
      assertTrue(tokens.authenticate(key).orElseThrow().may(Scope.MODERATION));
      assertTrue(tokens.authenticate(second.get("key").asString()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token create maria --label x --scope root",
        "token create maria --label x --scope moderation --expires bald",
        "token create maria --label x",
        "token",
        "user",
        "user add",
        "user list --port 80",
      })
  void wrongUseIsOneLineAndWhereHelpIs(String arguments) {
    Typed typed = type("", arguments.split(" "));
    assertEquals(2, typed.status(), typed.all());
    assertTrue(typed.err().startsWith("klartext: "), typed.err());
    assertTrue(typed.err().contains("--help"), typed.err());
  }

  @Test
  void noMoreThanTheOwnerMay() {
    add("anna", "editor");
    Typed typed = type("", "token", "create", "anna", "--label", "x", "--scope", "admin");
    assertEquals(1, typed.status());
    assertTrue(typed.err().contains("can have the scopes editorial"), typed.err());
  }

  @ParameterizedTest
  @EnumSource
  void theyWorkWhileAServerHasTheDatabaseOpen(TestDatabases databases) {
    String url = databases.url(folder);
    Map<String, String> variables =
        databases == TestDatabases.SQLITE
            ? Map.of("KLARTEXT_STATE", folder.toString())
            : Map.of("KLARTEXT_DATABASE", url, "KLARTEXT_SECRET", SECRET);
    try (Database server =
        databases == TestDatabases.SQLITE
            ? Database.embedded(folder.resolve("klartext.db"))
            : Database.open(url)) {
      Typed added = Typed.with(variables, PASSWORD, "user", "add", "maria", "--role", "expert");
      assertEquals(0, added.status(), added.all());
      int accounts = server.query(it -> it.accounts().all().size());
      assertEquals(1, accounts);
    }
  }

  @Test
  void helpNamesAllCommands() {
    String help = Typed.of("--help").out();
    for (String command : new String[] {"build", "user", "token", "config"}) {
      assertTrue(help.contains("  " + command + " "), help);
    }
    assertTrue(Typed.of("user", "--help").out().contains("--state"));
    assertTrue(Typed.of("user", "list", "--help").out().contains("--database"));
    assertTrue(Typed.of("user", "list", "--version").out().startsWith("Klartext "));
  }
}
