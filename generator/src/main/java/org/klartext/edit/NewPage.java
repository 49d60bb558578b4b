package org.klartext.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.files.AtomicFiles;
import org.klartext.site.text.Spelling;
import org.klartext.frontmatter.Value;
import org.klartext.site.Kind;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Slug;

/**
 * A page that is ready to be written: skeleton and place. What holds text to be replaced is a draft
 * (articles, FAQ entries, questions, standalone pages); topics and experts are not, so that other
 * pages can name them at once.
 *
 * @param path of its file, below the content folder
 * @param id that it keeps for good
 * @param kind what it is
 * @param lang its language
 * @param text of the file
 */
public record NewPage(String path, PageId id, Kind kind, String lang, String text) {

  /**
   * What somebody asked for.
   *
   * @param kind the name of a kind, or of a folder to which {@code site.yaml} gives one
   * @param title of the page
   * @param lang absent: the default language
   * @param topic the slug of a topic that is there
   */
  public record Order(String kind, String title, Optional<String> lang, Optional<String> topic) {}

  /**
   * Works out a page; nothing is written.
   *
   * @param now becomes its date, to the minute
   * @throws EditException if the tree knows no such kind, language or topic, or if the page is
   *     there already
   */
  public static NewPage of(Tree tree, Order order, Instant now) throws EditException {
    String title = order.title().strip().replaceAll("\\s+", " ");
    Kind kind = kind(tree, order.kind());
    String lang = tree.language(order.lang());
    if (order.topic().isPresent()) {
      TopicNames.require(tree, order.topic().get());
    }
    String slug = slug(title, kind);
    LocalDateTime date = LocalDateTime.ofInstant(now, tree.config().timeZone());
    boolean named = tree.config().sections().containsKey(order.kind());
    String section = named ? order.kind() : tree.section(kind, lang);
    String folder = tree.languageFolder(lang) + (section.isEmpty() ? "" : section + "/");
    PageId id = PageId.ofPath(folder + slug + " " + now);
    String stem = kind == Kind.QUESTION ? date.getYear() + "/" + id : slug;
    refuseTaken(tree, folder + stem, lang);
    String text =
        Archetype.of(tree, kind, lang)
            .filled(
                Map.of(
                    "title", Value.text(title),
                    "id", Value.text(id.value()),
                    "date", Value.text(date.truncatedTo(ChronoUnit.MINUTES).toString()),
                    "lang", Value.text(lang),
                    "topic", Value.text(order.topic().orElse("")),
                    "topics", Value.texts(order.topic().stream().toList())));
    return new NewPage(folder + stem + tree.ending(lang), id, kind, lang, text);
  }

  private static Kind kind(Tree tree, String name) throws EditException {
    Optional<Kind> kind =
        Kind.of(name).or(() -> Optional.ofNullable(tree.config().sections().get(name)));
    List<String> kinds = Stream.of(Kind.values()).map(Kind::key).toList();
    List<String> known = new ArrayList<>(kinds);
    known.addAll(tree.config().sections().keySet());
    return kind.orElseThrow(() ->
        new EditException(
            "There is no kind of page “" + name + "”.",
            Spelling.nearest(name, known)
                .map(near -> "Did you mean “" + near + "”?")
                .orElse("Choose one of: " + String.join(", ", kinds) + ".")));
  }

  private static String slug(String title, Kind kind) throws EditException {
    String slug = Slug.of(title);
    if (slug.isEmpty()) {
      throw new EditException(
          "The title “" + title + "” has no letter or digit to name a file after.",
          "Put the title in quotes: klartext new faq \"How do I change my password?\"");
    }
    if (kind == Kind.PAGE && Permalink.RESERVED.contains(slug)) {
      throw new EditException(
          "The address /" + slug + "/ belongs to the server.", "Choose another title.");
    }
    return slug;
  }

  /** The same title twice is a slip; a second file would only hide it. */
  private static void refuseTaken(Tree tree, String stem, String lang) throws EditException {
    for (String ending :
        List.of(".md", "." + lang + ".md", "/index.md", "/index." + lang + ".md")) {
      Path file = tree.content().resolve(stem + ending);
      boolean other = ending.equals(".md") && !tree.ending(lang).equals(".md");
      if (Files.exists(file) && !other) {
        throw taken(file);
      }
    }
  }

  private static EditException taken(Path file) {
    return new EditException(
        "“" + file + "” is there already; nothing was written.",
        "Go on writing there, or choose another title.");
  }

  /**
   * Writes the page; what is there is never overwritten.
   *
   * @return the file
   * @throws EditException if there is a file, or if it cannot be written
   */
  public Path write(Path content) throws EditException {
    Path file = content.resolve(path);
    try {
      AtomicFiles.create(content, path, text.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    } catch (IOException e) {
      throw new EditException(
          "“" + file + "” cannot be written: " + e.getMessage(),
          "Check the permissions of its folder.",
          e);
    }
  }

  /** True if it stays hidden until somebody deletes the line {@code draft: true}. */
  public boolean isDraft() {
    return text.contains("\ndraft: true");
  }
}
