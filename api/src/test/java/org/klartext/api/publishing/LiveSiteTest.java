package org.klartext.api.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.api.TestPortal;
import org.klartext.build.BuildOptions;
import org.klartext.view.SearchFile;
import org.klartext.TreeArchive;

/** The site follows its tree, and others follow the site. */
class LiveSiteTest {
  private static final String WORD = "Leuchtfeuer";
  private static final String PAGE = "artikel/router/index.html";

  @TempDir Path folder;

  /**
   * What there is at a moment.
   *
   * @param page whether the page says what has been written, on the disk and in the snapshot
   * @param index the files of the search without a server
   */
  private record Moment(boolean page, Map<String, FileTime> index) {}

  @Test
  void whoeverFollowsIsToldOfAnEditBeforeTheWholeSiteIsBuilt() throws Exception {
    Path content = folder.resolve("content");
    Path out = folder.resolve("site");
    TreeArchive.write(content, TestPortal.ARCHIVE);
    Files.createDirectories(folder.resolve("themes"));
    BuildOptions options =
        BuildOptions.of(content, folder.resolve("themes"), out, folder.resolve("var"));
    BlockingQueue<Moment> told = new LinkedBlockingQueue<>();
    try (LiveSite site = LiveSite.start(options, InstantSource.system())) {
      Map<String, FileTime> before = index(out);
      site.follow(() -> told.add(moment(out, site)));
      Path article = content.resolve("de/artikel/router.md");
      Files.writeString(article, Files.readString(article) + "\n\nEin " + WORD + ".\n");
      Moment first = told.take();
      while (!first.page()) {
        first = told.take();
      }
      assertEquals(before, first.index());
      Moment last = first;
      while (last.index().equals(before)) {
        last = told.take();
      }
      assertTrue(last.page());
    }
  }

  private static Moment moment(Path out, LiveSite site) {
    boolean shown =
        site.snapshot().site().pages().stream()
            .anyMatch(page -> page.body().text().plain().contains(WORD));
    try {
      return new Moment(shown && Files.readString(out.resolve(PAGE)).contains(WORD), index(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, FileTime> index(Path out) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out.resolve(SearchFile.FOLDER))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(out.relativize(file).toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
