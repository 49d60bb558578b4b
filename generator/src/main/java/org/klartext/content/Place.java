package org.klartext.content;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.site.Kind;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.SiteConfig;
import org.klartext.site.Slug;

/**
 * What the path of a Markdown file says of its page.
 *
 * @param path below the content folder
 * @param lang language tag
 * @param folders above the page, without that of the language
 * @param stem the name of the page: that of the file or, for a bundle, of its folder
 * @param head true for {@code _index.md} and for the home page: the page of a folder
 * @param section kind that the folders prescribe
 */
record Place(
    String path,
    String lang,
    List<String> folders,
    String stem,
    boolean head,
    Optional<Kind> section) {

  /** Finds the place of a file. */
  static Place of(String path, SiteConfig config) {
    List<String> segments = List.of(path.split("/", -1));
    String name = segments.getLast();
    String suffix = Languages.suffix(name);
    boolean suffixed = config.languages().contains(suffix);
    boolean inFolder = segments.size() > 1 && config.languages().contains(segments.getFirst());
    String lang = suffixed ? suffix : inFolder ? segments.getFirst() : config.defaultLanguage();
    String stem =
        name.substring(0, name.length() - (suffixed ? suffix.length() + 4 : ".md".length()));
    return of(path, lang, segments.subList(inFolder ? 1 : 0, segments.size() - 1), stem, config);
  }

  private static Place of(
      String path, String lang, List<String> folders, String stem, SiteConfig config) {
    boolean index = stem.equals("index");
    if (stem.equals("_index") || (index && folders.isEmpty())) {
      return new Place(path, lang, folders, "", true, section(folders, config));
    }
    if (index) {
      List<String> above = folders.subList(0, folders.size() - 1);
      return new Place(path, lang, above, folders.getLast(), false, section(above, config));
    }
    return new Place(path, lang, folders, stem, false, section(folders, config));
  }

  private static Optional<Kind> section(List<String> folders, SiteConfig config) {
    return folders.reversed().stream()
        .flatMap(folder -> Optional.ofNullable(config.sections().get(folder)).stream())
        .findFirst();
  }

  /** The kind of a page that states none. */
  Kind kind() {
    return head ? Kind.PAGE : section.orElse(folders.isEmpty() ? Kind.PAGE : Kind.ARTICLE);
  }

  /** The place without its language; the same for all translations that stand at one place. */
  String key() {
    String above = String.join("/", folders);
    return head ? above : above.isEmpty() ? stem : above + "/" + stem;
  }

  /** The last folder of the permalink where the front matter names none. */
  String slug() {
    return segment(head && !folders.isEmpty() ? folders.getLast() : stem);
  }

  private String segment(String name) {
    String slug = Slug.of(name);
    return slug.isEmpty() && !name.isEmpty() ? PageId.ofPath(name).value() : slug;
  }

  /** The address of the page. */
  Permalink permalink(Kind kind, String lang, String slug, PageId id, String defaultLanguage) {
    String language = lang.equals(defaultLanguage) ? "/" : "/" + lang + "/";
    if (head && !folders.isEmpty()) {
      return new Permalink(language + folders(folders.size() - 1) + slug + "/");
    }
    if (kind == Kind.QUESTION) {
      return new Permalink(language + folders(1) + slug + "-" + Slug.of(id.value()) + "/");
    }
    return new Permalink(language + folders(folders.size()) + (head ? "" : slug + "/"));
  }

  private String folders(int count) {
    return folders.stream()
        .limit(count)
        .map(folder -> segment(folder) + "/")
        .collect(Collectors.joining());
  }
}
