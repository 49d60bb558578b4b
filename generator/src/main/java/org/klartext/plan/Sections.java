package org.klartext.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.klartext.site.Kind;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.site.SiteConfig;

/** The folders of one language: every folder of pages has a list at its own address. */
final class Sections {
  private final Shelf shelf;
  private final Permalink home;
  private final Map<Permalink, Shelf.Item> pages = new HashMap<>();
  private final Map<Permalink, List<Shelf.Item>> members = new TreeMap<>();
  private final Map<Permalink, Kind> kinds = new HashMap<>();

  Sections(Shelf shelf, SiteConfig config) {
    this.shelf = shelf;
    this.home = config.home(shelf.lang());
    shelf.items().forEach(item -> pages.putIfAbsent(item.permalink(), item));
    shelf.items().forEach(this::place);
    members.forEach((folder, items) -> kinds.put(folder, kindOf(items)));
  }

  private void place(Shelf.Item item) {
    Optional<Permalink> folder = parent(item.permalink());
    while (folder.isPresent() && !isSection(folder.get())) {
      members.computeIfAbsent(folder.get(), it -> new ArrayList<>());
      members.get(folder.get()).add(item);
      folder = parent(folder.get());
    }
    folder.ifPresent(it -> members.computeIfAbsent(it, key -> new ArrayList<>()).add(item));
  }

  /**
   * A folder with a page of its own gathers what is below it; one without leaves it to the next.
   */
  private boolean isSection(Permalink folder) {
    return pages.containsKey(folder);
  }

  /** The folder above, as long as it is below the home page. */
  Optional<Permalink> parent(Permalink permalink) {
    String path = permalink.path();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    int slash = path.lastIndexOf('/', end - 1);
    String above = path.substring(0, Math.max(slash, 0) + 1);
    return above.length() > home.path().length() && above.startsWith(home.path())
        ? Optional.of(new Permalink(above))
        : Optional.empty();
  }

  private static Kind kindOf(List<Shelf.Item> items) {
    Kind first = items.getFirst().page().meta().kind();
    return items.stream().allMatch(item -> item.page().meta().kind() == first) ? first : Kind.PAGE;
  }

  /** The folders that have a list. */
  List<Permalink> folders() {
    return members.keySet().stream().filter(this::hasList).toList();
  }

  /** A folder whose page is more than its head, such as an article, shows no list. */
  private boolean hasList(Permalink folder) {
    return index(folder)
        .map(page -> page.meta().kind() == Kind.PAGE)
        .orElse(!pages.containsKey(folder));
  }

  /** The page that introduces a folder. */
  Optional<Page> index(Permalink folder) {
    return Optional.ofNullable(pages.get(folder)).map(Shelf.Item::page);
  }

  /** What all pages of a folder are; {@code PAGE} if they differ. */
  Kind kind(Permalink folder) {
    return kinds.getOrDefault(folder, Kind.PAGE);
  }

  /** The pages of a folder, sorted as its kind is. */
  List<Shelf.Item> members(Permalink folder) {
    return shelf.grouped(members.getOrDefault(folder, List.of())).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The list of all pages of a kind, the highest folder first. */
  Optional<Permalink> listOf(Kind kind) {
    return folders().stream()
        .filter(folder -> kind(folder) == kind)
        .min(Comparator.comparingInt((Permalink folder) -> folder.path().length()));
  }

  /** The folders above a page that have a list or a page, from the top. */
  List<Permalink> above(Permalink permalink) {
    List<Permalink> above = new ArrayList<>();
    Optional<Permalink> folder = parent(permalink);
    while (folder.isPresent()) {
      if (members.containsKey(folder.get()) || pages.containsKey(folder.get())) {
        above.addFirst(folder.get());
      }
      folder = parent(folder.get());
    }
    return above;
  }
}
