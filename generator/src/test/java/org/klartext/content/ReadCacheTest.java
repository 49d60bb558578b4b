package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.TreeArchive;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Page;
import org.klartext.site.Site;

/** A process goes on where the last one ended. */
class ReadCacheTest {
  private static final String ARCHIVE =
      """
      -- site.yaml --
      title: S
      -- de/artikel/a.md --
      ---
      title: A
      addenda: [{date: 2026-01-01, text: More}, {date: 2025-01-01, text: Early}]
      nonsense: 1
      ---
      Text ![x](a.svg)
      ::: audience: internal
      SECRET
      :::
      -- de/artikel/a.svg --
      <svg width="10" height="20"></svg>
      -- de/artikel/a.replies/r.md --
      ---
      date: 2026-01-01
      author: {name: Bo}
      ---
      Reply
      -- de/fragen/q.md --
      # Q
      -- de/fragen/q.replies/_state.yaml --
      state: closed
      """;

  @TempDir Path folder;
  @TempDir Path var;

  private SiteLoader loader(String version) {
    return new SiteLoader(folder, new Markdown(), Optional.of(new ReadCache(var, version)));
  }

  private static Site load(SiteLoader loader) {
    return loader.load(LoadRequest.of(Edition.PUBLIC, Instant.parse("2026-11-21T00:00:00Z")));
  }

  private Site save() throws IOException {
    TreeArchive.write(folder, ARCHIVE);
    try (SiteLoader loader = loader("1")) {
      Site site = load(loader);
      loader.saveCache(Edition.PUBLIC);
      return site;
    }
  }

  private int filesRead(String version) {
    try (SiteLoader loader = loader(version)) {
      load(loader);
      return loader.filesRead();
    }
  }

  @Test
  void aFreshProcessReadsNothingAndHasTheSame() throws IOException {
    Site before = save();
    try (SiteLoader loader = loader("1")) {
      Site after = load(loader);
      assertEquals(0, loader.filesRead());
      assertEquals(before.problems(), after.problems());
      assertEquals(before.assets(), after.assets());
      assertEquals(
          before.pages().stream().map(Page::meta).toList(),
          after.pages().stream().map(Page::meta).toList());
      assertEquals(
          before.pages().stream().map(Page::digest).toList(),
          after.pages().stream().map(Page::digest).toList());
      assertEquals(texts(before), texts(after));
    }
  }

  private static List<String> texts(Site site) {
    Page.Article article = (Page.Article) site.pages().getFirst();
    return List.of(
        article.body().text().plain(),
        article.addenda().get(0).body().text().plain(),
        article.addenda().get(1).body().text().plain(),
        site.replies(article.meta().id()).getFirst().body().text().plain());
  }

  @Test
  void onlyChangedFilesAreRead() throws IOException {
    save();
    Files.writeString(folder.resolve("de/fragen/q.md"), "# Other");
    assertEquals(1, filesRead("1"));
  }

  @Test
  void anotherVersionAConfigurationOrDamageEmptyIt() throws IOException {
    save();
    assertEquals(4, filesRead("2"));
    Path file = var.resolve("read-public.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertEquals(4, filesRead("1"));
    Files.write(file, new byte[3]);
    assertEquals(4, filesRead("1"));
    save();
    Files.writeString(folder.resolve("site.yaml"), "title: T");
    assertEquals(4, filesRead("1"));
  }

  @Test
  void aTextWhoseFileHasVanishedIsEmpty() throws IOException {
    save();
    try (SiteLoader loader = loader("1")) {
      Site site = load(loader);
      Files.delete(folder.resolve("de/artikel/a.md"));
      assertEquals("", site.pages().getFirst().body().text().plain());
    }
  }
}
