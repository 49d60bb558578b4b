package org.klartext.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.klartext.content.Catalogue;
import org.klartext.content.TreeFile;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadEdit;
import org.klartext.frontmatter.Value;
import org.klartext.markdown.Destinations;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;

/** Works out how a page moves: with its bundle and its replies, its id, its old address. */
public final class Move {
  private static final long LONGEST_TEXT = 5_000_000;

  private final Path content;
  private final Catalogue catalogue;
  private final Relocation relocation;
  private final LinkRewrite links;
  private final Destinations destinations = new Destinations();
  private final SequencedMap<String, MovePlan.Edit> edits = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Move(Path content, Catalogue catalogue, Relocation relocation) {
    this.content = content;
    this.catalogue = catalogue;
    this.relocation = relocation;
    this.links = new LinkRewrite(catalogue, relocation);
  }

  /**
   * Works out a move; nothing is written.
   *
   * @param tree in which it happens
   * @param page its path, id or address
   * @param place a folder or a file of the tree
   * @throws EditException if there is no such page, or if it cannot stand at that place
   */
  public static MovePlan plan(Tree tree, String page, String place) throws EditException {
    Path content = tree.content();
    try {
      Catalogue catalogue = Catalogue.read(content);
      PageFinder finder = new PageFinder(content, catalogue);
      PageMeta before = finder.page(page);
      refuseHead(before, catalogue);
      String to = finder.place(before, place);
      Relocation relocation = relocation(catalogue, before.source().path(), to);
      refuseTaken(content, before.source().path(), relocation);
      return new Move(content, catalogue, relocation).plan(before);
    } catch (IOException e) {
      throw new EditException("The tree cannot be read: " + e.getMessage(), "", e);
    }
  }

  /** The page of a folder says what the folder is; it makes no sense elsewhere. */
  private static void refuseHead(PageMeta page, Catalogue catalogue) throws EditException {
    String path = page.source().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean home = page.permalink().equals(catalogue.config().home(page.lang()));
    if (name.startsWith("_index.") || home) {
      throw new EditException(
          "“" + path + "” is the page of its folder and stays with it.",
          "Move the pages of the folder, or write an _index.md for the new one.");
    }
  }

