package org.klartext.view;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a build has to bring about: every output file and what it shows. */
public final class OutputPlan {
  private final Map<String, View> views = new LinkedHashMap<>();

  /**
   * Adds a file unless the path is taken; who comes first keeps it.
   *
   * @param path below the output folder, with {@code /}
   * @param view what it shows
   */
  void add(String path, View view) {
    views.putIfAbsent(path, view);
  }

  /** True if something is planned for a path. */
  public boolean contains(String path) {
    return views.containsKey(path);
  }

  /** What a file shows. */
  public Optional<View> view(String path) {
    return Optional.ofNullable(views.get(path));
  }

  /** All files and what they show. */
  public Map<String, View> views() {
    return Collections.unmodifiableMap(views);
  }

  /** All paths. */
  public Collection<String> paths() {
    return views().keySet();
  }
}
