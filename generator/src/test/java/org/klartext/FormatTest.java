package org.klartext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java file of the project looks as google-java-format writes it. */
class FormatTest {
  private static final Path ROOT = Path.of(System.getProperty("klartext.root"));

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean mend = Boolean.getBoolean("klartext.format");
    List<String> unformatted = new ArrayList<>();
    List<Path> sources = sources();
    assertFalse(sources.isEmpty());
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(text));
      if (!formatted.equals(text)) {
        if (mend) {
          Files.writeString(source, formatted);
        } else {
          unformatted.add(ROOT.relativize(source).toString());
        }
      }
    }
    assertEquals(
        List.of(), unformatted, "mvn test -Dklartext.format=true -Dtest=FormatTest formats them");
  }

  private static List<Path> sources() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("generator/src", "api/src")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
