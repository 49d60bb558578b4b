package org.klartext.content;

import org.klartext.files.ContentTree;
import org.klartext.files.TreeFile;
import org.klartext.files.ImageSizes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.klartext.content.monthly.MonthlyFiles;
import org.klartext.markdown.Markdown;
import org.klartext.site.Digest;
import org.klartext.site.Edition;
import org.klartext.site.FiguresMonth;
import org.klartext.site.LogMonth;
import org.klartext.site.PageId;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Site;

/**
 * Makes a {@link Site} of a content folder, again and again. What was read stays in memory as long
 * as file and configuration stay the same, so that a second load reads only what has changed. Safe
 * for use by several threads: one loads at a time, and others may have a glimpse meanwhile.
 */
public final class SiteLoader implements AutoCloseable {
  private static final long STACK_SIZE = 64L << 20;

  private final Path content;
  private final Markdown markdown;
  private final Optional<ReadCache> cache;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final ExecutorService pool = Executors.newFixedThreadPool(threads, deepThreads());
  private final Map<Edition, Memory> memories = new ConcurrentHashMap<>();
  private final ImageSizes images;
  private final MonthlyFiles<LogMonth> log;
  private final MonthlyFiles<FiguresMonth> figures;
  private final SynonymsReader synonyms;
  private Optional<ConfigReader.Result> lastConfig = Optional.empty();
  private volatile Optional<ContentTree> lastTree = Optional.empty();
  private volatile Optional<Loaded> last = Optional.empty();
  private int filesRead;

  /** What glimpses have read since the last load. */
  private final Map<String, Reading> looked = new ConcurrentHashMap<>();

  /** What was loaded before. */
  private record Loaded(LoadRequest request, Site site, Set<PageId> ids) {
    static Loaded of(LoadRequest request, Site site) {
      return new Loaded(
          request,
          site,
          site.pages().stream().map(page -> page.meta().id()).collect(Collectors.toSet()));
    }

    /** True if only edits can have changed it since. */
    boolean holds(LoadRequest later) {
      Instant instant = later.instant();
      return request.at(instant).equals(later)
          && !instant.isBefore(request.instant())
          && site.nextChange().filter(change -> !instant.isBefore(change)).isEmpty();
    }
  }

  private record Memory(Digest key, Map<String, Reading> readings) {}

  /**
   * A loader of one tree that begins with nothing.
   *
   * @param content folder of the tree
   * @param markdown turns texts into bodies
   */
  public SiteLoader(Path content, Markdown markdown) {
    this(content, markdown, Optional.empty());
  }

  /**
   * A loader of one tree.
   *
   * @param content folder of the tree
   * @param markdown turns texts into bodies
   * @param cache what an earlier process has read
   */
  public SiteLoader(Path content, Markdown markdown, Optional<ReadCache> cache) {
    this.content = content;
    this.markdown = markdown;
    this.cache = cache;
    this.images = new ImageSizes(content);
    this.log = MonthlyFiles.log(content);
    this.figures = MonthlyFiles.figures(content);
    this.synonyms = new SynonymsReader(content);
  }

  /** Parsers are recursive: threads of the platform, with a deep stack. */
  private static ThreadFactory deepThreads() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      String name = "reader-" + number.incrementAndGet();
      Thread thread = new Thread(null, task, name, STACK_SIZE);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Reads what has changed and puts the site together; problems are in the site. */
  public synchronized Site load(LoadRequest request) {
    return load(request, ContentTree.scan(content));
  }

  /**
   * The same where somebody knows what has changed since the last load.
   *
   * @param edited paths of the files that may have changed, below the content folder
   */
  public synchronized Site load(LoadRequest request, Set<String> edited) {
    return load(request, tree(edited));
  }

  /**
   * The tree where somebody knows what has changed since the last load.
   *
   * @param edited paths of the files that may have changed, below the content folder
   */
  public ContentTree tree(Set<String> edited) {
    return lastTree.map(it -> it.after(content, edited)).orElseGet(() -> ContentTree.scan(content));
  }

  /**
   * What visitors have sent, found without putting the whole site together.
   *
   * @param tree as it is now
   * @param edited paths of all files that have changed since the last load
   * @return empty where these files do not tell enough
   */
  public Optional<Glimpse> glimpse(LoadRequest request, ContentTree tree, Set<String> edited) {
    Memory memory = memories.get(request.edition());
    Optional<Loaded> before = last.filter(it -> it.holds(request));
    if (memory == null || tree.linked() || before.isEmpty()) {
      return Optional.empty();
    }
    Site site = before.get().site();
    ReadingContext context = new ReadingContext(site.config(), request.edition(), markdown);
    TreeReader reader = new TreeReader(content, context);
    return memory.key().equals(context.key())
        ? new FirstLook(site, before.get().ids(), request, tree, reader, memory.readings(), looked)
            .at(edited)
        : Optional.empty();
  }

