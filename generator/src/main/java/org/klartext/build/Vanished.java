package org.klartext.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of the last build that the site has no more.
 *
 * @param inTheWay files where a folder has to be, and files of a folder where a file has to be
 * @param others all else; they go last, so that readers miss nothing
 */
record Vanished(List<String> inTheWay, List<String> others) {

  /**
   * Compares what was written with what has to be there.
   *
   * @param newer paths of files that have come since the jobs were planned
   */
  static Vanished of(BuildManifest before, List<Job> jobs, Set<String> newer) {
    Set<String> paths = new HashSet<>(newer);
    jobs.forEach(job -> paths.add(job.path()));
    List<String> vanished =
        before.files().keySet().stream().filter(path -> !paths.contains(path)).sorted().toList();
    if (vanished.isEmpty()) {
      return new Vanished(List.of(), List.of());
    }
    Set<String> folders = new HashSet<>();
    paths.forEach(path -> folders.addAll(foldersOf(path)));
    List<String> inTheWay = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String path : vanished) {
      boolean blocks = folders.contains(path) || foldersOf(path).stream().anyMatch(paths::contains);
      (blocks ? inTheWay : others).add(path);
    }
    return new Vanished(inTheWay, others);
  }

  private static List<String> foldersOf(String path) {
    List<String> folders = new ArrayList<>();
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.substring(0, slash));
    }
    return folders;
  }
}
