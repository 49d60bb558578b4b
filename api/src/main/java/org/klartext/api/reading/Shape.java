package org.klartext.api.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.klartext.format.Encoder;
import org.klartext.site.Page;
import org.klartext.site.Site;
import org.klartext.view.Card;
import org.klartext.view.ListDocument;
import org.klartext.view.PageDocument;
import org.klartext.view.PageView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants of a document: less of it, or more with it.
 *
 * @param fields properties of the data; all if there are none
 * @param include what is to come with it
 */
record Shape(Set<String> fields, Set<String> include) {
  static final String FIELDS = "fields";
  static final String INCLUDE = "include";

  private static final String AUTHORS = "authors";
  private static final String TOPICS = "topics";
  private static final String REPLIES = "replies";
  private static final String RELATED = "related";
  private static final List<String> INCLUDABLE = List.of(AUTHORS, TOPICS, REPLIES, RELATED);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the entries of lists of pages can have. */
  static final List<String> OF_ITEMS =
      List.of(
          "id",
          "draft",
          "audience",
          "kind",
          "lang",
          "slug",
          "permalink",
          "title",
          "description",
          "date",
          "updated",
          "topics",
          "tags",
          "authors",
          "asker",
          "answers",
          "status",
          "owner",
          "due",
          "overdueSince",
          "accepted",
          "reopened",
          "handedOver",
          "faq",
          "duplicateOf",
          "promiseHours",
          "pages",
          "role",
          "department",
          "photo",
          "document");

  /** What the entries of the list of tags have. */
  static final List<String> OF_TAGS = List.of("slug", "lang", "title", "permalink", "pages");

  /** What pages can have. */
  static final List<String> OF_PAGES =
      List.of(
          "id",
          "draft",
          "audience",
          "kind",
          "lang",
          "slug",
          "permalink",
          "title",
          "description",
          "date",
          "updated",
          "topics",
          "tags",
          "authors",
          "asker",
          "status",
          "owner",
          "due",
          "overdueSince",
          "accepted",
          "reopened",
          "handedOver",
          "faq",
          "duplicateOf",
          "promiseHours",
          "experts",
          "role",
          "department",
          "photo",
          "profiles",
          "removed",
          "questions",
          "html",
          "text",
          "headings",
          "addenda",
          "comments",
          "replies");

  /**
   * Reads the parameters.
   *
   * @param possible the fields there are
   * @throws InvalidParameterException if one says what there cannot be
   */
  static Shape of(Parameters parameters, Collection<String> possible) {
    return new Shape(parameters.texts(FIELDS, possible), parameters.texts(INCLUDE, INCLUDABLE));
  }

  boolean isWhole() {
    return fields.isEmpty() && include.isEmpty();
  }

  /** Where to find pages. */
  record Source(
      Site site, Catalogue catalogue, Function<String, Optional<PageDocument>> documents) {}

  /** The document of a page in this shape. */
  byte[] of(byte[] whole, PageDocument page, Source source) {
    ObjectNode tree = (ObjectNode) JSON.readTree(whole);
    ObjectNode data = (ObjectNode) tree.get("data");
    Included included = new Included(source);
    included.add(data, page.page());
    return written(tree, List.of(data), included);
  }

  /** A page of a list in this shape. */
  byte[] of(byte[] whole, List<ListDocument.Item> items, Source source) {
    ObjectNode tree = (ObjectNode) JSON.readTree(whole);
    Included included = new Included(source);
    List<ObjectNode> data = new ArrayList<>();
    int at = 0;
    for (JsonNode each : tree.get("data")) {
      ObjectNode entry = (ObjectNode) each;
      data.add(entry);
      if (!include.isEmpty()) {
        source
            .documents()
            .apply(items.get(at).card().id().value())
            .ifPresent(page -> included.add(entry, page.page()));
      }
      at++;
    }
    return written(tree, data, included);
  }

  private byte[] written(ObjectNode tree, List<ObjectNode> data, Included included) {
    if (!fields.isEmpty()) {
      data.forEach(it -> it.retain(kept()));
    }
    if (!include.isEmpty()) {
      tree.set("included", included.tree());
    }
    return JSON.writeValueAsBytes(tree);
  }

  /** Whoever includes related pages wants to know which. */
  private Collection<String> kept() {
    List<String> kept = new ArrayList<>(fields);
    if (include.contains(RELATED)) {
      kept.add(RELATED);
    }
    return kept;
  }

  /** What comes with the data, each page once. */
  private final class Included {
    private final Source source;
    private final Map<String, JsonNode> authors = new LinkedHashMap<>();
    private final Map<String, JsonNode> topics = new LinkedHashMap<>();
    private final Map<String, JsonNode> related = new LinkedHashMap<>();
    private final List<JsonNode> replies = new ArrayList<>();

    Included(Source source) {
      this.source = source;
    }

    void add(ObjectNode data, PageView page) {
      String lang = page.lang();
      if (include.contains(AUTHORS)) {
        Stream<String> named = page.meta().labels().authors().stream();
        Stream<String> owner =
            page.page() instanceof Page.Question question
                ? question.state().owner().stream()
                : Stream.empty();
        Stream.concat(named, owner)
            .forEach(slug -> source.site().expert(slug, lang).ifPresent(it -> put(authors, it)));
      }
      if (include.contains(TOPICS)) {
        for (String slug : page.meta().labels().topics()) {
          source.site().topic(slug, lang).ifPresent(it -> put(topics, it));
        }
      }
      if (include.contains(REPLIES) && !page.discussion().isEmpty()) {
        addReplies(page);
      }
      if (include.contains(RELATED)) {
        ArrayNode ids = data.putArray(RELATED);
        page.related().forEach(card -> relate(ids, card));
      }
    }

    private void relate(ArrayNode ids, Card card) {
      if (put(related, card.id().value())) {
        ids.add(card.id().value());
      }
    }

    private void put(Map<String, JsonNode> included, Page page) {
      put(included, page.meta().id().value());
    }

    private boolean put(Map<String, JsonNode> included, String id) {
      if (!included.containsKey(id)) {
        source
            .catalogue()
            .of(id)
            .ifPresent(item ->
                included.put(
                    id, JSON.readTree(Encoder.encode(item, source.site().config().timeZone()))));
      }
      return included.containsKey(id);
    }

    private void addReplies(PageView page) {
      ObjectNode entry = JSON.createObjectNode();
      entry.put("page", page.id());
      source
          .documents()
          .apply(page.id())
          .map(document -> JSON.readTree(Encoder.encode(document)).path("data").path(REPLIES))
          .ifPresent(it -> entry.setAll((ObjectNode) it));
      replies.add(entry);
    }

    JsonNode tree() {
      ObjectNode tree = JSON.createObjectNode();
      Map<String, Collection<JsonNode>> all = new LinkedHashMap<>();
      all.put(AUTHORS, authors.values());
      all.put(TOPICS, topics.values());
      all.put(RELATED, related.values());
      all.put(REPLIES, replies);
      all.forEach((name, nodes) -> {
        if (include.contains(name)) {
          tree.putArray(name).addAll(nodes);
        }
      });
      return tree;
    }
  }
}
