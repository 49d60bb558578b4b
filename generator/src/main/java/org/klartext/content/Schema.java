package org.klartext.content;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Kind;

/** Which keys the front matter of a kind may have. */
final class Schema {
  private static final List<String> COMMON =
      List.of(
          "title",
          "description",
          "slug",
          "id",
          "type",
          "lang",
          "translationKey", // what it is
          "date",
          "updated",
          "expires",
          "draft",
          "audience", // when and for whom
          "topics",
          "tags",
          "authors",
          "related",
          "image",
          "weight", // what it belongs to
          "aliases",
          "comments",
          "asked",
          "expect",
          "rawHtml"); // the rest

  private static final Map<Kind, List<String>> OWN =
      Map.of(
          Kind.ARTICLE, List.of("addenda"),
          Kind.FAQ, List.of(),
          Kind.QUESTION, List.of("author", "topic", "removed"),
          Kind.TOPIC, List.of("experts", "promise", "icon"),
          Kind.EXPERT, List.of("role", "department", "photo", "links"),
          Kind.PAGE, List.of());

  /** The keys of an addendum. */
  static final List<String> ADDENDUM = List.of("date", "text");

  /** The keys of somebody from outside. */
  static final List<String> VISITOR = List.of("name", "website");

  /** The keys of a profile's link. */
  static final List<String> LINK = List.of("label", "url");

  /** The keys of a reply. */
  static final List<String> REPLY =
      List.of("id", "kind", "replyTo", "author", "date", "edited", "lang", "removed");

  /** The keys of who wrote a reply. */
  static final List<String> REPLY_AUTHOR = List.of("name", "website", "expert");

  /** The keys of a removal. */
  static final List<String> REMOVAL = List.of("reason", "date", "of");

  /** The keys of {@code _state.yaml}. */
  static final List<String> STATE =
      List.of(
          "state",
          "owner",
          "due",
          "overdueSince",
          "accepted",
          "reopened",
          "handedOver",
          "faq",
          "duplicateOf");

  /** What keys of other generators are called here. */
  static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("categories", "topics"),
          Map.entry("keywords", "tags"),
          Map.entry("taxonomies", "tags"),
          Map.entry("order", "weight"),
          Map.entry("summary", "description"),
          Map.entry("lastmod", "updated"),
          Map.entry("last_edited", "updated"),
          Map.entry("publishDate", "date"),
          Map.entry("expiryDate", "expires"),
          Map.entry("url", "slug"),
          Map.entry("redirect_from", "aliases"),
          Map.entry("cover", "image"),
          Map.entry("featured_image", "image"));

  private static final Map<Kind, Set<String>> ALL = all();

  private Schema() {}

  private static Map<Kind, Set<String>> all() {
    Map<Kind, Set<String>> all = new EnumMap<>(Kind.class);
    OWN.forEach((kind, own) -> {
      Set<String> keys = new HashSet<>(COMMON);
      keys.addAll(own);
      all.put(kind, Set.copyOf(keys));
    });
    return all;
  }

  /** All keys in the order in which they are written. */
  static List<String> order() {
    Stream<String> replies = Stream.of(REPLY, STATE).flatMap(List::stream);
    Stream<String> own =
        OWN.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(it -> it.getValue().stream());
    return Stream.of(COMMON.stream(), own, replies).flatMap(keys -> keys).distinct().toList();
  }

  /** All keys of a kind. */
  static Set<String> keys(Kind kind) {
    return ALL.getOrDefault(kind, Set.of());
  }
}
