package org.klartext.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.klartext.content.AtomicFiles;
import org.klartext.site.PageMeta;

/**
 * Everything that a move changes, worked out before the first byte is written.
 *
 * @param content folder of the tree
 * @param before the page where it was
 * @param after the page where it will be
 * @param renames files and folders, from → to
 * @param edits files that say something else afterwards, by the path that they have then
 * @param notes what is left for people to do or to know
 */
public record MovePlan(
    Path content,
    PageMeta before,
    PageMeta after,
    SequencedMap<String, String> renames,
    SequencedMap<String, Edit> edits,
    List<String> notes) {

  /** Copies what it is given. */
  public MovePlan {
    renames = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(renames));
    edits = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(edits));
    notes = List.copyOf(notes);
  }

  /**
   * A file that says something else afterwards.
   *
   * @param text of the file
   * @param keys of the front matter that are set
   * @param links that are written anew
   */
  public record Edit(String text, List<String> keys, int links) {
    /** Copies what it is given. */
    public Edit {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Does it: renames first, then edits.
   *
   * @throws EditException if a step fails; its message says which were done
   */
  public void apply() throws EditException {
    List<String> done = new ArrayList<>();
    String step = "";
    try {
      for (Map.Entry<String, String> rename : renames.entrySet()) {
        step = rename.getKey() + " → " + rename.getValue();
        AtomicFiles.move(content, rename.getKey(), rename.getValue());
        done.add(step);
      }
      for (Map.Entry<String, Edit> edit : edits.entrySet()) {
        step = edit.getKey();
        byte[] bytes = edit.getValue().text().getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(content, edit.getKey(), bytes);
        done.add(step);
      }
    } catch (IOException e) {
      throw stopped(step, done, e);
    }
  }

  private EditException stopped(String step, List<String> done, IOException e) {
    List<String> open = new ArrayList<>(edits.keySet());
    open.removeAll(done);
    String rest = open.isEmpty() ? "" : "\n  Not changed: " + String.join(", ", open);
    return new EditException(
        "The move stopped at “"
            + step
            + "”: "
            + e
            + ".\n  Done: "
            + (done.isEmpty() ? "nothing" : String.join(", ", done))
            + rest,
        done.isEmpty()
            ? "Check the permissions."
            : "Check the permissions; “klartext check” then names the links to mend.",
        e);
  }
}
