package org.klartext.content;

import org.klartext.files.TreeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Body;
import org.klartext.site.Html;
import org.klartext.site.Page;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/**
 * Reads single files of a tree. Whatever is wrong with a file becomes a problem of that file.
 *
 * @param folder with the content
 * @param context what reading needs besides the file
 */
record TreeReader(Path folder, ReadingContext context) {
  /** The largest Markdown file that is read, in bytes. */
  static final long MAX_SIZE = 5_000_000;

  /** Reads a file as what its place says it is. */
  Reading read(TreeFile file) {
    if (file.size() > MAX_SIZE) {
      String message =
          "The file has %.1f MB; more than 5 MB cannot be one page.".formatted(file.size() / 1e6);
      return unreadable(
          file,
          Problem.error("file-too-large", file.path(), Position.START, message)
              .withHint("Split it, or put large data beside the page as a file to download."));
    }
    try {
      return read(file, Files.readAllBytes(folder.resolve(file.path())));
    } catch (FrontMatterException e) {
      return unreadable(file, e.problem(file.path()));
    } catch (UnreadableTextException e) {
      String message = String.valueOf(e.getMessage());
      return unreadable(file, Problem.error("unreadable-text", file.path(), e.position(), message));
    } catch (IOException e) {
      return unreadable(file, file.unreadable(e));
    } catch (RuntimeException | StackOverflowError e) {
      String message = "The file cannot be read because of a fault in Klartext: " + e;
      return unreadable(
          file,
          Problem.error("unreadable-text", file.path(), Position.START, message)
              .withHint("Please report this with the file."));
    }
  }

  private Reading read(TreeFile file, byte[] bytes)
      throws FrontMatterException, UnreadableTextException {
    if (!file.isBelowReplies()) {
      return PageReader.read(context, file, bytes);
    }
    return file.isMarkdown()
        ? ReplyReader.reply(context, file, bytes)
        : ReplyReader.state(context, file, bytes);
  }

  /** A file that cannot be read at all. */
  private static Reading unreadable(TreeFile file, Problem problem) {
    return new Reading(file, new Reading.Result.Unreadable(), Set.of(), List.of(problem), false);
  }

  /**
   * One text of a file, to be read once more when it is needed.
   *
   * @param part 0 for the text itself, n for the n-th addendum
   * @return nothing if the file has vanished or no longer has that text
   */
  Body.Text text(TreeFile file, int part) {
    return new LazyText(() -> readText(file, part));
  }

  private Body.Text readText(TreeFile file, int part) {
    return switch (read(file).result()) {
      case Reading.Result.OfPage(Page page) when part == 0 -> page.body().text();
      case Reading.Result.OfPage(Page.Article article) when part <= article.addenda().size() ->
          article.addenda().get(part - 1).body().text();
      case Reading.Result.OfReply(var reply) -> reply.body().text();
      default -> new Body.Rendered(Html.EMPTY, "", "");
    };
  }

  /** Is read when somebody asks for it. */
  private static final class LazyText implements Body.Text {
    private final Supplier<Body.Text> source;
    private volatile Body.@Nullable Text text;

    private LazyText(Supplier<Body.Text> source) {
      this.source = source;
    }

    @Override
    public Html html() {
      return text().html();
    }

    @Override
    public String plain() {
      return text().plain();
    }

    @Override
    public String markdown() {
      return text().markdown();
    }

    private Body.Text text() {
      Body.Text known = text;
      if (known == null) {
        known = source.get();
        text = known;
      }
      return known;
    }
  }
}
