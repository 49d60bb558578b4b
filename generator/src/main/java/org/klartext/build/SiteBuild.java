package org.klartext.build;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.klartext.check.Checks;
import org.klartext.content.Glimpse;
import org.klartext.content.LoadRequest;
import org.klartext.content.ReadCache;
import org.klartext.content.SiteLoader;
import org.klartext.files.ContentTree;
import org.klartext.files.TreeFile;
import org.klartext.markdown.Markdown;
import org.klartext.render.Theme;
import org.klartext.site.Digest;
import org.klartext.site.Problem;
import org.klartext.site.Site;
import org.klartext.view.Frame;
import org.klartext.view.View;
import org.klartext.plan.OutputPlan;
import org.klartext.plan.Views;

/**
 * Builds a site again and again: plan, compare with what is there, render what differs, delete what
 * vanished, write the manifest last. A full build is the same path with an empty manifest. Not safe
 * for several threads.
 */
public final class SiteBuild implements AutoCloseable {
  private final BuildOptions options;
  private final InstantSource clock;
  private final Folders folders;
  private final Listener listener;
  private final Workers workers = new Workers();
  private final KnownOutput output;
  private final SiteLoader loader;
  private final LoadedTheme theme;
  private Optional<Planner> planner = Optional.empty();
  private Optional<LastBuild> last = Optional.empty();
  private Optional<Live> live = Optional.empty();

  /** Edits that are public already, but in no plan. */
  private final Set<String> unplanned = new HashSet<>();

  /** The same, while a plan with them is made. */
  private final Set<String> planning = new HashSet<>();

  /** Somebody who waits for pages. */
  public interface Listener {
    /** The tree has been read; what differs is planned and written next, or that fails. */
    default void loaded(Site site) {}

    /**
     * Files can be read.
     *
     * @param paths of what was rendered
     */
    void rendered(List<String> paths);

    /** A run is at a place where {@link #ahead} may be called; this happens often. */
    default void pause() {}
  }

  private record Planner(Digest theme, Views views) {}

  /**
   * What the output folder shows, for whoever answers requests beside it.
   *
   * @param site the content
   * @param theme renders what is not in the folder
   * @param frames what all pages of a language have in common, by language
   * @param plan of the whole site, as of the last run
   * @param newer files that are newer than the plan, and what they show
   */
  public record Live(
      Site site, Theme theme, Map<String, Frame> frames, OutputPlan plan, Map<String, View> newer) {
    /** Copies what it is given. */
    public Live {
      newer = Map.copyOf(newer);
    }

    /** What the file of a path shows. */
    public Optional<View> view(String path) {
      return Optional.ofNullable(newer.get(path)).or(() -> plan.view(path));
    }

    private Live with(Site now, Theme loaded, OutputPlan glimpse) {
      Map<String, View> all = new HashMap<>(newer);
      all.putAll(glimpse.views());
      all.putAll(glimpse.answers());
      return new Live(now, loaded, frames, plan, all);
    }
  }

  private SiteBuild(BuildOptions options, InstantSource clock, Folders folders, Listener listener) {
    this.options = options;
    this.clock = clock;
    this.folders = folders;
    this.listener = listener;
    this.output = new KnownOutput(options, folders, workers, listener);
    ReadCache cache = new ReadCache(folders.cache(), Program.digest().toString());
    this.loader = new SiteLoader(folders.content(), new Markdown(), Optional.of(cache));
    this.theme = new LoadedTheme(options.themes(), folders.content().resolve("_theme"));
  }

  /**
   * Prepares builds of one site.
   *
   * @param options what to build and where to
   * @param clock tells when it is
   * @throws BuildException if there is nothing to build, or if the output would endanger the
   *     content
   */
  public static SiteBuild open(BuildOptions options, InstantSource clock) throws BuildException {
    return open(options, clock, _ -> {});
  }

  /**
   * Prepares builds of one site that somebody waits for.
   *
   * @param options what to build and where to
   * @param clock tells when it is
   * @param listener is told which files each build has rendered, as soon as they can be read and
   *     before the search index is made and the site is checked; more than once where the pages of
   *     what visitors have sent could be written before all others
   * @throws BuildException if there is nothing to build, or if the output would endanger the
   *     content
   */
  public static SiteBuild open(BuildOptions options, InstantSource clock, Listener listener)
      throws BuildException {
    return new SiteBuild(options, clock, Folders.of(options), listener);
  }

  /**
   * Brings the output folder up to date and writes down what is in it.
   *
   * @return what was done, and all problems of the content
   * @throws BuildException if the build as a whole could not be done
   */
  public BuildReport run() throws BuildException {
    long start = System.nanoTime();
    ContentTree tree = ContentTree.scan(folders.content());
    Digest now = inputs(tree);
    Optional<BuildReport> still = !output.isKnown() ? unchanged(now, start) : Optional.empty();
    if (still.isPresent()) {
      return still.get();
    }
    return run(tree, Optional.of(now), start);
  }

