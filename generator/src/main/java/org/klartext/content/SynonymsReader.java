package org.klartext.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.files.TreeFile;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.SourceText;
import org.klartext.frontmatter.Value;
import org.klartext.site.Problem;
import org.klartext.site.text.Synonyms;

/**
 * Reads {@code _data/synonyms.yaml}: under each language a list of groups of wordings that mean the
 * same. Keeps what was read as long as the file stays the same. Not thread-safe.
 */
final class SynonymsReader {
  private static final String CODE = "bad-synonyms";
  private static final String SHAPE =
      "Write a list of groups: [[kündigen, beenden], [Abo, Vertrag]].";

  private final Path content;
  private Optional<Read> last = Optional.empty();

  /** What was read, and how. */
  private record Read(
      TreeFile file,
      List<String> languages,
      Synonyms synonyms,
      boolean outdated,
      List<Problem> problems) {
    boolean holds(TreeFile now, List<String> spoken, boolean keepLast) {
      return file.equals(now) && languages.equals(spoken) && (keepLast || !outdated);
    }
  }

  /** A reader for one content folder. */
  SynonymsReader(Path content) {
    this.content = content;
  }

  /**
   * Reads the file if it has changed.
   *
   * @param files of the tree
   * @param languages of the site
   * @param keepLast true to stay with the last readable file while it is unreadable
   * @param problems takes what is found
   */
  Synonyms read(
      List<TreeFile> files, List<String> languages, boolean keepLast, List<Problem> problems) {
    Optional<Read> before = last;
    last =
        files.stream()
            .filter(TreeFile::isSynonyms)
            .findFirst()
            .map(file ->
                before
                    .filter(it -> it.holds(file, languages, keepLast))
                    .orElseGet(() -> read(file, languages, before.filter(_ -> keepLast))));
    last.ifPresent(it -> problems.addAll(it.problems()));
    return last.map(Read::synonyms).orElse(Synonyms.NONE);
  }

  private Read read(TreeFile file, List<String> languages, Optional<Read> before) {
    List<Problem> problems = new ArrayList<>();
    try {
      byte[] bytes = Files.readAllBytes(content.resolve(file.path()));
      Value.Table table = FrontMatter.yaml(SourceText.decode(bytes));
      Synonyms synonyms = synonyms(table, languages, problems);
      return new Read(file, List.copyOf(languages), synonyms, false, List.copyOf(problems));
    } catch (FrontMatterException e) {
      problems.add(e.problem(file.path()));
    } catch (IOException e) {
      problems.add(file.unreadable(e));
    }
    Synonyms kept = before.map(Read::synonyms).orElse(Synonyms.NONE);
    return new Read(file, List.copyOf(languages), kept, true, List.copyOf(problems));
  }

  private static Synonyms synonyms(
      Value.Table table, List<String> languages, List<Problem> problems) {
    Fields fields = new Fields(table, TreeFile.SYNONYMS, problems);
    Map<String, List<List<String>>> groups = new LinkedHashMap<>();
    for (String lang : fields.keys()) {
      if (languages.contains(lang)) {
        fields.value(lang).ifPresent(value -> groups.put(lang, groups(lang, value, problems)));
      } else {
        String message =
            "“" + lang + "” is not a language of this site; these groups are not used.";
        problems.add(
            Problem.warning("unknown-language", TreeFile.SYNONYMS, fields.at(lang), message)
                .withHint("Its languages are: " + String.join(", ", languages) + "."));
      }
    }
    return new Synonyms(groups);
  }

  private static List<List<String>> groups(String lang, Value value, List<Problem> problems) {
    if (!(value instanceof Value.Sequence list)) {
      problems.add(wrong(value, "“" + lang + "” should be a list of groups"));
      return List.of();
    }
    List<List<String>> groups = new ArrayList<>();
    for (Value each : list.values()) {
      if (each instanceof Value.Sequence group) {
        List<String> wordings = wordings(group, problems);
        if (wordings.size() > 1) {
          groups.add(wordings);
        } else {
          String message = "A group of fewer than two wordings says nothing; it is left out.";
          problems.add(
              Problem.warning(CODE, TreeFile.SYNONYMS, each.position(), message)
                  .withHint("Name at least two that mean the same: [kündigen, beenden]."));
        }
      } else {
        problems.add(wrong(each, "A group should be a list of wordings"));
      }
    }
    return List.copyOf(groups);
  }

  private static List<String> wordings(Value.Sequence group, List<Problem> problems) {
    List<String> wordings = new ArrayList<>();
    for (Value value : group.values()) {
      String wording =
          switch (value) {
            case Value.Text text -> text.text().strip();
            case Value.Numeral number -> number.literal();
            case Value.Flag _, Value.Sequence _, Value.Table _, Value.Empty _ -> "";
          };
      if (wording.codePoints().noneMatch(Character::isLetterOrDigit)) {
        problems.add(wrong(value, "A wording should be a word or a few words"));
      } else if (!wordings.contains(wording)) {
        wordings.add(wording);
      }
    }
    return List.copyOf(wordings);
  }

  private static Problem wrong(Value value, String rule) {
    String message = rule + " but is " + value.description() + "; it is ignored.";
    return Problem.error(CODE, TreeFile.SYNONYMS, value.position(), message).withHint(SHAPE);
  }
}
