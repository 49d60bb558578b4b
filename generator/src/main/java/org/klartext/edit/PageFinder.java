package org.klartext.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.content.Catalogue;
import org.klartext.site.text.Spelling;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;

/** Finds what people name: a page by its path, id or address, and a place of the tree. */
record PageFinder(Path content, Catalogue catalogue) {

  /**
   * The page of a name.
   *
   * @throws EditException if there is none
   */
  PageMeta page(String name) throws EditException {
    return byPath(name)
        .or(() -> byId(name))
        .or(() -> byAddress(name))
        .orElseThrow(() -> missing(name));
  }

  private Optional<PageMeta> byPath(String name) {
    String path = treePath(name);
    return Stream.of("", ".md", "/index.md")
        .flatMap(ending -> Optional.ofNullable(catalogue.pages().get(path + ending)).stream())
        .findFirst();
  }

  private Optional<PageMeta> byId(String name) {
    return catalogue.pages().values().stream()
        .filter(page -> page.id().value().equals(name))
        .findFirst();
  }

  private Optional<PageMeta> byAddress(String name) {
    String base = catalogue.config().baseUrl().toString();
    String path = name.startsWith(base) ? "/" + name.substring(base.length()) : name;
    String whole = path.endsWith("/") ? path : path + "/";
    if (!Permalink.isValid(whole)) {
      return Optional.empty();
    }
    Permalink permalink = new Permalink(whole);
    return catalogue.pages().values().stream()
        .filter(page -> page.permalink().equals(permalink))
        .findFirst()
        .or(() ->
            catalogue.pages().values().stream()
                .filter(page -> page.aliases().contains(permalink))
                .findFirst());
  }

  private EditException missing(String name) {
    String path = treePath(name);
    Optional<String> broken =
        catalogue.unreadable().stream()
            .filter(problem -> problem.file().equals(path))
            .map(problem -> path + ":" + problem.position().line() + ": " + problem.message())
            .findFirst();
    if (broken.isPresent()) {
      return new EditException(broken.get(), "Mend it first: a page that cannot be read stays.");
    }
    List<String> known =
        catalogue.pages().values().stream()
            .flatMap(page -> Stream.of(page.source().path(), page.permalink().path()))
            .toList();
    return new EditException(
        "There is no page “" + name + "”.",
        Spelling.nearest(path, known)
            .map(near -> "Did you mean “" + near + "”?")
            .orElse("Name it by its path (de/faq/wlan.md), its id or its address (/faq/wlan/)."));
  }

  /** A path below the content folder, also if it was typed from the current folder. */
  String treePath(String typed) {
    Path root = content.toAbsolutePath().normalize();
    Path path = Path.of(typed).toAbsolutePath().normalize();
    String text = path.startsWith(root) ? root.relativize(path).toString() : typed;
    String plain = text.replace('\\', '/').replaceFirst("^(\\./)+", "");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  /**
   * The file that a page becomes at a new place.
   *
   * @param page that moves
   * @param typed a folder into which it goes with its name, or a file with its ending
   * @throws EditException if nothing can stand there
   */
  String place(PageMeta page, String typed) throws EditException {
    String place = treePath(typed);
    boolean root = place.isEmpty() || place.equals(".");
    if (!root && !isInTree(place)) {
      throw new EditException(
          "“"
              + typed
              + "” is no place for a page: it leads out of the content folder, or begins"
              + " with a dot or an underscore.",
          "Name a folder or a file below " + content + ", such as de/faq/network.");
    }
    String path = page.source().path();
    boolean bundle = isBundle(path);
    String unit = bundle ? path.substring(0, path.lastIndexOf('/')) : path;
    String own = path.substring(unit.lastIndexOf('/') + 1);
    if (!place.endsWith(".md")) {
      return root ? own : place + "/" + own;
    }
    String name = place.substring(place.lastIndexOf('/') + 1);
    if (bundle && !name.equals(path.substring(path.lastIndexOf('/') + 1))) {
      throw new EditException(
          "“" + unit + "” is a folder with a page and its files; it cannot become one file.",
          "Name a folder, or a page in a folder: "
              + place.substring(0, place.length() - ".md".length())
              + "/index.md");
    }
    return place;
  }

  private static boolean isInTree(String place) {
    return !place.startsWith("/")
        && Stream.of(place.split("/", -1))
            .noneMatch(segment ->
                segment.isBlank()
                    || segment.startsWith(".")
                    || segment.startsWith("_")
                    || segment.endsWith(".replies")
                    || segment.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':'));
  }

  /** True if a page has a folder of its own. */
  static boolean isBundle(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("index.md") || name.matches("index\\.[A-Za-z-]+\\.md");
  }
}
