package org.klartext.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java shuffles its immutable maps and sets anew in every process; the output must not show it. */
class SeveralProcessesTest {
  @TempDir Path folder;

  /** Builds a content folder into another one. */
  public static void main(String[] arguments) throws BuildException {
    Path content = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Workplace.run(
        BuildOptions.of(
            content,
            content.resolveSibling("themes"),
            target.resolve("site"),
            target.resolve("var")));
  }

  @Test
  void theyWriteTheSameBytes() throws Exception {
    try (Workplace place = new Workplace(folder, SmallPortal.ARCHIVE)) {
      place.build();
      for (int number = 0; number < 3; number++) {
        Path target = folder.resolve("process-" + number);
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    SeveralProcessesTest.class.getName(),
                    place.content().toString(),
                    target.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        Workplace.assertSame(
            place.output(), Workplace.files(target.resolve("site")), "process " + number);
      }
    }
  }
}