  /**
   * The same of a folder that was just scanned.
   *
   * @param tree what stands in the content folder
   */
  public synchronized Site load(LoadRequest request, ContentTree tree) {
    lastTree = Optional.of(tree);
    List<Problem> problems = new ArrayList<>(tree.problems());
    ConfigReader.Result config = config(tree, request, problems);
    problems.addAll(config.problems());
    ReadingContext context = new ReadingContext(config.config(), request.edition(), markdown);
    Map<String, Reading> readings = readings(tree, context, request);
    readings.values().forEach(reading -> problems.addAll(reading.problems()));
    Site site =
        new SiteAssembly(
                config.config(),
                request,
                readings,
                tree.files(),
                images,
                log.read(tree.files(), problems),
                figures.read(tree.files(), problems),
                synonyms.read(
                    tree.files(),
                    config.config().languages(),
                    request.keepLastReadable(),
                    problems),
                problems)
            .site();
    last = Optional.of(Loaded.of(request, site));
    looked.clear();
    return site;
  }

  /** How many files the last load had to read, {@code site.yaml} and images not counted. */
  public synchronized int filesRead() {
    return filesRead;
  }

  private ConfigReader.Result config(
      ContentTree tree, LoadRequest request, List<Problem> problems) {
    ConfigReader.Result read =
        ConfigReader.read(configBytes(problems), tree.files(), request.overrides());
    if (!read.readable() && request.keepLastReadable() && lastConfig.isPresent()) {
      return new ConfigReader.Result(lastConfig.get().config(), read.problems(), false);
    }
    lastConfig = Optional.of(read);
    return read;
  }

  private Optional<byte[]> configBytes(List<Problem> problems) {
    try {
      return Optional.of(Files.readAllBytes(content.resolve(ConfigReader.FILE)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      String message = "The file cannot be read: " + e.getMessage() + ".";
      problems.add(Problem.error("unreadable-file", ConfigReader.FILE, Position.START, message));
      return Optional.empty();
    }
  }

  private Map<String, Reading> readings(
      ContentTree tree, ReadingContext context, LoadRequest request) {
    TreeReader reader = new TreeReader(content, context);
    Digest key = context.key();
    Memory memory = memories.computeIfAbsent(request.edition(), _ -> remembered(key, reader));
    Map<String, Reading> before = memory.readings();
    Map<String, Reading> now = new HashMap<>();
    List<TreeFile> changed = new ArrayList<>();
    for (TreeFile file : tree.files()) {
      Reading known = before.get(file.path());
      if (known != null && memory.key().equals(key) && isCurrent(known, file, request)) {
        now.put(file.path(), known);
      } else if (file.isMarkdown() || file.isState()) {
        changed.add(file);
      }
    }
    for (Reading reading : readAll(changed, reader)) {
      Optional<Reading> known = Optional.ofNullable(before.get(reading.file().path()));
      now.put(reading.file().path(), request.keepLastReadable() ? kept(reading, known) : reading);
    }
    filesRead = changed.size();
    memories.put(request.edition(), new Memory(key, now));
    return now;
  }

  private Memory remembered(Digest key, TreeReader reader) {
    return new Memory(key, cache.map(it -> it.load(key, reader, images)).orElse(Map.of()));
  }

  private static boolean isCurrent(Reading known, TreeFile file, LoadRequest request) {
    return known.file().equals(file) && (request.keepLastReadable() || !known.outdated());
  }

  private static Reading kept(Reading now, Optional<Reading> before) {
    return before
        .filter(_ -> now.result() instanceof Reading.Result.Unreadable)
        .map(it -> new Reading(now.file(), it.result(), it.hidden(), now.problems(), true))
        .orElse(now);
  }

  private List<Reading> readAll(List<TreeFile> files, TreeReader reader) {
    AtomicInteger next = new AtomicInteger();
    Reading[] readings = new Reading[files.size()];
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, files.size()); i++) {
      workers.add(
          pool.submit(() -> {
            for (int at = next.getAndIncrement();
                at < readings.length;
                at = next.getAndIncrement()) {
              readings[at] = reader.read(files.get(at));
            }
          }));
    }
    workers.forEach(SiteLoader::await);
    return List.of(readings);
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Loading was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Loading failed", e.getCause());
    }
  }

  /**
   * Writes what is in memory of an edition to the cache, for the next process; does nothing without
   * a cache.
   *
   * @throws IOException if the file cannot be written; nothing else depends on it
   */
  public synchronized void saveCache(Edition edition) throws IOException {
    Memory memory = memories.get(edition);
    if (cache.isPresent() && memory != null) {
      cache.get().save(edition, memory.key(), memory.readings().values(), images);
    }
  }

  /** Ends the threads; what was loaded stays usable. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
