package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.klartext.check.Checks;
import org.klartext.content.Glimpse;
import org.klartext.content.LoadRequest;
import org.klartext.content.ReadCache;
import org.klartext.content.SiteLoader;
import org.klartext.files.CacheFile;
import org.klartext.files.ContentTree;
import org.klartext.files.TreeFile;
import org.klartext.markdown.Markdown;
import org.klartext.render.Theme;
import org.klartext.search.SearchIndexes;
import org.klartext.site.Digest;
import org.klartext.site.Problem;
import org.klartext.site.Site;
import org.klartext.view.Frame;
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
  private final Consumer<List<String>> listener;
  private final OutputFolder output;
  private final Workers workers = new Workers();
  private final SiteLoader loader;
  private final LoadedTheme theme;
  private final SearchIndexes indexes;
  private Optional<BuildManifest> known = Optional.empty();
  private Optional<Planner> planner = Optional.empty();
  private Optional<LastBuild> last = Optional.empty();
  private Optional<Live> live = Optional.empty();
  private Optional<OutputUpdate.Result> ahead = Optional.empty();

  private record Planner(Digest theme, Views views) {}

  /**
   * What the output folder shows, for whoever answers requests beside it.
   *
   * @param site the content
   * @param theme renders what is not in the folder
   * @param frames what all pages of a language have in common, by language
   */
  public record Live(Site site, Theme theme, Map<String, Frame> frames) {}

  private SiteBuild(
      BuildOptions options, InstantSource clock, Folders folders, Consumer<List<String>> listener) {
    this.options = options;
    this.clock = clock;
    this.folders = folders;
    this.listener = listener;
    this.output = new OutputFolder(folders.out());
    ReadCache cache = new ReadCache(folders.cache(), Program.digest().toString());
    this.indexes =
        new SearchIndexes(
            new CacheFile(
                folders.cache().resolve("words-" + options.edition().key() + ".bin"),
                Program.digest().toString()));
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
   *     before the search index is made and the site is checked; twice where the pages of what
   *     visitors have sent could be written before all others
   * @throws BuildException if there is nothing to build, or if the output would endanger the
   *     content
   */
  public static SiteBuild open(
      BuildOptions options, InstantSource clock, Consumer<List<String>> listener)
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
    Optional<BuildReport> still = known.isEmpty() ? unchanged(now, start) : Optional.empty();
    if (still.isPresent()) {
      return still.get();
    }
    Site site = loader.load(request(), tree);
    return run(site, Optional.of(now), start);
  }

  /**
   * What readers can see: what the last {@link #run()} has published, and during a run what it has
   * told its listener.
   *
   * @throws BuildException if the theme cannot be read
   */
  public Live live() throws BuildException {
    if (live.isEmpty()) {
      Site site = loader.load(request());
      Theme loaded = theme.of(site.config().theme());
      live = Optional.of(new Live(site, loaded, views(loaded).plan(site).frames()));
    }
    return live.get();
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
      BuildManifest manifest = BuildManifest.read(folders.manifest());
      Set<String> broken = ConcurrentHashMap.newKeySet();
      workers.each(
          List.copyOf(manifest.files().entrySet()),
          file -> {
            if (!output.isIntact(file.getKey(), file.getValue())) {
              broken.add(file.getKey());
            }
          });
      boolean same = manifest.inputs().equals(Optional.of(now)) && broken.isEmpty();
      known = same ? Optional.of(manifest) : Optional.empty();
      return same ? last.map(it -> report(it, manifest, start)) : Optional.empty();
    } catch (IOException | ExecutionException e) {
      return Optional.empty(); // the build itself will meet the same, and say it
    } catch (InterruptedException e) {
      throw interrupted(e);
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
    LoadRequest request = request();
    ContentTree tree = loader.tree(edited);
    Optional<Glimpse> glimpse =
        known.isPresent() ? loader.glimpse(request, tree, edited) : Optional.empty();
    if (glimpse.isPresent()) {
      bringAhead(glimpse.get());
    }
    return run(loader.load(request, tree), Optional.empty(), start);
  }

  /** Readers wait for what a visitor has sent, but not for all that follows from it. */
  private void bringAhead(Glimpse glimpse) throws BuildException {
    Theme loaded = theme.of(glimpse.site().config().theme());
    OutputPlan plan = views(loaded).glimpse(glimpse.site(), glimpse.pages());
    List<Job> jobs = Jobs.of(plan, loaded, options.content());
    live = live.map(it -> new Live(glimpse.site(), loaded, it.frames()));
    ahead =
        Optional.of(bring(loaded, update -> update.bringAhead(jobs, folders.manifest(), listener)));
  }

  /** Writes down what was done only where the inputs are known for sure. */
  private BuildReport run(Site site, Optional<Digest> inputs, long start) throws BuildException {
    Theme loaded = theme.of(site.config().theme());
    Views.Planned planned = views(loaded).plan(site);
    live = Optional.of(new Live(site, loaded, planned.frames()));
    List<Job> jobs = Jobs.of(planned.plan(), loaded, options.content());
    jobs.addAll(Jobs.assets(loaded));
    OutputUpdate.Result result =
        bring(loaded, update -> update.bring(jobs, inputs, folders.manifest(), listener))
            .after(ahead);
    ahead = Optional.empty();
    List<Problem> problems = new ArrayList<>(Checks.of(planned));
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
      if (known.isPresent()) {
        known.get().write(folders.manifest());
        loader.saveCache(options.edition());
        indexes.save();
        if (last.isPresent()) {
          last.get().write(folders.last());
        }
      }
    } catch (IOException e) {
      throw new BuildException(
          "The folder “" + options.state() + "” cannot be written: " + reason(e),
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
      List<Problem> problems = new ArrayList<>(Checks.of(planned));
      problems.addAll(loaded.problems());
      problems.addAll(new Rehearsal(loaded).problems(planned.plan().views().values()));
      return problems;
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

  /** Something to do with the output folder. */
  private interface Bringing {
    OutputUpdate.Result with(OutputUpdate update)
        throws IOException, InterruptedException, ExecutionException;
  }

  private OutputUpdate.Result bring(Theme loaded, Bringing bringing) throws BuildException {
    try {
      requireOwnFolder();
      OutputUpdate.Result result =
          bringing.with(
              new OutputUpdate(
                  output,
                  workers,
                  loaded,
                  indexes,
                  manifestBefore(),
                  known.isPresent(),
                  options.clean()));
      known = Optional.of(result.manifest());
      return result;
    } catch (IOException e) {
      throw unwritable(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? unwritable(io) : broken(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private BuildManifest manifestBefore() throws IOException {
    if (known.isPresent()) {
      return known.get();
    }
    BuildManifest read = BuildManifest.read(folders.manifest());
    boolean lost = !Files.exists(folders.manifest());
    BuildManifest whole = lost || options.clean() ? read.with(output.inventory().paths()) : read;
    return options.clean() ? whole.forgotten() : whole;
  }

  /** To clean a folder means to delete files; those of others are not ours to delete. */
  private void requireOwnFolder() throws BuildException, IOException {
    boolean first = options.clean() && known.isEmpty();
    if (first
        && output.inventory().isForeign()
        && BuildManifest.read(folders.manifest()).files().isEmpty()) {
      throw new BuildException(
          "The output folder “"
              + options.out()
              + "” holds files, but no list of what Klartext wrote there; nothing was written and"
              + " nothing was deleted.",
          "Choose another folder with --out, empty this one yourself, or leave out --clean.");
    }
  }

  private static BuildException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BuildException("The build was interrupted.", "Run it again.", e);
  }

  private BuildException unwritable(IOException e) {
    return new BuildException(
        "The output folder “" + options.out() + "” cannot be written: " + reason(e),
        "Check its permissions and the free space, or choose another one with --out.",
        e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "access denied to " + denied.getFile();
      case java.nio.file.FileAlreadyExistsException file -> file.getFile() + " is no folder";
      case java.nio.file.FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static BuildException broken(ExecutionException e) {
    return new BuildException(
        "The build failed: " + e.getCause(), "This is a fault of Klartext; please report it.", e);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
    loader.close();
  }
}
