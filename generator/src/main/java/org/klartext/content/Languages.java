package org.klartext.content;

import org.klartext.files.TreeFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The languages of a tree.
 *
 * @param all the default one first
 * @param main the default language
 */
record Languages(List<String> all, String main) {
  private static final Set<String> ISO = Set.of(Locale.getISOLanguages());
  private static final Pattern TAG = Pattern.compile("[a-z]{2}(-([A-Z]{2}|[A-Z][a-z]{3})){0,2}");

  Languages {
    all = List.copyOf(all);
  }

  /** True for something like {@code de}, {@code pt-BR} or {@code zh-Hans}. */
  static boolean isTag(String text) {
    return text.length() >= 2 && ISO.contains(text.substring(0, 2)) && TAG.matcher(text).matches();
  }

  /**
   * Looks at the first folders and the suffixes of Markdown files.
   *
   * @param configured languages of {@code site.yaml}; empty if it says nothing
   * @param main default language of {@code site.yaml}
   */
  static Languages of(List<TreeFile> files, List<String> configured, Optional<String> main) {
    NavigableSet<String> folders = new TreeSet<>();
    NavigableSet<String> suffixes = new TreeSet<>();
    if (configured.isEmpty()) {
      files.stream().filter(TreeFile::isMarkdown).forEach(it -> collect(it, folders, suffixes));
    }
    String first = main.orElseGet(() -> choose(configured, folders, suffixes));
    TreeSet<String> others = new TreeSet<>(folders);
    others.addAll(suffixes);
    List<String> all = new ArrayList<>(configured.isEmpty() ? List.of(first) : configured);
    others.stream().filter(tag -> !all.contains(tag)).forEach(all::add);
    if (!all.contains(first)) {
      all.addFirst(first);
    }
    return new Languages(all, first);
  }

  private static void collect(TreeFile file, Set<String> folders, Set<String> suffixes) {
    int slash = file.path().indexOf('/');
    if (slash > 0 && isTag(file.path().substring(0, slash))) {
      folders.add(file.path().substring(0, slash));
    }
    String suffix = suffix(file.name());
    if (isTag(suffix)) {
      suffixes.add(suffix);
    }
  }

  /** The part between the last two dots of a Markdown file's name; empty for none. */
  static String suffix(String name) {
    int end = name.length() - ".md".length();
    int dot = name.lastIndexOf('.', end - 1);
    return dot <= 0 ? "" : name.substring(dot + 1, end);
  }

  private static String choose(
      List<String> configured, NavigableSet<String> folders, NavigableSet<String> suffixes) {
    if (!configured.isEmpty()) {
      return configured.getFirst();
    }
    if (!folders.isEmpty()) {
      return List.of("de", "en").stream()
          .filter(folders::contains)
          .findFirst()
          .orElse(folders.first());
    }
    return List.of("en", "de").stream()
        .filter(tag -> !suffixes.isEmpty() && !suffixes.contains(tag))
        .findFirst()
        .orElse("de");
  }
}
