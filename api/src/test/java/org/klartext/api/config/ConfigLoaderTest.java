package org.klartext.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in force is what somebody said, and what cannot be is told where it stands. */
class ConfigLoaderTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String POSTGRES = "jdbc:postgresql://db/portal?user=kt&password=geheim";

  @TempDir Path folder;

  private void file(String text) throws IOException {
    Files.writeString(folder.resolve("klartext.yaml"), text);
  }

  private LoadedConfig load(Map<String, String> flags, Map<String, String> variables)
      throws ConfigException {
    return ConfigLoader.load(flags, variables, folder);
  }

  private String refused(Map<String, String> flags, Map<String, String> variables) {
    ConfigException e = assertThrows(ConfigException.class, () -> load(flags, variables));
    return String.valueOf(e.getMessage());
  }

  private static Choice choice(LoadedConfig loaded, Setting<?> setting) {
    return loaded.choices().stream()
        .filter(choice -> choice.setting().equals(setting))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutAWordThereAreDefaults() throws Exception {
    LoadedConfig loaded = load(Map.of(), Map.of());
    Config config = loaded.config();
    assertEquals(8080, config.port());
    assertEquals("localhost", config.host());
    assertEquals(Path.of("var/klartext.db"), config.folders().database());
    assertEquals(new Limits(10_000, 150, 60, 65_536, 20, 600, 2, 5), config.limits());
    assertEquals(LogLevel.INFO, config.log());
    assertEquals(List.of(), loaded.warnings());
    assertTrue(loaded.choices().stream().allMatch(it -> it.origin() instanceof Origin.Standard));
  }

  @Test
  void aFlagCountsMoreThanAVariableAndAVariableMoreThanTheFile() throws Exception {
    file("# ours\n\nport: 1\nhost: a\nlog: warn\n");
    Map<String, String> variables = Map.of("KLARTEXT_PORT", "2", "KLARTEXT_HOST", "b");
    LoadedConfig loaded = load(Map.of("--port", "3"), variables);
    assertEquals(3, loaded.config().port());
    assertEquals("b", loaded.config().host());
    assertEquals(LogLevel.WARN, loaded.config().log());
    assertEquals("--port", choice(loaded, Settings.PORT).origin().toString());
    assertEquals("KLARTEXT_HOST", choice(loaded, Settings.HOST).origin().toString());
    assertTrue(choice(loaded, Settings.LOG).origin().toString().endsWith("klartext.yaml:5"));
  }

  @Test
  void anEmptyValueSaysNothing() throws Exception {
    file("port: 1\nhost: ''\nproxies: []\n");
    LoadedConfig loaded = load(Map.of(), Map.of("KLARTEXT_PORT", "", "KLARTEXT_SECRET", " "));
    assertEquals(1, loaded.config().port());
    assertEquals("localhost", loaded.config().host());
    assertEquals(Optional.empty(), loaded.config().secret());
  }

  @Test
  void theFileMayBeElsewhereAndItsPathsStartFromIt() throws Exception {
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(etc.resolve("kt.yaml"), "state: ../state\nblocklists: [a.txt, /b.txt]\n");
    String path = etc.resolve("kt.yaml").toString();
    for (LoadedConfig loaded :
        List.of(
            load(Map.of("--config", path), Map.of("KLARTEXT_CONFIG", "nowhere")),
            load(Map.of(), Map.of("KLARTEXT_CONFIG", path)))) {
      Config config = loaded.config();
      assertEquals(folder.resolve("state"), config.folders().state().normalize());
      assertEquals(List.of(etc.resolve("a.txt"), Path.of("/b.txt")), config.blocklists());
      assertEquals(Path.of("content"), config.folders().content());
    }
    assertTrue(refused(Map.of("--config", "nowhere.yaml"), Map.of()).contains("There is no file"));
  }

  @Test
  void groupsAndListsAreReadFromTheFileAndFromOneLine() throws Exception {
    file("limits:\n  perAddress: 7\n  request: 1 MiB\nproxies:\n  - 127.0.0.1\n  - 10.0.0.0/8\n");
    Map<String, String> variables =
        Map.of(
            "KLARTEXT_CORS", "https://a.example, https://b.example/",
            "KLARTEXT_LIMITS_GLOBAL", "9");
    Config config = load(Map.of("--limits-links-hold", "1"), variables).config();
    assertEquals(7, config.limits().perAddress());
    assertEquals(1 << 20, config.limits().request());
    assertEquals(9, config.limits().global());
    assertEquals(1, config.limits().linksHold());
    assertEquals(2, config.proxies().networks().size());
    assertEquals(List.of("https://a.example", "https://b.example"), config.cors());
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws Exception {
    file("prot: 80\nport: http\nlimits: {body: -1}\nlog: [a]\nhost: a\nhost: b\n");
    String message = refused(Map.of("--cors", "ftp://x"), Map.of("KLARTEXT_LOG", "wran"));
    for (String part :
        List.of(
            "klartext.yaml:1:1: “prot” cannot be set. Did you mean “port”?",
            "klartext.yaml:2:7: “port” should be a whole number from 0 to 65535 but is “http”.",
            "klartext.yaml:3:16: “limits.body” should be a whole number",
            "klartext.yaml:4:6: “log” should be one of: error, warn, info, debug, trace but is a",
            "klartext.yaml:6:1: “host” is there twice",
            "The option --cors should be origins such as",
            "The variable KLARTEXT_LOG should be one of: error, warn, info, debug, trace but is"
                + " “wran”. Did you mean “warn”?")) {
      assertTrue(message.contains(part), part + "\nis not in\n" + message);
    }
    assertEquals(7, message.lines().count(), message);
  }

  @Test
  void aFileThatIsNoYamlIsToldWithItsPlace() throws Exception {
    file("port: 1\n  host: x: y\n");
    assertTrue(refused(Map.of(), Map.of()).contains("klartext.yaml:2:"));
  }

  @Test
  void aVariableThatMeansNothingIsAWarningSinceOthersSetSome() throws Exception {
    Map<String, String> variables =
        Map.of("KLARTEXT_PROT", "1", "KLARTEXT_SERVICE_HOST", "10.0.0.1", "PATH", "/bin");
    List<String> warnings = load(Map.of(), variables).warnings();
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(warnings.getFirst().endsWith("Did you mean KLARTEXT_PORT?"), warnings.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "--database, postgres://x/y, 'Write it as jdbc:postgresql://'",
    "--database, jdbc:mysql://x/y, 'Leave it out'",
    "--proxies, proxy.example, 'addresses or networks such as 127.0.0.1'",
    "--proxies, 10.0.0.0/33, '0 to 32 bits'",
    "--cors, https://a.example/path, 'An origin has no path: https://a.example'",
    "--host, http://x, 'Leave out scheme and path'",
    "--base-url, portal, 'should be an address such as https://portal.example/'",
    "--limits-request, 65MiB, 'at most 64MiB'",
    "--limits-request, 99999999999999MiB, 'at most 64MiB'",
    "--limits-links-hold, 6, '“limits.linksHold” is greater than'",
    "--node, a b, 'a short name'",
  })
  void whatCannotBeIsRefusedWithTheCure(String flag, String value, String part) {
    String message = refused(Map.of(flag, value), Map.of());
    assertTrue(message.contains(part), message);
  }

  @Test
  void postgresNeedsASecretThatAllServersShare() throws Exception {
    String message = refused(Map.of("--database", POSTGRES), Map.of());
    assertTrue(message.contains("KLARTEXT_SECRET"), message);
    assertTrue(message.contains("openssl rand -base64 32"), message);
    Config config =
        load(Map.of("--database", POSTGRES), Map.of("KLARTEXT_SECRET", SECRET)).config();
    assertTrue(config.secret().isPresent());
    assertEquals(POSTGRES, config.database().orElseThrow().value());
  }

  @Test
  void secretsAreShownToNobody() throws Exception {
    file("secret: kurz\n");
    String message = refused(Map.of(), Map.of());
    assertTrue(message.contains("at least 32"), message);
    assertFalse(message.contains("kurz"), message);
    file("secret: " + SECRET + "\ndatabase: " + POSTGRES + "\n");
    LoadedConfig loaded = load(Map.of(), Map.of());
    String shown = loaded.choices().stream().map(Choice::shown).toList() + " " + loaded.config();
    assertFalse(shown.contains(SECRET), shown);
    assertFalse(shown.contains("geheim"), shown);
    assertTrue(shown.contains("jdbc:postgresql://db/portal?user=kt&password=****"), shown);
    assertEquals(
        "jdbc:postgresql://kt:********@db/x", Masking.passwords("jdbc:postgresql://kt:g/@db/x"));
    assertFalse(Settings.SECRET.hasFlag(), "a flag can be seen in the list of processes");
    assertTrue(Settings.DATABASE.hasFlag());
  }

  @Test
  void noTwoSettingsShareAName() {
    Set<String> names = new HashSet<>(Set.of("--config", "KLARTEXT_CONFIG"));
    for (Setting<?> setting : Settings.ALL) {
      assertTrue(names.add(setting.key()));
      assertTrue(names.add(setting.flag()));
      assertTrue(names.add(setting.variable()));
    }
    assertEquals("--limits-per-address", Settings.LIMIT_PER_ADDRESS.flag());
    assertEquals("KLARTEXT_BASE_URL", Settings.BASE_URL.variable());
  }

  @Test
  void aServerOfManyKeepsTheNameItMadeUp() throws Exception {
    java.util.random.RandomGenerator random = new java.util.Random(7);
    Map<String, String> flags =
        Map.of("--database", POSTGRES, "--state", folder.resolve("var").toString());
    Map<String, String> secret = Map.of("KLARTEXT_SECRET", SECRET);
    Config many = load(flags, secret).config();
    String name = NodeName.of(many, random);
    assertEquals(name, NodeName.of(many, random));
    assertEquals(16, name.length());
    assertEquals("main", NodeName.of(load(Map.of(), Map.of()).config(), random));
    assertEquals("a1", NodeName.of(load(Map.of("--node", "a1"), Map.of()).config(), random));
  }
}
