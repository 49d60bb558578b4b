package org.klartext.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.klartext.format.Encoder;
import org.klartext.format.JsonLd;
import org.klartext.render.Theme;
import org.klartext.render.ThemeException;
import org.klartext.site.Digest;
import org.klartext.site.Position;
import org.klartext.search.SearchIndexes;
import org.klartext.site.Problem;
import org.klartext.view.SearchFile;
import org.klartext.view.SearchSource;
import org.klartext.view.View;

/**
 * Brings one plan into the output folder: writes what differs from what is known to be there,
 * deletes what vanished. Serves one build; its threads share what they find out.
 */
final class OutputUpdate {
  /** So many files are written in a few hundredths of a second. */
  private static final int PART = 24;

  private final OutputFolder output;
  private final Workers workers;
  private final Theme theme;
  private final SearchIndexes indexes;
  private final BuildManifest before;
  private final boolean trusted;
  private final boolean overwrites;
  private final Map<String, BuildManifest.Entry> files = new ConcurrentHashMap<>();
  private final Collection<String> rendered = new ConcurrentLinkedQueue<>();
  private final Collection<Problem> problems = new ConcurrentLinkedQueue<>();
  private final AtomicInteger written = new AtomicInteger();

  /**
   * What an update has done.
   *
   * @param manifest of what is in the folder now
   * @param rendered paths of the files that were rendered
   * @param written how many of them got another content
   * @param deleted paths of the files that were deleted
   * @param problems files that could not be brought about
   */
  record Result(
      BuildManifest manifest,
      Collection<String> rendered,
      int written,
      List<String> deleted,
      Collection<Problem> problems) {

    /** The same with what was done before it; of what is there only this one knows. */
    Result after(Result earlier) {
      Set<String> all = new TreeSet<>(earlier.rendered());
      all.addAll(rendered);
      List<String> gone = new ArrayList<>(earlier.deleted());
      gone.addAll(deleted);
      List<Problem> found = new ArrayList<>(earlier.problems());
      found.addAll(problems);
      return new Result(manifest, all, earlier.written() + written, gone, found);
    }

    /** Without what a later update will find again. */
    Result withoutProblems() {
      return new Result(manifest, rendered, written, deleted, List.of());
    }
  }

  /**
   * An update of a folder.
   *
   * @param before what an earlier build left there
   * @param trusted true if that was this process, so that nobody need look
   * @param overwrites true if files of others may be replaced
   */
  OutputUpdate(
      OutputFolder output,
      Workers workers,
      Theme theme,
      SearchIndexes indexes,
      BuildManifest before,
      boolean trusted,
      boolean overwrites) {
    this.output = output;
    this.workers = workers;
    this.theme = theme;
    this.indexes = indexes;
    this.before = before;
    this.trusted = trusted;
    this.overwrites = overwrites;
  }

  /**
   * Writes everything but the search index, and deletes what has vanished.
   *
   * @param jobs all files that have to be there
   * @param newer paths of files that are as a later plan wants them
   * @param manifest where the manifest will be written
   * @param listener is told what was rendered as soon as readers have it
   * @param pause run between some files and others
   * @return with everything in the folder, also what has vanished from the search index
   */
  Result bring(
      List<Job> jobs,
      Set<String> newer,
      Path manifest,
      Consumer<List<String>> listener,
      Runnable pause)
      throws IOException, InterruptedException, ExecutionException {
    List<Job> pages =
        jobs.stream().filter(job -> !isOfSearch(job) && !newer.contains(job.path())).toList();
    try (OutputFolder.Use _ = output.open()) {
      List<Job> todo = todo(pages);
      List<String> unknown = note(todo, manifest);
      if (!unknown.isEmpty()) {
        output.inventory().write(before.with(unknown).files().keySet());
      }
      Vanished vanished = Vanished.of(before, jobs, newer);
      List<String> inTheWay = vanished.inTheWay();
      List<String> deleted = delete(inTheWay);
      writeInParts(todo, newer, pause);
      List<String> others = new ArrayList<>(vanished.others());
      others.removeIf(path -> path.startsWith(SearchFile.FOLDER) || newer.contains(path));
      deleted.addAll(delete(others));
      listener.accept(List.copyOf(rendered));
      return result(before.without(inTheWay).without(others).with(files), deleted);
    }
  }

  /** What is written ahead in a pause is not written over: both never happen at the same time. */
  private void writeInParts(List<Job> todo, Set<String> newer, Runnable pause)
      throws InterruptedException, ExecutionException {
    int size = trusted ? PART : Math.max(1, todo.size());
    for (int start = 0; start < todo.size(); start += size) {
      List<Job> part = todo.subList(start, Math.min(todo.size(), start + size));
      workers.each(part.stream().filter(job -> !newer.contains(job.path())).toList(), this::write);
      pause.run();
    }
  }

  /**
   * Makes the search index, then deletes what has vanished of it. The folder may be written to in a
   * pause.
   *
   * @param jobs all files that have to be there
   * @param newer paths of files that are as a later plan wants them; may grow in a pause
   * @param manifest where the manifest will be written
   * @param pause run while others work
   */
  Result complete(List<Job> jobs, Set<String> newer, Path manifest, Runnable pause)
      throws IOException, InterruptedException, ExecutionException {
    try (OutputFolder.Use _ = output.open()) {
      List<Job> search = todo(jobs.stream().filter(OutputUpdate::isOfSearch).toList());
      note(search, manifest);
      workers.each(List.copyOf(indexes.unread(sources(search))), Runnable::run, pause);
      workers.each(search, this::write, pause);
      List<String> vanished = Vanished.of(before, jobs, newer).others();
      List<String> deleted = delete(vanished);
      return result(before.without(vanished).with(files), deleted);
    }
  }

