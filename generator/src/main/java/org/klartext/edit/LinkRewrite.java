package org.klartext.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.content.Catalogue;
import org.klartext.content.TreeFile;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Target;

/** Says how a link has to be written so that it still leads to the same file after a move. */
final class LinkRewrite {
  /** What people leave out at the end of a link to a page. */
  private static final List<String> ENDINGS = List.of("", ".md", "/index.md", "/_index.md");

  private static final String ENCODED = " \"<>()\\%#?`[]{}|^*";

  private final Relocation relocation;
  private final Catalogue catalogue;
  private final Set<String> files = new HashSet<>();
  private final Map<Permalink, String> permalinks = new HashMap<>();

  LinkRewrite(Catalogue catalogue, Relocation relocation) {
    this.catalogue = catalogue;
    this.relocation = relocation;
    catalogue.files().stream().map(TreeFile::path).forEach(files::add);
    catalogue
        .pages()
        .values()
        .forEach(page -> permalinks.putIfAbsent(page.permalink(), page.source().path()));
  }

  /**
   * The new destination of a link.
   *
   * @param destination as it is, without escapes
   * @param file in which it stands before the move
   * @return empty if it may stay as it is
   */
  Optional<String> of(String destination, String file) {
    if (!(Target.parse(destination, file) instanceof Target.InTree(String path, String _))) {
      return Optional.empty();
    }
    String home = relocation.after(file);
    Optional<String> wanted = ofFile(path).or(() -> ofPermalink(path, file));
    return wanted
        .filter(after -> !leadsTo(destination, home, after))
        .map(after -> written(destination, home, after));
  }

  /** What has to be named afterwards, with the same ending left out as before. */
  private Optional<String> ofFile(String path) {
    for (String ending : ENDINGS) {
      if (files.contains(path + ending)) {
        String after = relocation.after(path + ending);
        return Optional.of(
            after.endsWith(ending) ? after.substring(0, after.length() - ending.length()) : after);
      }
    }
    return Optional.empty();
  }

  /** Some follow a relative link from the published page; once the page moves, that fails. */
  private Optional<String> ofPermalink(String path, String file) {
    PageMeta page = catalogue.pages().get(file);
    if (page == null || !relocation.moves(file)) {
      return Optional.empty();
    }
    String folder = file.substring(0, file.lastIndexOf('/') + 1);
    String address =
        path.startsWith(folder)
            ? page.permalink().path() + path.substring(folder.length())
            : "/" + path;
    return Optional.of(address.endsWith("/") ? address : address + "/")
        .filter(Permalink::isValid)
        .flatMap(it -> Optional.ofNullable(permalinks.get(new Permalink(it))))
        .map(relocation::after);
  }

  private static boolean leadsTo(String destination, String file, String wanted) {
    return Target.parse(destination, file) instanceof Target.InTree(String path, String _)
        && path.equals(wanted);
  }

  private static String written(String destination, String file, String wanted) {
    int tail = tail(destination);
    String before = destination.substring(0, tail);
    String relative = relative(file, wanted);
    String start = before.startsWith("./") && !relative.startsWith("../") ? "./" : "";
    String slash = before.endsWith("/") && !relative.endsWith("/") ? "/" : "";
    return start + encoded(relative) + slash + destination.substring(tail);
  }

  private static int tail(String destination) {
    for (int i = 0; i < destination.length(); i++) {
      if (destination.charAt(i) == '#' || destination.charAt(i) == '?') {
        return i;
      }
    }
    return destination.length();
  }

  /** The way from a file to another path of the tree. */
  static String relative(String file, String to) {
    String[] from = file.split("/", -1);
    String[] target = to.split("/", -1);
    int common = 0;
    while (common < from.length - 1
        && common < target.length - 1
        && from[common].equals(target[common])) {
      common++;
    }
    StringBuilder way = new StringBuilder("../".repeat(from.length - 1 - common));
    for (int i = common; i < target.length; i++) {
      way.append(i > common ? "/" : "").append(target[i]);
    }
    return way.toString();
  }

  /** Letters of all languages stay readable; only what Markdown or an address needs is encoded. */
  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      out.append(c < ' ' || ENCODED.indexOf(c) >= 0 ? "%%%02X".formatted((int) c) : c);
    }
    return out.toString();
  }
}
