package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.ImageSize;
import org.klartext.files.ImageSizes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Asset;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.text.PathEncoding;
import org.klartext.site.Reference;
import org.klartext.site.Reply;
import org.klartext.site.SiteConfig;
import org.klartext.site.Target;

/**
 * Chooses the files that a site may publish: all but those that only pages, blocks and bundles use
 * which it does not show.
 */
final class AssetChoice {
  private static final Set<String> IMAGES =
      Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif");

  private final SiteConfig config;
  private final Map<String, Reading> readings;
  private final ImageSizes images;
  private final Map<String, TreeFile> candidates = new HashMap<>();

  AssetChoice(SiteConfig config, Map<String, Reading> readings, ImageSizes images) {
    this.config = config;
    this.readings = readings;
    this.images = images;
  }

  /**
   * The files to publish.
   *
   * @param files of the tree
   * @param pages those that are shown
   * @param replies those that are shown
   * @return by path, images that are used with their sizes
   */
  Map<String, Asset> of(List<TreeFile> files, List<Page> pages, Map<PageId, List<Reply>> replies) {
    files.stream().filter(AssetChoice::isAsset).forEach(it -> candidates.put(it.path(), it));
    if (candidates.isEmpty()) {
      return Map.of();
    }
    Set<String> used = new HashSet<>();
    pages.stream().flatMap(AssetChoice::targets).forEach(it -> find(it).ifPresent(used::add));
    replies.values().stream()
        .flatMap(List::stream)
        .flatMap(reply -> reply.body().outline().references().stream())
        .forEach(reference -> find(reference.target()).ifPresent(used::add));
    Set<String> hiddenNames = new HashSet<>();
    Set<String> hiddenFolders = new HashSet<>();
    collectHidden(pages, hiddenNames, hiddenFolders);
    Map<String, Asset> assets = new HashMap<>();
    for (TreeFile file : candidates.values()) {
      boolean isUsed = used.contains(file.path());
      if (isUsed || !(hiddenNames.contains(file.name()) || isBelow(file, hiddenFolders))) {
        assets.put(file.path(), asset(file, isUsed));
      }
    }
    return assets;
  }

  private static boolean isAsset(TreeFile file) {
    return !file.isMarkdown()
        && !file.isBelowReplies()
        && !file.isData()
        && !file.path().equals(ConfigReader.FILE);
  }

  private static Stream<Target> targets(Page page) {
    Stream<Target> inBody = page.body().outline().references().stream().map(Reference::target);
    Stream<Target> own =
        switch (page) {
          case Page.Article article ->
              article.addenda().stream()
                  .flatMap(addendum -> addendum.body().outline().references().stream())
                  .map(Reference::target);
          case Page.Expert expert -> expert.photo().stream();
          default -> Stream.empty();
        };
    Stream<Target> named =
        Stream.concat(page.meta().image().stream(), page.meta().labels().related().stream());
    return Stream.of(inBody, own, named).flatMap(targets -> targets);
  }

  private Optional<String> find(Target target) {
    return switch (target) {
      case Target.InTree file -> Optional.of(file.path()).filter(candidates::containsKey);
      case Target.InSite site -> findInSite(site);
      default -> Optional.empty();
    };
  }

  private Optional<String> findInSite(Target.InSite target) {
    String path = PathEncoding.decode(target.path().substring(1).split("\\?", 2)[0]);
    return Stream.of(path, config.defaultLanguage() + "/" + path)
        .filter(candidates::containsKey)
        .findFirst();
  }

  private void collectHidden(List<Page> pages, Set<String> names, Set<String> folders) {
    Set<String> shown = new HashSet<>();
    Set<String> shownFolders = new HashSet<>();
    for (Page page : pages) {
      shown.add(page.meta().source().path());
      bundle(page.meta().source().path()).ifPresent(shownFolders::add);
    }
    for (Reading reading : readings.values()) {
      names.addAll(reading.hidden());
      String path = reading.file().path();
      if (reading.file().isMarkdown() && !shown.contains(path)) {
        bundle(path).filter(it -> !shownFolders.contains(it)).ifPresent(folders::add);
        if (reading.result() instanceof Reading.Result.OfPage(Page page)) {
          targets(page).flatMap(it -> find(it).stream()).map(AssetChoice::name).forEach(names::add);
        }
      }
    }
  }

  private static Optional<String> bundle(String path) {
    int slash = path.lastIndexOf('/');
    boolean isBundle = slash > 0 && path.startsWith("index.", slash + 1);
    return isBundle ? Optional.of(path.substring(0, slash + 1)) : Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isBelow(TreeFile file, Set<String> folders) {
    String path = file.path();
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (folders.contains(path.substring(0, slash + 1))) {
        return true;
      }
    }
    return false;
  }

  private Asset asset(TreeFile file, boolean used) {
    String name = file.name();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ImageSize size = used && IMAGES.contains(extension) ? images.of(file) : ImageSize.UNKNOWN;
    return new Asset(file.path(), file.size(), file.modified(), size.width(), size.height());
  }
}
