package org.klartext.render;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.klartext.site.Edition;
import org.klartext.view.PageView;
import org.klartext.view.View;

/** Writes every page of {@link ViewFixtures} into a folder, to be looked at, and measures. */
final class FixturePages {
  private FixturePages() {}

  /**
   * Runs it.
   *
   * @param arguments the folder of the themes, the name of the theme, the output folder
   */
  public static void main(String[] arguments) throws Exception {
    long start = System.nanoTime();
    Theme theme = Theme.load(Path.of(arguments[0]), arguments[1], Optional.empty());
    long loaded = System.nanoTime();
    Path out = Path.of(arguments[2]);
    for (Map.Entry<String, View.Templated> entry : ViewFixtures.all().entrySet()) {
      write(
          out.resolve(entry.getKey()),
          theme.render(entry.getValue(), "").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    long written = System.nanoTime();
    for (Map.Entry<String, byte[]> asset : theme.assets().entrySet()) {
      write(out.resolve(asset.getKey()), asset.getValue());
    }
    System.out.printf(
        "load %.0f ms, first pages %.0f ms, warm article %.4f ms%n",
        (loaded - start) / 1e6, (written - loaded) / 1e6, warm(theme));
  }

  private static double warm(Theme theme) throws ThemeException {
    PageView article = ViewFixtures.article("de", Edition.PUBLIC);
    int pages = 5_000;
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long start = System.nanoTime();
      long length = 0;
      for (int i = 0; i < pages; i++) {
        length += theme.render(article, "").length();
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e6 / pages);
      System.out.println(length / pages + " characters");
    }
    return best;
  }

  private static void write(Path file, byte[] content) throws Exception {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
