package org.klartext.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was edited is found without looking at all the rest, and nothing else comes out. */
class ContentTreeTest {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a.md",
          "b.md",
          "a.replies",
          "_state.yaml",
          "_index.md",
          ".x",
          "_data",
          "moderation",
          "dialogue",
          "1.json");

  /** Where edits are made; mostly at the top. */
  private static final List<String> FOLDERS =
      List.of("", "", "", "", "", "", "", "", "", "", "_data/moderation/", "_data/dialogue/");

  @TempDir Path folder;

  private void write(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "text " + path);
  }

  private List<String> paths(ContentTree tree) {
    return tree.files().stream().map(TreeFile::path).toList();
  }

  private ContentTree after(ContentTree tree, String... edited) {
    ContentTree now = tree.after(folder, Set.of(edited));
    assertEquals(ContentTree.scan(folder), now);
    return now;
  }

  @Test
  void aNewReplyInANewFolderIsFound() throws IOException {
    write("de/faq/a.md");
    ContentTree tree = ContentTree.scan(folder);
    write("de/faq/a.replies/01.md");
    write("de/faq/a.replies/_state.yaml");
    assertEquals(
        List.of("de/faq/a.md", "de/faq/a.replies/01.md", "de/faq/a.replies/_state.yaml"),
        paths(after(tree, "de/faq/a.replies/01.md", "de/faq/a.replies/_state.yaml")));
  }

  @Test
  void whatNobodyNamedIsNotLookedFor() throws IOException {
    write("de/a.md");
    ContentTree tree = ContentTree.scan(folder);
    write("de/b.md");
    write("de/c.md");
    assertEquals(List.of("de/a.md", "de/c.md"), paths(tree.after(folder, Set.of("de/c.md"))));
  }

  @Test
  void aFileThatIsGoneIsGone() throws IOException {
    write("de/a.md");
    write("de/b.md");
    ContentTree tree = ContentTree.scan(folder);
    Files.delete(folder.resolve("de/a.md"));
    assertEquals(List.of("de/b.md"), paths(after(tree, "de/a.md", "de/.a.md.swp")));
  }

  @Test
  void hiddenFilesAndFoldersDoNotCount() throws IOException {
    write("de/a.md");
    ContentTree tree = ContentTree.scan(folder);
    write("de/.git/a.md");
    write("_theme/a.md");
    write("de/_state.yaml");
    write("de/_entwurf.md");
    assertEquals(
        List.of("de/a.md"),
        paths(after(tree, "de/.git/a.md", "_theme/a.md", "de/_state.yaml", "de/_entwurf.md")));
  }

  @Test
  void ofTheDataOnlyWhatTheServerTellsOfMonthsCounts() throws IOException {
    write("de/a.md");
    ContentTree tree = ContentTree.scan(folder);
    write("_data/moderation/2026-11.json");
    write("_data/moderation/.2026-11.json.tmp");
    write("_data/moderation/old/2026-10.json");
    write("_data/moderation/a.md");
    write("_data/dialogue/2026-11.json");
    write("_data/dialogue/old/2026-10.json");
    write("_data/dialogues/2026-11.json");
    write("_data/x.json");
    write("de/_data/moderation/2026-11.json");
    assertEquals(
        List.of("_data/dialogue/2026-11.json", "_data/moderation/2026-11.json", "de/a.md"),
        paths(
            after(
                tree,
                "_data/moderation/2026-11.json",
                "_data/moderation/.2026-11.json.tmp",
                "_data/moderation/old/2026-10.json",
                "_data/moderation/a.md",
                "_data/dialogue/2026-11.json",
                "_data/dialogue/old/2026-10.json",
                "_data/dialogues/2026-11.json",
                "_data/x.json",
                "de/_data/moderation/2026-11.json")));
  }

  @Test
  void aFolderThatIsNewOrGoneIsSearched() throws IOException {
    write("de/a.md");
    write("de/alt/b.md");
    ContentTree tree = ContentTree.scan(folder);
    Files.move(folder.resolve("de/alt"), folder.resolve("de/neu"));
    assertEquals(List.of("de/a.md", "de/neu/b.md"), paths(after(tree, "de/alt")));
    assertEquals(List.of("de/a.md", "de/neu/b.md"), paths(after(tree, "de/alt", "de/neu")));
  }

  @Test
  void aFileInPlaceOfAFolderAndTheOtherWayRound() throws IOException {
    write("de/a/b.md");
    write("de/c");
    ContentTree tree = ContentTree.scan(folder);
    Files.delete(folder.resolve("de/a/b.md"));
    Files.delete(folder.resolve("de/a"));
    Files.delete(folder.resolve("de/c"));
    write("de/a");
    write("de/c/d.md");
    assertEquals(List.of("de/a", "de/c/d.md"), paths(after(tree, "de/a", "de/c/d.md")));
  }

  @Test
  void oneFileMayStandInSeveralPlacesWhereThereAreLinks() throws IOException {
    write("de/a/b.md");
    Files.createSymbolicLink(folder.resolve("de/link"), folder.resolve("de/a"));
    ContentTree tree = ContentTree.scan(folder);
    assertTrue(tree.linked());
    write("de/a/c.md");
    assertEquals(
        List.of("de/a/b.md", "de/a/c.md", "de/link/b.md", "de/link/c.md"),
        paths(after(tree, "de/a/c.md")));
  }

  @Test
  void aLinkThatAppearsIsFollowed() throws IOException {
    write("de/a/b.md");
    ContentTree tree = ContentTree.scan(folder);
    Files.createSymbolicLink(folder.resolve("de/link"), folder.resolve("de/a"));
    assertEquals(List.of("de/a/b.md", "de/link/b.md"), paths(after(tree, "de/link/b.md")));
    assertEquals(List.of("de/a/b.md", "de/link/b.md"), paths(after(tree, "de/link")));
  }

  @Test
  void aTreeThatIsGoneIsTold() throws IOException {
    write("inner/de/a.md");
    Path inner = folder.resolve("inner");
    ContentTree tree = ContentTree.scan(inner);
    deleteAll(inner);
    ContentTree now = tree.after(inner, Set.of("de/a.md"));
    assertEquals(ContentTree.scan(inner), now);
    assertEquals("no-content-folder", now.problems().getFirst().code());
  }

  /** The paths of random length make files turn into folders, links and back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261125})
  void editsFindWhatAScanFinds(long seed) throws IOException {
    Random random = new Random(seed);
    ContentTree tree = ContentTree.scan(folder);
    for (int round = 0; round < 300; round++) {
      Set<String> edited = new TreeSet<>();
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        edit(random, edited);
      }
      tree = tree.after(folder, edited);
      assertEquals(ContentTree.scan(folder), tree, "seed " + seed + ", round " + round + edited);
    }
  }

  private void edit(Random random, Set<String> edited) throws IOException {
    List<String> names = new ArrayList<>();
    for (int depth = random.nextInt(4); depth >= 0; depth--) {
      names.add(NAMES.get(random.nextInt(NAMES.size())));
    }
    String path = FOLDERS.get(random.nextInt(FOLDERS.size())) + String.join("/", names);
    int kind = random.nextInt(8);
    clearWay(path, edited);
    if (kind > 2) {
      write(path);
    } else if (kind == 2 && random.nextInt(4) == 0) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.createSymbolicLink(folder.resolve(path), folder.resolve("a"));
    }
    edited.add(path);
  }

  /** Whatever stands at a path, or as a file where a folder has to be, goes. */
  private void clearWay(String path, Set<String> edited) throws IOException {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      String above = path.substring(0, end);
      Path file = folder.resolve(above);
      if (Files.isSymbolicLink(file) || Files.isRegularFile(file)) {
        Files.delete(file);
        edited.add(above);
      }
    }
    if (Files.exists(folder.resolve(path), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      deleteAll(folder.resolve(path));
    }
  }

  private static void deleteAll(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
