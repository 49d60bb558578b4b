package org.klartext.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each event: when, how grave, what. */
class LogTest {
  private static String logged(java.util.function.Consumer<LoggerContext> work) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      new LogConfigurator().configure(context);
      work.accept(context);
      context.stop();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsTimeLevelAndMessage() {
    String line = logged(it -> it.getLogger("x").warn("Port {} is taken", 80));
    assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z WARN  Port 80 is taken\\R"), line);
  }

  @Test
  void nobodyCanWriteALineOfTheirOwn() {
    String text = logged(it -> it.getLogger("x").info("/a\r\n2026 ERROR forged\u001b[31m"));
    assertEquals(1, text.lines().count(), text);
    assertFalse(text.contains("\u001b"));
  }

  @Test
  void librariesSayOnlyWhatIsWrong() {
    String text =
        logged(it -> {
          it.getLogger("org.eclipse.jetty.server.Server").info("started");
          it.getLogger("com.zaxxer.hikari.HikariDataSource").debug("pool");
          it.getLogger("org.flywaydb.core").warn("old");
          it.getLogger("org.klartext").debug("detail");
        });
    assertEquals(1, text.lines().count(), text);
    assertTrue(text.contains("old"), text);
  }

  @Test
  void thisProcessIsConfiguredSo() {
    Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    assertTrue(root instanceof ch.qos.logback.classic.Logger);
    Level before = ((ch.qos.logback.classic.Logger) root).getLevel();
    Log.from(LogLevel.ERROR);
    assertFalse(LoggerFactory.getLogger("x").isWarnEnabled());
    Log.from(LogLevel.INFO);
    assertEquals(Level.INFO, before);
  }
}