  private static Relocation relocation(Catalogue catalogue, String from, String to) {
    SequencedMap<String, String> renames = new LinkedHashMap<>();
    boolean whole = PageFinder.isBundle(from) && PageFinder.isBundle(to);
    String unit = whole ? folder(from) : from;
    renames.put(unit, whole ? folder(to) : to);
    for (String replies : catalogue.replyFolders(from)) {
      boolean suffixed = replies.equals(repliesOf(from, true));
      String target = repliesOf(to, suffixed);
      if (!replies.startsWith(unit + "/") && !replies.equals(target)) {
        renames.put(replies, target);
      }
    }
    return new Relocation(renames);
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String repliesOf(String path, boolean suffixed) {
    String stem = path.substring(0, path.length() - ".md".length());
    int dot = stem.lastIndexOf('.');
    String suffix = dot > stem.lastIndexOf('/') ? stem.substring(dot) : "";
    String plain = stem.substring(0, stem.length() - suffix.length());
    String base = plain.endsWith("/index") ? folder(plain) : plain;
    return base + (suffixed ? suffix : "") + ".replies";
  }

  private static void refuseTaken(Path content, String page, Relocation relocation)
      throws EditException {
    for (Map.Entry<String, String> move : relocation.folders().entrySet()) {
      if (move.getKey().equals(move.getValue())) {
        throw new EditException(
            "“" + page + "” is there already; nothing was moved.", "Name another place.");
      }
      if (move.getValue().startsWith(move.getKey() + "/") && !move.getKey().endsWith(".md")) {
        throw new EditException(
            "“" + move.getKey() + "” cannot move into itself.", "Name another place.");
      }
      if (Files.exists(content.resolve(move.getValue()))) {
        throw new EditException(
            "“" + move.getValue() + "” is there already; nothing was moved.",
            "Choose another name, or move that away first.");
      }
    }
  }

  private MovePlan plan(PageMeta before) throws EditException, IOException {
    PageMeta after = before;
    for (TreeFile file : catalogue.files()) {
      boolean affected = file.isMarkdown() && file.size() <= LONGEST_TEXT;
      byte[] bytes = affected ? Files.readAllBytes(content.resolve(file.path())) : new byte[0];
      if (affected && isAffected(file.path(), bytes)) {
        Optional<PageMeta> moved = edit(file.path(), bytes);
        after = file.path().equals(before.source().path()) ? moved.orElse(after) : after;
      }
    }
    notes.addAll(new MoveNotes(catalogue, relocation).of(before, after));
    return new MovePlan(content, before, after, relocation.folders(), edits, notes);
  }

  /** A link to what moves holds its name, or an escape for it. */
  private boolean isAffected(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return relocation.moves(path)
        || text.indexOf('%') >= 0
        || relocation.names().stream().anyMatch(text::contains);
  }

  /** Works out what becomes of a file; gives back what its page is afterwards if it moves. */
  private Optional<PageMeta> edit(String path, byte[] bytes) throws EditException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LinkEdits linked = LinkEdits.of(text, destinations, it -> links.of(it, path));
      linked.left().forEach(it -> notes.add(path + ": change by hand: " + it));
      PageMeta page = catalogue.pages().get(path);
      if (page != null && relocation.moves(path)) {
        return Optional.of(moved(page, linked));
      }
      if (linked.changed() > 0) {
        String after = relocation.after(path);
        edits.put(after, new MovePlan.Edit(linked.text(), List.of(), linked.changed()));
      }
    } catch (CharacterCodingException | FrontMatterException e) {
      notes.add(path + " cannot be read; its links were not looked at.");
    }
    return Optional.empty();
  }

  /** The head of a page that moves: its id stays, its old address leads on. */
  private PageMeta moved(PageMeta page, LinkEdits linked)
      throws EditException, FrontMatterException {
    String path = relocation.after(page.source().path());
    PageMeta after = catalogue.pageAt(path, bytes(linked.text()));
    refuseTakenAddress(page, after);
    SequencedMap<String, Value> keys = new LinkedHashMap<>();
    if (!after.id().equals(page.id())) {
      keys.put("id", Value.text(page.id().value()));
    }
    if (!after.translationKey().equals(page.translationKey()) && hasTranslations(page)) {
      keys.put("translationKey", Value.text(page.translationKey()));
    }
    if (!after.permalink().equals(page.permalink())) {
      List<String> aliases =
          Stream.concat(page.aliases().stream(), Stream.of(page.permalink()))
              .filter(alias -> !alias.equals(after.permalink()))
              .map(Permalink::path)
              .distinct()
              .toList();
      keys.put("aliases", Value.texts(aliases));
    }
    String text = linked.text();
    for (Map.Entry<String, Value> key : keys.entrySet()) {
      text = HeadEdit.set(text, key.getKey(), key.getValue());
    }
    if (linked.changed() > 0 || !keys.isEmpty()) {
      List<String> names = List.copyOf(keys.keySet());
      edits.put(path, new MovePlan.Edit(text, names, linked.changed()));
    }
    return catalogue.pageAt(path, bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean hasTranslations(PageMeta page) {
    return catalogue.pages().values().stream()
        .anyMatch(it -> it.translationKey().equals(page.translationKey()) && !it.equals(page));
  }

  private void refuseTakenAddress(PageMeta page, PageMeta after) throws EditException {
    for (PageMeta other : catalogue.pages().values()) {
      if (other.permalink().equals(after.permalink()) && !relocation.moves(other.source().path())) {
        throw new EditException(
            "The address "
                + after.permalink()
                + " belongs to “"
                + other.source().path()
                + "”; nothing was moved.",
            "Choose another name for “" + page.source().path() + "”, or give it a slug.");
      }
    }
  }
}
