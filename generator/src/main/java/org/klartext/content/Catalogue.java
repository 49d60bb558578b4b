package org.klartext.content;

import org.klartext.files.ContentTree;
import org.klartext.files.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.PageMeta;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;

/**
 * Everything in a tree by what places and heads say, whoever may see it and whenever it appears:
 * what a change of the tree has to know. Texts are not parsed.
 *
 * @param config what {@code site.yaml} says
 * @param files of the tree by path
 * @param pages by path of their files
 * @param unreadable what keeps the other Markdown files from being pages
 */
public record Catalogue(
    SiteConfig config,
    List<TreeFile> files,
    SequencedMap<String, PageMeta> pages,
    List<Problem> unreadable) {

  /** Copies what it is given. */
  public Catalogue {
    files = List.copyOf(files);
    pages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pages));
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads the heads of a tree.
   *
   * @throws IOException if {@code site.yaml} is there and cannot be read
   */
  public static Catalogue read(Path content) throws IOException {
    ContentTree tree = ContentTree.scan(content);
    Path file = content.resolve(ConfigReader.FILE);
    Optional<byte[]> bytes =
        Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    SiteConfig config = ConfigReader.read(bytes, tree.files(), LoadRequest.Overrides.NONE).config();
    ReadingContext context = new ReadingContext(config, Edition.INTERNAL, new Markdown());
    SequencedMap<String, PageMeta> pages = new LinkedHashMap<>();
    List<Problem> unreadable = new ArrayList<>();
    for (TreeFile page : tree.files()) {
      if (page.isMarkdown() && !page.isBelowReplies() && page.size() <= TreeReader.MAX_SIZE) {
        try {
          byte[] source = Files.readAllBytes(content.resolve(page.path()));
          pages.put(page.path(), PageReader.meta(context, page, source));
        } catch (FrontMatterException e) {
          unreadable.add(e.problem(page.path()));
        } catch (IOException e) {
          unreadable.add(page.unreadable(e));
        }
      }
    }
    return new Catalogue(config, tree.files(), pages, unreadable);
  }

  /**
   * What a page would be if its file stood somewhere else.
   *
   * @param path below the content folder
   * @param bytes of the file
   * @throws FrontMatterException if its head cannot be read
   */
  public PageMeta pageAt(String path, byte[] bytes) throws FrontMatterException {
    ReadingContext context = new ReadingContext(config, Edition.INTERNAL, new Markdown());
    return PageReader.meta(context, new TreeFile(path, bytes.length, 0), bytes);
  }

  /** The folders in which the replies of a page stand, those that are there. */
  public List<String> replyFolders(String path) {
    return Threads.stems(path, config.defaultLanguage()).stream()
        .map(stem -> stem + TreeFile.REPLIES)
        .filter(folder -> files.stream().anyMatch(it -> it.path().startsWith(folder + "/")))
        .toList();
  }
}
