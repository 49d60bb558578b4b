package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartext.frontmatter.Value;

/** Files are written whole and only inside the tree. */
class PageWriterTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;

  private static Value.Table head() {
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    values.put("mine", Value.text("x"));
    values.put("tags", Value.texts(List.of("a")));
    values.put("title", Value.text("T"));
    return Value.table(values);
  }

  @Test
  void keysHaveTheirOrder() throws IOException {
    new PageWriter(folder).write("de/faq/a.md", head(), "Text");
    assertEquals(
        "---\ntitle: T\ntags: [a]\nmine: x\n---\nText\n",
        Files.readString(folder.resolve("de/faq/a.md")));
    try (var files = Files.list(folder.resolve("de/faq"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void oneKeyIsSet() throws Exception {
    PageWriter writer = new PageWriter(folder);
    writer.write("a.md", head(), "Text");
    writer.set("a.md", "id", Value.text("x1"));
    assertEquals(
        "---\ntitle: T\ntags: [a]\nmine: x\nid: x1\n---\nText\n",
        Files.readString(folder.resolve("a.md")));
  }

  @Test
  void nothingIsWrittenOutsideOfTheTree() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    PageWriter writer = new PageWriter(folder);
    assertThrows(IOException.class, () -> writer.write("../out.md", head(), ""));
    assertThrows(IOException.class, () -> writer.write("link/out.md", head(), ""));
    assertThrows(IOException.class, () -> writer.write("link/new/out.md", head(), ""));
    assertFalse(Files.exists(elsewhere.resolve("out.md")));
    assertFalse(Files.exists(elsewhere.resolve("new")));
  }
}
