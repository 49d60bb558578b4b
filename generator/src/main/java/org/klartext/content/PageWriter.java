package org.klartext.content;

import org.klartext.files.AtomicFiles;
import org.klartext.frontmatter.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadEdit;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.frontmatter.Value;

/**
 * Writes files of the tree.
 *
 * @param content folder of the tree; nothing is written outside of it
 */
public record PageWriter(Path content) {

  /**
   * The bytes of a page or a reply.
   *
   * @param head its keys; they are written in an order of their own, unknown ones at the end
   * @param body Markdown; a line break is added at its end
   */
  public static byte[] bytes(Value.Table head, String body) {
    String text = "---\n" + HeadWriter.yaml(ordered(head)) + "---\n";
    String rest = body.isEmpty() || body.endsWith("\n") ? body : body + "\n";
    return (text + rest).getBytes(StandardCharsets.UTF_8);
  }

  private static Value.Table ordered(Value.Table head) {
    SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
    SequencedMap<String, Value.Entry> rest = new LinkedHashMap<>(head.entries());
    for (String key : Schema.order()) {
      Value.Entry entry = rest.remove(key);
      if (entry != null) {
        entries.put(key, entry);
      }
    }
    entries.putAll(rest);
    return new Value.Table(entries, head.repeated(), head.position());
  }

  /**
   * Writes a page or a reply, replacing what is there.
   *
   * @param path below the content folder, with {@code /}
   * @throws IOException if that fails, or if the path leads out of the folder
   */
  public void write(String path, Value.Table head, String body) throws IOException {
    AtomicFiles.write(content, path, bytes(head, body));
  }

  /**
   * Sets one key of a file's head; every other byte stays.
   *
   * @param path below the content folder, with {@code /}
   * @throws IOException if the file cannot be read or written
   * @throws FrontMatterException if its head cannot be read or safely changed
   */
  public void set(String path, String key, Value value) throws IOException, FrontMatterException {
    byte[] before = Files.readAllBytes(content.resolve(path));
    SourceText.decode(before);
    String text = new String(before, StandardCharsets.UTF_8);
    String edited = HeadEdit.set(text, key, value);
    AtomicFiles.write(content, path, edited.getBytes(StandardCharsets.UTF_8));
  }
}
