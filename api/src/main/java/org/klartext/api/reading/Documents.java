package org.klartext.api.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.publishing.Snapshot;
import org.klartext.build.SiteBuild;
import org.klartext.format.Encoder;
import org.klartext.site.Page;
import org.klartext.site.Permalink;
import org.klartext.view.ListDocument;
import org.klartext.view.MarkdownTwin;
import org.klartext.view.PageDocument;
import org.klartext.view.View;

/** The documents of one snapshot. Safe for several threads. */
public final class Documents {
  private static final String FOLDER = "api/v1/";
  private static final String PAGES = "pages/";
  private static final String JSON = "application/json";
  private static final String MARKDOWN = "text/markdown; charset=utf-8";
  private static final int LARGEST_PAGE = 100;
  private static final int KEPT_BYTES = 8 << 20;
  private static final String LISTED = "tags";

  private final Snapshot snapshot;
  private final SiteBuild.Live live;
  private final Instant since;
  private final Optional<Path> out;
  private final Cache<View, Representation> made;
  private final Catalogue catalogue;
  private volatile Optional<Map<String, String>> aliases = Optional.empty();
  private final Cache<String, Representation> asked =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String key, Representation it) -> 2 * key.length() + it.length())
          .build();

  /**
   * Those of a snapshot.
   *
   * @param since from when it is shown
   * @param out where the same documents are written to, if they are
   * @param made what has been made of views so far
   */
  Documents(
      Snapshot snapshot, Instant since, Optional<Path> out, Cache<View, Representation> made) {
    this.snapshot = snapshot;
    this.live = snapshot.live();
    this.since = since;
    this.out = out;
    this.made = made;
    this.catalogue = new Catalogue(live);
  }

  /** True if these are the documents of a snapshot. */
  boolean isOf(Snapshot other) {
    return snapshot == other;
  }

  /** A document that the static build writes, too, by its path below {@code api/v1/}. */
  public Optional<Representation> file(String path) {
    return live.view(FOLDER + path).flatMap(view -> made(view, FOLDER + path));
  }

  /**
   * The document that a request without parameters and without wishes gets.
   *
   * @param address below {@code api/v1/}
   * @return empty also where only the routes know what to answer
   */
  public Optional<Representation> plain(String address) {
    if (address.endsWith(".json")) {
      return file(address);
    }
    if (address.indexOf('/') < 0) {
      return file(address + ".json").or(() -> list(address));
    }
    if (!address.startsWith(PAGES)) {
      return Optional.empty();
    }
    boolean below = address.indexOf('/', PAGES.length()) >= 0;
    return below ? file(address + ".json") : page(address.substring(PAGES.length()));
  }

  private Optional<Representation> made(View view, String path) {
    return view instanceof View.Encoded encoded
        ? Optional.of(made.get(view, _ -> make(encoded, path)))
        : Optional.empty();
  }

  private Representation make(View.Encoded view, String path) {
    byte[] bytes = Encoder.encode(view);
    return new Representation(
        bytes,
        view instanceof MarkdownTwin ? MARKDOWN : JSON,
        Optional.of(modified(path, bytes)),
        view instanceof ListDocument list ? list.next() : Optional.empty());
  }

  /** When the file was last written, which is only done when it changes. */
  private Instant modified(String path, byte[] bytes) {
    if (out.isEmpty()) {
      return since;
    }
    Path file = out.get().resolve(path);
    try {
      boolean same = Arrays.equals(bytes, Files.readAllBytes(file)); // or it is still to come
      return same ? Files.getLastModifiedTime(file).toInstant() : since;
    } catch (IOException e) {
      return since;
    }
  }

  /**
   * Makes sure that a request for a document has no parameters.
   *
   * @throws InvalidParameterException naming one
   */
  public Documents requireNone(Map<String, List<String>> parameters) {
    Parameters.of(parameters, List.of());
    return this;
  }

  /** The document of a page. */
  public Optional<Representation> page(String id) {
    String path = FOLDER + PAGES + id + ".json";
    return live.view(path).filter(PageDocument.class::isInstance).flatMap(view -> made(view, path));
  }

  /**
   * The document of a page in the shape that parameters describe.
   *
   * @throws InvalidParameterException if there is one that cannot be meant
   */
  public Optional<Representation> page(String id, Map<String, List<String>> parameters) {
    if (parameters.isEmpty()) {
      return page(id);
    }
    Shape shape =
        Shape.of(Parameters.of(parameters, List.of(Shape.FIELDS, Shape.INCLUDE)), Shape.OF_PAGES);
    Optional<Representation> whole = page(id);
    return shape.isWhole()
        ? whole
        : document(id)
            .flatMap(page ->
                whole.map(it -> made(shape.of(it.bytes(), page, source()), Optional.empty())));
  }

  private Optional<PageDocument> document(String id) {
    return live.view(FOLDER + PAGES + id + ".json")
        .flatMap(it -> it instanceof PageDocument page ? Optional.of(page) : Optional.empty());
  }

  private Shape.Source source() {
    return new Shape.Source(live.site(), catalogue, this::document);
  }

  private Representation made(byte[] bytes, Optional<String> next) {
    return new Representation(bytes, JSON, Optional.of(since), next);
  }

  /** The text of a page as Markdown. */
  public Optional<Representation> markdown(String id) {
    return snapshot
        .page(id)
        .map(page -> page.meta().permalink().sibling("index.md").outputPath())
        .flatMap(path -> live.view(path).flatMap(view -> made(view, path)));
  }

  /** What stands under a page, also if that is nothing. */
  public Optional<Representation> replies(String id) {
    Optional<Representation> file = file(PAGES + id + "/replies.json");
    return file.isPresent()
        ? file
        : document(id).map(page -> made(Encoder.encode(page.withoutReplies()), Optional.empty()));
  }

  /**
   * The id of the page at an address, also at one it has had before.
   *
   * @param href as documents name it, the path of the portal included
   */
  public Optional<String> at(String href) {
    String base = live.site().config().baseUrl().path();
    if (!href.startsWith(base)) {
      return Optional.empty();
    }
    String path = href.substring(base.length() - 1);
    String address = path.endsWith("/") ? path : path + "/";
    return Permalink.isValid(address)
        ? live.site()
            .pageAt(new Permalink(address))
            .map(page -> page.meta().id().value())
            .or(() -> Optional.ofNullable(aliases().get(address)))
        : Optional.empty();
  }

  private Map<String, String> aliases() {
    Map<String, String> known = aliases.orElseGet(this::readAliases);
    aliases = Optional.of(known);
    return known;
  }

  private Map<String, String> readAliases() {
    Map<String, String> all = new HashMap<>();
    for (Page page : live.site().pages()) {
      for (Permalink alias : page.meta().aliases()) {
        all.putIfAbsent(alias.path(), page.meta().id().value());
      }
    }
    return all;
  }

  /** A list as the static build writes it. */
  public Optional<Representation> list(String name) {
    return file(name + "/index.json");
  }

  /**
   * A page of a list, if it has been asked for by the same words before.
   *
   * @param path of the request
   * @param query of the request as it came
   */
  public Optional<Representation> known(String path, String query) {
    return query.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(asked.getIfPresent(path + "?" + query));
  }

  /**
   * A page of a list by the parameters of a request.
   *
   * @param name of the list, one of {@link ListDocument#NAMES}
   * @param path of the request
   * @param query of the request as it came
   * @param parameters the same, read
   * @throws InvalidParameterException if there is one that cannot be meant
   */
  public Representation list(
      String name, String path, String query, Map<String, List<String>> parameters) {
    return asked.get(path + "?" + query, self -> select(name, path, self, parameters));
  }

  private Representation select(
      String name, String path, String self, Map<String, List<String>> raw) {
    boolean tags = name.equals(LISTED);
    Parameters parameters = Parameters.of(raw, known(tags));
    Filter filter = Filter.of(parameters, live.site().config());
    Order order = Order.of(parameters);
    Shape shape = Shape.of(parameters, tags ? Shape.OF_TAGS : Shape.OF_ITEMS);
    int size = size(parameters);
    List<ListDocument.Item> sorted =
        order.equals(Order.USUAL) ? catalogue.all(name) : catalogue.sorted(name, order);
    int from =
        parameters
            .text(Parameters.AFTER)
            .map(cursor -> order.behind(cursor, sorted, live.site().config()))
            .orElse(0);
    List<ListDocument.Item> part = new ArrayList<>();
    int total = 0;
    boolean more = false;
    for (int at = 0; at < sorted.size(); at++) {
      if (filter.accepts(sorted.get(at))) {
        total++;
        if (at >= from && part.size() < size) {
          part.add(sorted.get(at));
        } else {
          more |= at >= from;
        }
      }
    }
    Optional<String> next =
        more
            ? Optional.of(path + "?" + parameters.after(order.cursor(part.getLast())))
            : Optional.empty();
    String zone = live.site().config().timeZone().getId();
    byte[] whole = Encoder.encode(ListDocument.of(part, total, self, next, zone));
    return made(shape.isWhole() ? whole : shape.of(whole, part, source()), next);
  }

  private static List<String> known(boolean tags) {
    List<String> known = new ArrayList<>(List.of(Filter.LANG, Order.NAME, Shape.FIELDS));
    if (!tags) {
      known.addAll(Filter.NAMES);
      known.add(Shape.INCLUDE);
    }
    known.addAll(List.of(Parameters.SIZE, Parameters.AFTER));
    return known;
  }

  private static int size(Parameters parameters) {
    String text = parameters.text(Parameters.SIZE).orElse(Integer.toString(LARGEST_PAGE));
    int size = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (size < 1 || size > LARGEST_PAGE) {
      throw new InvalidParameterException(
          Parameters.SIZE, "“" + text + "” is no number from 1 to " + LARGEST_PAGE + ".");
    }
    return size;
  }
}
