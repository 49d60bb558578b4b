package org.klartext.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where files go.
 *
 * @param folders what is renamed, file or folder, from → to; below the content folder
 */
record Relocation(SequencedMap<String, String> folders) {

  Relocation {
    folders = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(folders));
  }

  /** Where a file is afterwards; the same if it stays. */
  String after(String path) {
    for (Map.Entry<String, String> move : folders.entrySet()) {
      if (path.equals(move.getKey())) {
        return move.getValue();
      }
      if (path.startsWith(move.getKey() + "/")) {
        return move.getValue() + path.substring(move.getKey().length());
      }
    }
    return path;
  }

  /** True if a file does not stay where it is. */
  boolean moves(String path) {
    return !after(path).equals(path);
  }

  /** The last parts of the paths that change: a link to one of them names one of these. */
  List<String> names() {
    return folders.keySet().stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .map(name -> name.endsWith(".md") ? name.substring(0, name.length() - 3) : name)
        .toList();
  }
}