  /**
   * What readers can see: what the last {@link #run()} has published, and during a run what it has
   * told its listener.
   *
   * @throws BuildException if the theme cannot be read
   */
  public Live live() throws BuildException {
    return live.isEmpty() ? look() : live.get();
  }

  /**
   * What readers would see now. Reads what has changed of the tree, and writes nothing.
   *
   * @throws BuildException if the theme cannot be read
   */
  public Live look() throws BuildException {
    Site site = loader.load(request());
    Theme loaded = theme.of(site.config().theme());
    Views.Planned planned = views(loaded).plan(site);
    Live now = new Live(site, loaded, planned.frames(), planned.plan(), Map.of());
    live = Optional.of(now);
    return now;
  }

  /** Of everything a build is made from, but for the time. */
  private Digest inputs(ContentTree tree) throws BuildException {
    Digest.Builder digest =
        new Digest.Builder()
            .add(Program.digest())
            .add(theme.files())
            .add(options.edition().key())
            .add(options.drafts())
            .add(options.keepLastReadable())
            .add(options.baseUrl().map(Object::toString).orElse(""))
            .add(options.served())
            .add(tree.problems().toString());
    for (TreeFile file : tree.files()) {
      digest.add(file.path()).add(file.size()).add(file.modified());
    }
    return digest.build();
  }

  /** What the last process found, if that is all still true and the output is as it left it. */
  private Optional<BuildReport> unchanged(Digest now, long start) throws BuildException {
    Optional<LastBuild> last =
        LastBuild.read(folders.last())
            .filter(it -> !options.clean() && it.holds(now, request().instant()));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    try {
      return output.unchanged(now).flatMap(manifest -> last.map(it -> report(it, manifest, start)));
    } catch (IOException | ExecutionException e) {
      return Optional.empty(); // the build itself will meet the same, and say it
    } catch (InterruptedException e) {
      throw BuildException.interrupted(e);
    }
  }

