package org.klartext.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.files.ContentTree;
import org.klartext.files.TreeFile;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/**
 * Finds what visitors have sent since the last load: replies, states and questions. Gives up where
 * anything else was edited, since more than a few pages may show it. Serves one time.
 */
final class FirstLook {
  private final Site last;
  private final Set<PageId> ids;
  private final LoadRequest request;
  private final ContentTree tree;
  private final TreeReader reader;
  private final Map<String, Reading> readings;
  private final Map<String, Reading> looked;
  private final Threads threads;
  private final Map<String, Page> pages = new LinkedHashMap<>();

  /**
   * @param last what was loaded before
   * @param ids of the pages in it
   * @param tree as it is now
   * @param readings of the last load, by path
   * @param looked what earlier glimpses since then have read, by path; this one adds to it
   */
  FirstLook(
      Site last,
      Set<PageId> ids,
      LoadRequest request,
      ContentTree tree,
      TreeReader reader,
      Map<String, Reading> readings,
      Map<String, Reading> looked) {
    this.last = last;
    this.ids = ids;
    this.request = request;
    this.tree = tree;
    this.reader = reader;
    this.readings = new HashMap<>(readings);
    this.looked = looked;
    this.threads = new Threads(this.readings, new ArrayList<>());
  }

  /**
   * Looks at some files.
   *
   * @param edited their paths
   * @return empty if they are not enough to tell
   */
  Optional<Glimpse> at(Set<String> edited) {
    List<String> known =
        edited.stream()
            .filter(path ->
                tree.file(path).filter(it -> !it.isData()).isPresent()
                    || readings.containsKey(path))
            .toList();
    known.forEach(this::read);
    boolean enough =
        known.stream().filter(path -> !isBelowReplies(path)).allMatch(this::takeQuestion)
            && known.stream().filter(FirstLook::isBelowReplies).allMatch(this::takeReplies);
    return enough && !pages.isEmpty() ? glimpse() : Optional.empty();
  }

  private static boolean isBelowReplies(String path) {
    return path.contains(TreeFile.REPLIES + "/");
  }

  private void read(String path) {
    readings.remove(path);
    tree.file(path)
        .filter(file -> file.isMarkdown() || file.isState())
        .ifPresent(file -> readings.put(path, read(file)));
  }

  private Reading read(TreeFile file) {
    return looked.compute(
        file.path(),
        (_, known) ->
            known != null && known.file().equals(file) && !known.outdated()
                ? known
                : reader.read(file));
  }

  private Optional<Page> pageRead(String path) {
    return Optional.ofNullable(readings.get(path)).map(Reading::result).stream()
        .flatMap(it -> it instanceof Reading.Result.OfPage(Page page) ? Stream.of(page) : null)
        .findFirst();
  }

  /** A question that stays where it was, or that is new and in nobody's way. */
  private boolean takeQuestion(String path) {
    Optional<Page> page =
        pageRead(path)
            .filter(Page.Question.class::isInstance)
            .filter(it -> request.shows(it.meta().lifetime()))
            .filter(it -> last.pageOfFile(path).map(old -> stays(old, it)).orElse(isFree(it)));
    page.ifPresent(it -> pages.put(path, it));
    return page.isPresent();
  }

  private static boolean stays(Page old, Page now) {
    PageMeta before = old.meta();
    return before.id().equals(now.meta().id())
        && before.kind() == now.meta().kind()
        && before.lang().equals(now.meta().lang())
        && before.addresses().equals(now.meta().addresses());
  }

  private boolean isFree(Page page) {
    PageMeta meta = page.meta();
    return meta.aliases().isEmpty()
        && last.pageAt(meta.permalink()).isEmpty()
        && last.translations(page).isEmpty()
        && !ids.contains(meta.id());
  }

  private boolean takeReplies(String path) {
    String stem = Threads.stem(path);
    List<Page> owners =
        pagesOf(stem)
            .flatMap(page -> page(page).stream())
            .filter(page -> threads.stems(page).contains(stem))
            .toList();
    owners.forEach(page -> pages.putIfAbsent(page.meta().source().path(), page));
    return !owners.isEmpty();
  }

  private Optional<Page> page(String path) {
    return Optional.ofNullable(pages.get(path)).or(() -> last.pageOfFile(path));
  }

  /** Where the page may stand to which the replies under a stem belong. */
  private Stream<String> pagesOf(String stem) {
    String lang = "." + last.config().defaultLanguage();
    String suffix = Languages.suffix(stem + ".md");
    String plain = stem.substring(0, stem.length() - suffix.length());
    Stream<String> usual =
        Stream.of(
            stem + ".md", stem + "/index.md", stem + lang + ".md", stem + "/index" + lang + ".md");
    return suffix.isEmpty()
        ? usual
        : Stream.concat(
            usual, Stream.of(plain.substring(0, plain.length() - 1) + "/index." + suffix + ".md"));
  }

  private Optional<Glimpse> glimpse() {
    List<Page> now = new ArrayList<>();
    Map<PageId, List<Reply>> replies = new HashMap<>();
    for (Page page : pages.values()) {
      Optional<Page> whole = withState(page);
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      now.add(whole.get());
      replies.put(page.meta().id(), threads.under(page, this::replies));
    }
    return Optional.of(new Glimpse(last.with(now, replies), now));
  }

  /** Nothing for a question that is not shown just as its file says. */
  private Optional<Page> withState(Page page) {
    if (!(page instanceof Page.Question)) {
      return Optional.of(page);
    }
    return pageRead(page.meta().source().path())
        .filter(it -> it.meta().digest().equals(page.meta().digest()))
        .map(new States(readings, last.config().defaultLanguage(), last.instant())::with);
  }

  private Stream<Reply> replies(String stem) {
    return tree.below(stem + TreeFile.REPLIES).stream()
        .flatMap(file -> Optional.ofNullable(readings.get(file.path())).stream())
        .flatMap(it ->
            it.result() instanceof Reading.Result.OfReply(Reply reply) ? Stream.of(reply) : null);
  }
}
