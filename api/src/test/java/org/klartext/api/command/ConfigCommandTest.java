package org.klartext.api.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.config.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code klartext config} tells what is in force and who said so. */
class ConfigCommandTest {
  @TempDir Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("kt.yaml"), text).toString();
  }

  @Test
  void everySettingIsListedWithItsSource() throws IOException {
    String file = file("host: 0.0.0.0\nsecret: 0123456789abcdef0123456789abcdef\n");
    Typed typed =
        Typed.with(Map.of("KLARTEXT_LOG", "warn"), "", "config", "--port=99", "--config", file);
    assertEquals(0, typed.status(), typed.all());
    assertTrue(typed.out().matches("(?s).*\nport +99 +--port\n.*"), typed.out());
    assertTrue(typed.out().matches("(?s).*\nhost +0\\.0\\.0\\.0 +.*kt\\.yaml:1\n.*"), typed.out());
    assertTrue(typed.out().matches("(?s).*\nlog +warn +KLARTEXT_LOG\n.*"), typed.out());
    assertTrue(typed.out().matches("(?s).*\ncontent +content +default\n.*"), typed.out());
    assertTrue(typed.out().matches("(?s).*\nsecret +\\*+ +.*kt\\.yaml:2\n.*"), typed.out());
    assertEquals(Settings.ALL.size() + 1, typed.out().lines().count());
    assertEquals("", typed.err());
  }

  @Test
  void programsGetJson() {
    Typed typed =
        Typed.with(Map.of("KLARTEXT_PROT", "1"), "", "config", "--json", "--limits-body", "5");
    JsonNode settings = JsonMapper.shared().readTree(typed.out()).get("settings");
    assertEquals(Settings.ALL.size(), settings.size());
    boolean found = false;
    for (JsonNode setting : settings) {
      if (setting.get("key").asString().equals("limits.body")) {
        found = true;
        assertEquals("5", setting.get("value").asString());
        assertEquals("--limits-body", setting.get("source").asString());
        assertEquals("KLARTEXT_LIMITS_BODY", setting.get("variable").asString());
      }
    }
    assertTrue(found);
    assertTrue(typed.err().contains("Did you mean KLARTEXT_PORT?"), typed.err());
  }

  @Test
  void whatIsWrongIsToldAtOnce() throws IOException {
    Typed typed = Typed.of("config", "--config", file("prot: 1\nport: x\n"));
    assertEquals(2, typed.status());
    assertTrue(typed.err().contains("kt.yaml:1:1: “prot” cannot be set."), typed.err());
    assertTrue(typed.err().contains("kt.yaml:2:7: “port” should be"), typed.err());
    Typed flag = Typed.of("config", "--secret", "x");
    assertEquals(2, flag.status(), "a secret is never an argument");
    assertFalse(Typed.of("config", "--help").out().contains("--secret"));
  }

  @Test
  void aBrokenSiteIsToldBeforeAWebServerIsConfigured() throws IOException {
    Files.writeString(folder.resolve("site.yaml"), "title: 'x\n");
    Typed typed = Typed.of("config", "--nginx", "--content", folder.toString());
    assertEquals(2, typed.status());
    assertTrue(typed.err().contains("site.yaml:"), typed.err());
  }
}