  private static BuildReport report(LastBuild last, BuildManifest manifest, long start) {
    return new BuildReport(
        last.pages(),
        manifest.files().size(),
        List.of(),
        0,
        List.of(),
        last.problems(),
        last.nextChange(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * The same where somebody knows what has changed since the last build; nothing is written down
   * until {@link #remember}.
   *
   * @param edited paths of files of the tree, below the content folder
   * @return what was done, and all problems of the content
   * @throws BuildException if the build as a whole could not be done
   */
  public BuildReport run(Set<String> edited) throws BuildException {
    long start = System.nanoTime();
    if (!unplanned.containsAll(edited)) {
      ahead(edited);
    }
    return run(loader.tree(edited), Optional.empty(), start);
  }

  /**
   * Writes what visitors have sent, and nothing of what follows from it. May be called before a
   * {@link #run(Set)} with the same edits, and in a pause of any run.
   *
   * @param edited paths of files of the tree, below the content folder
   * @return false if these files do not tell enough: only a run will show them
   * @throws BuildException if the output cannot be written
   */
  public boolean ahead(Set<String> edited) throws BuildException {
    if (!output.isKnown()) {
      return false;
    }
    Set<String> all = new HashSet<>(edited);
    all.addAll(unplanned);
    all.addAll(planning);
    Optional<Glimpse> glimpse = loader.glimpse(request(), loader.tree(all), all);
    boolean done = glimpse.isPresent() && bringAhead(glimpse.get());
    if (done) {
      unplanned.addAll(edited);
    }
    return done;
  }

  private boolean bringAhead(Glimpse glimpse) throws BuildException {
    Theme loaded = theme.of(glimpse.site().config().theme());
    OutputPlan plan = views(loaded).glimpse(glimpse.site(), glimpse.pages());
    List<Job> jobs = Jobs.of(plan, loaded, options.content());
    if (jobs.isEmpty() || losesFile(glimpse, jobs)) {
      return false;
    }
    listener.loaded(glimpse.site());
    live = live.map(it -> it.with(glimpse.site(), loaded, plan));
    output.bringAhead(jobs, loaded);
    return true;
  }

  /** Some files go with the last comment; a run takes them away before readers are told. */
  private boolean losesFile(Glimpse glimpse, List<Job> jobs) {
    Set<String> planned = jobs.stream().map(Job::path).collect(Collectors.toSet());
    return glimpse.pages().stream()
        .flatMap(page -> Views.filesOfReplies(page).stream())
        .anyMatch(path -> output.has(path) && !planned.contains(path));
  }

  /** Writes down what was done only where the inputs are known for sure. */
  private BuildReport run(ContentTree tree, Optional<Digest> inputs, long start)
      throws BuildException {
    planning.addAll(unplanned);
    unplanned.clear();
    output.begin();
    LoadRequest request = request();
    Site site = meanwhile(() -> loader.load(request, tree));
    listener.loaded(site);
    Theme loaded = theme.of(site.config().theme());
    Views views = views(loaded);
    Views.Planned planned = meanwhile(() -> views.plan(site));
    planning.clear();
    live = Optional.of(live(site, loaded, planned));
    List<Job> jobs = meanwhile(() -> jobs(planned.plan(), loaded));
    OutputUpdate.Result result = output.bring(jobs, loaded, inputs);
    List<Problem> problems = new ArrayList<>(meanwhile(() -> Checks.of(planned)));
    problems.addAll(loaded.problems());
    problems.addAll(result.problems());
    last =
        inputs
            .filter(_ -> result.problems().isEmpty())
            .map(it ->
                new LastBuild(
                    it, site.instant(), site.nextChange(), site.pages().size(), problems));
    if (inputs.isPresent()) {
      remember();
    }
    return new BuildReport(
        site.pages().size(),
        result.manifest().files().size(),
        result.rendered().stream().sorted().toList(),
        result.written(),
        result.deleted().stream().sorted().toList(),
        problems,
        site.nextChange(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Readers who have seen something do not lose it again. */
  private Live live(Site site, Theme loaded, Views.Planned planned) {
    Live now = new Live(site, loaded, planned.frames(), planned.plan(), Map.of());
    return unplanned.isEmpty()
        ? now
        : loader
            .glimpse(request(), loader.tree(unplanned), unplanned)
            .map(it -> now.with(it.site(), loaded, views(loaded).glimpse(it.site(), it.pages())))
            .orElse(now);
  }

  /** Has others work, and pauses until they are done. */
  private <T> T meanwhile(Callable<T> work) throws BuildException {
    List<T> result = new ArrayList<>();
    try {
      workers.each(List.of(work), it -> result.add(it.call()), listener::pause);
      return result.getFirst();
    } catch (ExecutionException e) {
      throw BuildException.broken(e);
    } catch (InterruptedException e) {
      throw BuildException.interrupted(e);
    }
  }

  private List<Job> jobs(OutputPlan plan, Theme loaded) {
    List<Job> jobs = Jobs.of(plan, loaded, options.content());
    jobs.addAll(Jobs.assets(loaded));
    return jobs;
  }

  /** The planner remembers its last plan as long as the theme stays the same. */
  private Views views(Theme loaded) {
    if (planner.filter(it -> it.theme().equals(loaded.digest())).isEmpty()) {
      Views views = new Views((lang, key) -> loaded.texts(lang).get(key));
      planner = Optional.of(new Planner(loaded.digest(), views));
    }
    return planner.get().views();
  }

  /**
   * Writes down what is in the output folder and what was read, for the next process. Until then
   * the next one would look at every file that was written since.
   *
   * @throws BuildException if that cannot be written
   */
  public void remember() throws BuildException {
    try {
      if (output.isKnown()) {
        output.remember();
        loader.saveCache(options.edition());
        if (last.isPresent()) {
          last.get().write(folders.last());
        }
      }
    } catch (IOException e) {
      throw new BuildException(
          "The folder “" + options.state() + "” cannot be written: " + BuildException.reason(e),
          "Check its permissions and the free space, or choose another one with --state.",
          e);
    }
  }

  /**
   * Finds what is wrong without writing anything.
   *
   * @param options what would be built
   * @param clock tells when it is
   * @return all problems, by place
   * @throws BuildException if there is nothing to check
   */
  public static List<Problem> check(BuildOptions options, InstantSource clock)
      throws BuildException {
    try (SiteBuild build = open(options, clock)) {
      Site site = build.loader.load(build.request());
      Theme loaded = build.theme.of(site.config().theme());
      Views.Planned planned = new Views((lang, key) -> loaded.texts(lang).get(key)).plan(site);
      List<Problem> problems = new ArrayList<>(Checks.thorough(planned));
      problems.addAll(loaded.problems());
      problems.addAll(new Rehearsal(loaded).problems(planned.plan().views().values()));
      return problems;
    }
  }

  /**
   * Reads a site without planning or writing anything.
   *
   * @param options what would be built
   * @param clock tells when it is
   * @throws BuildException if there is nothing to read
   */
  public static Site read(BuildOptions options, InstantSource clock) throws BuildException {
    try (SiteBuild build = open(options, clock)) {
      return build.loader.load(build.request());
    }
  }

  private LoadRequest request() {
    Instant instant = options.at().orElseGet(clock::instant);
    LoadRequest request =
        LoadRequest.of(options.edition(), instant)
            .with(new LoadRequest.Overrides(options.baseUrl(), options.served()));
    request = options.drafts() ? request.withDrafts() : request;
    return options.keepLastReadable() ? request.keepingLastReadable() : request;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
    loader.close();
  }
}
