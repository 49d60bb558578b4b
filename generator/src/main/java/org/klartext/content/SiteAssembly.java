package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.ImageSizes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.klartext.site.Asset;
import org.klartext.site.FiguresMonth;
import org.klartext.site.LogMonth;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Problem;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.text.Synonyms;
import org.klartext.site.SiteConfig;

/** Puts a site together from what was read: selects, joins, and finds what contradicts. */
final class SiteAssembly {
  private final SiteConfig config;
  private final LoadRequest request;
  private final Map<String, Reading> readings;
  private final List<TreeFile> files;
  private final ImageSizes images;
  private final List<LogMonth> log;
  private final List<FiguresMonth> figures;
  private final Synonyms synonyms;
  private final List<Problem> problems;

  /**
   * @param readings by path of their files
   * @param files of the tree by path
   * @param log newest month first
   * @param figures newest month first
   * @param synonyms which wordings mean the same
   * @param problems found so far; takes what is found here
   */
  SiteAssembly(
      SiteConfig config,
      LoadRequest request,
      Map<String, Reading> readings,
      List<TreeFile> files,
      ImageSizes images,
      List<LogMonth> log,
      List<FiguresMonth> figures,
      Synonyms synonyms,
      List<Problem> problems) {
    this.config = config;
    this.request = request;
    this.readings = readings;
    this.files = files;
    this.images = images;
    this.log = log;
    this.figures = figures;
    this.synonyms = synonyms;
    this.problems = problems;
  }

  /** The site. */
  Site site() {
    States states = new States(readings, config.defaultLanguage(), request.instant());
    List<Page> all = new ArrayList<>();
    for (TreeFile file : files) {
      if (result(file.path()).orElse(null) instanceof Reading.Result.OfPage(Page page)) {
        all.add(states.with(page));
      }
    }
    List<Page> candidates = all.stream().filter(this::isShown).toList();
    List<Page> pages = new Uniqueness(problems).settle(candidates);
    Map<PageId, List<Reply>> replies = new Threads(readings, problems).under(pages, files);
    ThreadNames names = new ThreadNames(pages, ids(all, pages), problems);
    for (Page page : pages) {
      names.check(page, replies.getOrDefault(page.meta().id(), List.of()), states.of(page));
    }
    Map<String, Asset> assets = new AssetChoice(config, readings, images).of(files, pages, replies);
    problems.sort(Problem.BY_PLACE);
    return new Site(
        config,
        request.edition(),
        request.instant(),
        nextChange(all),
        pages,
        replies,
        assets,
        hidden(all),
        log,
        figures,
        synonyms,
        problems);
  }

  /** Of every page the tree has, whoever may see it and when. */
  private Set<PageId> ids(List<Page> all, List<Page> pages) {
    Stream<PageId> read = Stream.concat(all.stream(), pages.stream()).map(it -> it.meta().id());
    return Stream.concat(read, hidden().map(Reading.Result.Hidden::id)).collect(Collectors.toSet());
  }

  private Stream<Reading.Result.Hidden> hidden() {
    return readings.values().stream()
        .map(Reading::result)
        .filter(Reading.Result.Hidden.class::isInstance)
        .map(Reading.Result.Hidden.class::cast);
  }

  /** What must not be told of even by a link that leads to it. */
  private Set<Permalink> hidden(List<Page> all) {
    Stream<Permalink> notNow =
        all.stream()
            .filter(page -> !isShown(page))
            .flatMap(page -> page.meta().addresses().stream());
    Stream<Permalink> notHere = hidden().flatMap(it -> it.addresses().stream());
    return Stream.concat(notNow, notHere).collect(Collectors.toSet());
  }

  private Optional<Reading.Result> result(String path) {
    return Optional.ofNullable(readings.get(path)).map(Reading::result);
  }

  private boolean isShown(Page page) {
    return request.shows(page.meta().lifetime());
  }

  private Optional<Instant> nextChange(Collection<Page> all) {
    return all.stream()
        .filter(page -> !page.meta().lifetime().draft())
        .flatMap(this::changes)
        .filter(change -> change.isAfter(request.instant()))
        .min(Instant::compareTo);
  }

  private Stream<Instant> changes(Page page) {
    Stream<Instant> own =
        Stream.concat(
            page.meta().lifetime().changes(), config.dialogue().closing(page.meta()).stream());
    return page instanceof Page.Question question
        ? Stream.concat(own, question.state().fallsDue().stream())
        : own;
  }
}
