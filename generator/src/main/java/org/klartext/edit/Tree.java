package org.klartext.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.content.ConfigReader;
import org.klartext.files.ContentTree;
import org.klartext.content.LoadRequest;
import org.klartext.files.TreeFile;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.site.text.Spelling;
import org.klartext.site.Kind;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;

/**
 * A tree that is about to be changed: where it is, and what {@code site.yaml} says. No page of it
 * has been read.
 *
 * @param content the folder
 * @param config what {@code site.yaml} says, defaults included
 */
public record Tree(Path content, SiteConfig config) {
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "de", List.of("artikel", "faq", "fragen", "themen", "experten"),
          "en", List.of("articles", "faq", "questions", "topics", "experts"));

  /**
   * Opens a tree. Its files are listed only if {@code site.yaml} names no languages.
   *
   * @throws EditException if there is no such folder, or if its {@code site.yaml} is broken
   */
  public static Tree open(Path content) throws EditException {
    if (!Files.isDirectory(content)) {
      throw new EditException(
          "There is no content folder “" + content + "”.",
          "Name one with --content, or make a new portal with: klartext new site my-portal");
    }
    Path file = content.resolve(ConfigReader.FILE);
    try {
      Optional<byte[]> bytes =
          Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      List<TreeFile> files = namesLanguages(bytes) ? List.of() : ContentTree.scan(content).files();
      ConfigReader.Result read = ConfigReader.read(bytes, files, LoadRequest.Overrides.NONE);
      if (!read.readable()) {
        throw broken(file, read.problems().getFirst());
      }
      return new Tree(content, read.config());
    } catch (IOException e) {
      throw new EditException(
          "“" + file + "” cannot be read: " + e.getMessage(), "Check its permissions.", e);
    }
  }

  private static boolean namesLanguages(Optional<byte[]> bytes) {
    try {
      String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
      return FrontMatter.yaml(text).entries().containsKey("languages");
    } catch (FrontMatterException e) {
      return true;
    }
  }

  private static EditException broken(Path file, Problem problem) {
    String place = file + ":" + problem.position().line() + ": ";
    return new EditException(place + problem.message(), problem.hint().orElse(""));
  }

  /**
   * The language that somebody asked for.
   *
   * @param wanted absent: the default language
   * @throws EditException if the portal has no such language
   */
  String language(Optional<String> wanted) throws EditException {
    String lang = wanted.orElse(config.defaultLanguage());
    if (config.languages().contains(lang)) {
      return lang;
    }
    String known = String.join(", ", config.languages());
    throw new EditException(
        "The portal has no language “" + lang + "”; it has: " + known + ".",
        Spelling.nearest(lang, config.languages())
            .map(near -> "Did you mean “" + near + "”?")
            .orElse("Add it to languages in site.yaml first."));
  }

  /** The folder of a language with a slash at its end; empty if its files stand at the top. */
  String languageFolder(String lang) {
    boolean own = Files.isDirectory(content.resolve(lang));
    return own || !isFlat() ? lang + "/" : "";
  }

  /** The ending of file names in a language; it names the language if no folder does. */
  String ending(String lang) {
    boolean suffixed = languageFolder(lang).isEmpty() && !lang.equals(config.defaultLanguage());
    return suffixed ? "." + lang + ".md" : ".md";
  }

  /** True if pages stand at the top rather than in folders of their languages. */
  private boolean isFlat() {
    boolean folders =
        config.languages().stream().anyMatch(lang -> Files.isDirectory(content.resolve(lang)));
    return !folders
        && (config.sections().keySet().stream()
                .anyMatch(section -> Files.isDirectory(content.resolve(section)))
            || Files.exists(content.resolve("index.md"))
            || Files.exists(content.resolve("_index.md")));
  }

  /**
   * The folder for pages of a kind: one that is there, else one of the navigation, else the one
   * that is usual in the language.
   *
   * @return without the folder of the language; empty for the top, where standalone pages stand
   */
  String section(Kind kind, String lang) {
    if (kind == Kind.PAGE) {
      return "";
    }
    List<String> navigation = config.navigation().getOrDefault(lang, List.of());
    List<String> usual = USUAL.getOrDefault(lang, List.of());
    Comparator<String> order =
        Comparator.comparing((String it) -> !exists(lang, it))
            .thenComparing(it -> !navigation.contains(it))
            .thenComparing(it -> !usual.contains(it))
            .thenComparing(it -> it);
    return config.sections().keySet().stream()
        .filter(folder -> config.sections().get(folder) == kind)
        .min(order)
        .orElseThrow();
  }

  private boolean exists(String lang, String section) {
    return Files.isDirectory(content.resolve(languageFolder(lang) + section));
  }
}
