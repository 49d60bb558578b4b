package org.klartext.api.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import org.klartext.site.Site;
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

  private Path content() {
    return folder.resolve("content");
  }

  private Path out() {
    return folder.resolve("site");
  }

  private LiveSite start() throws Exception {
    TreeArchive.write(content(), TestPortal.ARCHIVE);
    Path themes = Files.createDirectories(folder.resolve("themes"));
    return LiveSite.start(
        BuildOptions.of(content(), themes, out(), folder.resolve("var")), InstantSource.system());
  }

  private void edit() throws IOException {
    Path article = content().resolve("de/artikel/router.md");
    Files.writeString(article, Files.readString(article) + "\n\nEin " + WORD + ".\n");
  }

  @Test
  void whoeverFollowsIsToldOfAnEditBeforeTheWholeSiteIsBuilt() throws Exception {
    BlockingQueue<Moment> told = new LinkedBlockingQueue<>();
    try (LiveSite site = start()) {
      Map<String, FileTime> before = index(out());
      site.follow(() -> told.add(moment(out(), site)));
      edit();
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

  @Test
  void whoeverFollowsIsToldOfASiteBeforeItsPagesAreThere() throws Exception {
    BlockingQueue<Site> coming = new LinkedBlockingQueue<>();
    BlockingQueue<Site> shown = new LinkedBlockingQueue<>();
    BlockingQueue<Boolean> there = new LinkedBlockingQueue<>();
    try (LiveSite site = start()) {
      site.follow(
          new LiveSite.Follower() {
            @Override
            public void coming(Site next) {
              there.add(isOnDisk(out()) || next == site.snapshot().site());
              coming.add(next);
            }

            @Override
            public void shown() {
              shown.add(site.snapshot().site());
            }
          });
      edit();
      Site first = coming.take();
      assertFalse(there.take());
      assertTrue(says(first));
      assertSame(first, shown.take());
    }
  }

  private static boolean isOnDisk(Path out) {
    try {
      return Files.readString(out.resolve(PAGE)).contains(WORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean says(Site site) {
    return site.pages().stream().anyMatch(page -> page.body().text().plain().contains(WORD));
  }

  private static Moment moment(Path out, LiveSite site) {
    try {
      return new Moment(says(site.snapshot().site()) && isOnDisk(out), index(out));
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
