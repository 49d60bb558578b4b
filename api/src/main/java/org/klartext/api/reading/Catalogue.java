package org.klartext.api.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.klartext.build.SiteBuild;
import org.klartext.site.SiteConfig;
import org.klartext.view.ListDocument;
import org.klartext.view.View;

/** What the lists of a site hold, whole and in every order. Safe for several threads. */
final class Catalogue {
  private final SiteBuild.Live live;
  private final Map<String, List<ListDocument.Item>> lists = new ConcurrentHashMap<>();
  private final Map<Map.Entry<String, Order>, List<ListDocument.Item>> sorted =
      new ConcurrentHashMap<>();
  private volatile Optional<Map<String, ListDocument.Item>> byId = Optional.empty();

  Catalogue(SiteBuild.Live live) {
    this.live = live;
  }

  /** The path of the output that holds a page of a list, counted from 1. */
  static String path(String list, int number) {
    return "api/v1/" + list + (number == 1 ? "/index.json" : "/page-" + number + ".json");
  }

  /** All entries of a list. */
  List<ListDocument.Item> all(String list) {
    return lists.computeIfAbsent(list, this::read);
  }

  private List<ListDocument.Item> read(String list) {
    List<ListDocument.Item> items = new ArrayList<>();
    int number = 1;
    Optional<View> view = live.view(path(list, number));
    while (view.isPresent() && view.get() instanceof ListDocument document) {
      items.addAll(document.items());
      number++;
      view = document.next().isEmpty() ? Optional.empty() : live.view(path(list, number));
    }
    return List.copyOf(items);
  }

  /** The same in an order. */
  List<ListDocument.Item> sorted(String list, Order order) {
    SiteConfig config = live.site().config();
    return sorted.computeIfAbsent(Map.entry(list, order), _ -> order.sorted(all(list), config));
  }

  /** The entry of a page. */
  Optional<ListDocument.Item> of(String page) {
    Map<String, ListDocument.Item> known = byId.orElseGet(this::index);
    byId = Optional.of(known);
    return Optional.ofNullable(known.get(page));
  }

  private Map<String, ListDocument.Item> index() {
    Map<String, ListDocument.Item> index = new HashMap<>();
    all("pages").forEach(item -> index.put(item.card().id().value(), item));
    return index;
  }
}
