package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.klartext.files.CacheFile;
import org.klartext.render.Theme;
import org.klartext.search.SearchIndexes;
import org.klartext.site.Digest;

/**
 * The output folder and what this process knows of it, from one build to the next. Belongs to the
 * thread that builds.
 */
final class KnownOutput {
  private final BuildOptions options;
  private final Folders folders;
  private final Workers workers;
  private final SiteBuild.Listener listener;
  private final OutputFolder folder;
  private final SearchIndexes indexes;
  private Optional<BuildManifest> known = Optional.empty();
  private Optional<OutputUpdate.Result> ahead = Optional.empty();
  private Set<String> listed = Set.of();

  /** Files that were written ahead since the site was loaded that is planned and written now. */
  private final Set<String> newer = new HashSet<>();

  KnownOutput(BuildOptions options, Folders folders, Workers workers, SiteBuild.Listener listener) {
    this.options = options;
    this.folders = folders;
    this.workers = workers;
    this.listener = listener;
    this.folder = new OutputFolder(folders.out());
    this.indexes =
        new SearchIndexes(
            new CacheFile(
                folders.cache().resolve("words-" + options.edition().key() + ".bin"),
                Program.digest().toString()));
  }

  /** True as soon as this process has written the site, or has found it as it should be. */
  boolean isKnown() {
    return known.isPresent();
  }

  /** True if a file of ours is in the folder. */
  boolean has(String path) {
    return known.filter(it -> it.files().containsKey(path)).isPresent();
  }

  /**
   * What an earlier process has written down.
   *
   * @return empty if the folder is not as that process left it, or was made from other inputs
   */
  Optional<BuildManifest> unchanged(Digest inputs)
      throws IOException, InterruptedException, ExecutionException {
    BuildManifest manifest = BuildManifest.read(folders.manifest());
    Set<String> broken = ConcurrentHashMap.newKeySet();
    workers.each(
        List.copyOf(manifest.files().entrySet()),
        file -> {
          if (!folder.isIntact(file.getKey(), file.getValue())) {
            broken.add(file.getKey());
          }
        });
    boolean same = manifest.inputs().equals(Optional.of(inputs)) && broken.isEmpty();
    known = same ? Optional.of(manifest) : Optional.empty();
    return known;
  }

  /** From now on the whole site is made anew; what is written ahead from now is newer than that. */
  void begin() {
    newer.clear();
  }

  /** Writes some files before all others. */
  void bringAhead(List<Job> jobs, Theme theme) throws BuildException {
    OutputUpdate.Result done =
        update(
            theme,
            known.isPresent(),
            it -> it.bringAhead(jobs, folders.manifest(), listener::rendered));
    known = Optional.of(done.manifest());
    jobs.forEach(job -> newer.add(job.path()));
    ahead = Optional.of(ahead.map(done::after).orElse(done));
  }

  /**
   * Brings about all files, and first those that readers wait for.
   *
   * @param inputs of everything they are made from, where that is known
   * @return what was done, also ahead of it
   */
  OutputUpdate.Result bring(List<Job> jobs, Theme theme, Optional<Digest> inputs)
      throws BuildException {
    boolean trusted = known.isPresent();
    OutputUpdate.Result pages =
        update(
            theme,
            trusted,
            it -> it.bring(jobs, newer, folders.manifest(), listener::rendered, listener::pause));
    known = Optional.of(pages.manifest().with(newerFiles()));
    listener.pause();
    OutputUpdate.Result rest =
        update(theme, trusted, it -> it.complete(jobs, newer, folders.manifest(), listener::pause));
    BuildManifest all = rest.manifest().with(newerFiles()).of(inputs);
    known = Optional.of(all);
    list(all.files().keySet());
    OutputUpdate.Result whole = rest.after(pages);
    OutputUpdate.Result result =
        ahead.map(OutputUpdate.Result::withoutProblems).map(whole::after).orElse(whole);
    ahead = Optional.empty();
    return result;
  }

  /** Writes down whose the files are; for a moment that is known only to the state folder. */
  private void list(Set<String> paths) throws BuildException {
    if (!paths.equals(listed)) {
      try {
        folder.inventory().write(paths);
        listed = paths;
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  private Map<String, BuildManifest.Entry> newerFiles() {
    Map<String, BuildManifest.Entry> files = new HashMap<>();
    known.ifPresent(it -> files.putAll(it.files()));
    files.keySet().retainAll(newer);
    return files;
  }

  /** Something to do with the folder. */
  private interface Bringing {
    OutputUpdate.Result with(OutputUpdate update)
        throws IOException, InterruptedException, ExecutionException;
  }

  private OutputUpdate.Result update(Theme theme, boolean trusted, Bringing bringing)
      throws BuildException {
    try {
      requireOwnFolder();
      return bringing.with(
          new OutputUpdate(folder, workers, theme, indexes, before(), trusted, options.clean()));
    } catch (IOException e) {
      throw unwritable(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? unwritable(io) : BuildException.broken(e);
    } catch (InterruptedException e) {
      throw BuildException.interrupted(e);
    }
  }

  private BuildManifest before() throws IOException {
    if (known.isPresent()) {
      return known.get();
    }
    BuildManifest read = BuildManifest.read(folders.manifest());
    boolean lost = !Files.exists(folders.manifest());
    BuildManifest whole = lost || options.clean() ? read.with(folder.inventory().paths()) : read;
    return options.clean() ? whole.forgotten() : whole;
  }

  /** To clean a folder means to delete files; those of others are not ours to delete. */
  private void requireOwnFolder() throws BuildException, IOException {
    boolean first = options.clean() && known.isEmpty();
    if (first
        && folder.inventory().isForeign()
        && BuildManifest.read(folders.manifest()).files().isEmpty()) {
      throw new BuildException(
          "The output folder “"
              + options.out()
              + "” holds files, but no list of what Klartext wrote there; nothing was written and"
              + " nothing was deleted.",
          "Choose another folder with --out, empty this one yourself, or leave out --clean.");
    }
  }

  private BuildException unwritable(IOException e) {
    return new BuildException(
        "The output folder “" + options.out() + "” cannot be written: " + BuildException.reason(e),
        "Check its permissions and the free space, or choose another one with --out.",
        e);
  }

  /**
   * Writes down what is in the folder, for the next process.
   *
   * @throws IOException if that fails
   */
  void remember() throws IOException {
    if (known.isPresent()) {
      known.get().write(folders.manifest());
      indexes.save();
    }
  }
}