  /**
   * Writes some files before all others; a later update finds them as they are then.
   *
   * @param jobs files that differ from what is there
   * @param manifest where the manifest will be written
   * @param listener is told what was rendered as soon as readers have it
   */
  Result bringAhead(List<Job> jobs, Path manifest, Consumer<List<String>> listener)
      throws IOException, InterruptedException, ExecutionException {
    try (OutputFolder.Use _ = output.open()) {
      List<Job> todo = todo(jobs);
      note(todo, manifest);
      workers.each(todo, this::write);
      listener.accept(List.copyOf(rendered));
      return result(before.of(Optional.empty()).with(files), List.of());
    }
  }

  /** Files that are written for the first time stay ours, also if this build is killed. */
  private List<String> note(List<Job> todo, Path manifest) throws IOException {
    List<String> unknown =
        todo.stream().map(Job::path).filter(path -> !before.files().containsKey(path)).toList();
    BuildManifest.notePending(manifest, unknown);
    return unknown;
  }

  private Result result(BuildManifest after, List<String> deleted) {
    return new Result(after, rendered, written.get(), deleted, problems);
  }

  private static boolean isOfSearch(Job job) {
    return job.content() instanceof Job.Content.OfSearch;
  }

  private static Collection<SearchSource> sources(List<Job> search) {
    Map<Digest, SearchSource> sources = new LinkedHashMap<>();
    for (Job job : search) {
      if (job.content() instanceof Job.Content.OfSearch(SearchFile file)) {
        sources.put(file.source().digest(), file.source());
      }
    }
    return sources.values();
  }

  /** The jobs whose files are not there as they have to be; the others are done. */
  private List<Job> todo(List<Job> jobs) throws InterruptedException, ExecutionException {
    Collection<Job> todo = new ConcurrentLinkedQueue<>();
    List<Job> same = new ArrayList<>();
    for (Job job : jobs) {
      BuildManifest.Entry entry = before.files().get(job.path());
      if (entry == null || !entry.digest().equals(job.digest())) {
        todo.add(job);
      } else if (trusted) {
        files.put(job.path(), entry);
      } else {
        same.add(job);
      }
    }
    workers.each(
        same,
        job -> {
          BuildManifest.Entry entry = before.entry(job.path());
          if (output.isIntact(job.path(), entry)) {
            files.put(job.path(), entry);
          } else {
            todo.add(job);
          }
        });
    return List.copyOf(todo);
  }

  private void write(Job job) throws IOException {
    try {
      boolean ours = overwrites || before.files().containsKey(job.path());
      OutputFolder.Written file = write(job, ours);
      files.put(job.path(), file.entry());
      rendered.add(job.path());
      if (file.changed()) {
        written.incrementAndGet();
      }
    } catch (ForeignFileException e) {
      problems.add(foreign(job.path()));
    } catch (ThemeException e) {
      problems.add(e.problem());
      keepOld(job);
    }
  }

  private OutputFolder.Written write(Job job, boolean ours)
      throws IOException, ThemeException, ForeignFileException {
    if (job.content() instanceof Job.Content.Copied(Path source)) {
      if (!ours && output.exists(job.path()) && !output.isCopy(job.path(), source)) {
        throw new ForeignFileException();
      }
      return output.copy(job.path(), source, job.digest());
    }
    byte[] bytes = bytes(job);
    if (!ours && output.exists(job.path()) && !output.holds(job.path(), bytes)) {
      throw new ForeignFileException();
    }
    return output.write(job.path(), bytes, job.digest());
  }

  private byte[] bytes(Job job) throws ThemeException {
    return switch (job.content()) {
      case Job.Content.Templated(View.Templated view) ->
          theme.render(view, JsonLd.of(view)).getBytes(StandardCharsets.UTF_8);
      case Job.Content.OfSearch(SearchFile file) -> indexes.bytes(file);
      case Job.Content.Encoded(View.Encoded view) -> Encoder.encode(view);
      case Job.Content.OfTheme() -> Objects.requireNonNull(theme.assets().get(job.path()));
      case Job.Content.Copied(Path source) ->
          throw new IllegalArgumentException("A file is copied: " + source);
    };
  }

  /** Somebody else's file is where one of ours has to be. */
  private static final class ForeignFileException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private Problem foreign(String path) {
    return Problem.error(
            "foreign-file",
            output.place(path),
            Position.START,
            "This file was not written by Klartext and is left alone; the page is not published.")
        .withHint("Move the file away, or let --clean replace it.");
  }

  /** A page that cannot be rendered stays as it was, and is tried again by the next build. */
  private void keepOld(Job job) {
    if (before.files().containsKey(job.path())) {
      files.put(job.path(), BuildManifest.Entry.UNKNOWN);
    }
  }

  private List<String> delete(List<String> paths) throws IOException {
    List<String> deleted = new ArrayList<>();
    for (String path : paths) {
      if (output.delete(path)) {
        deleted.add(path);
      }
    }
    return deleted;
  }
}
