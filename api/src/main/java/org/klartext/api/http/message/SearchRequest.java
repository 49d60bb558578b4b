package org.klartext.api.http.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody looks for.
 *
 * @param text typed by people
 * @param lang language of the pages
 * @param filters name → value: at most one {@code kind}, {@code topic} and {@code tag}
 */
public record SearchRequest(String text, String lang, Map<String, String> filters) {
  /** What a search can be limited by. */
  public static final List<String> FILTERS = List.of("kind", "topic", "tag");

  /** Copies what it is given. */
  public SearchRequest {
    filters = Map.copyOf(filters);
  }

  /** As the finder knows them. */
  public Set<String> traits() {
    Set<String> traits = new HashSet<>();
    filters.forEach((name, value) -> traits.add(name + ":" + value));
    return traits;
  }

  /** The same for another text. */
  public SearchRequest meaning(String other) {
    return new SearchRequest(other, lang, filters);
  }

  /** The same with another filter, or without it. */
  public SearchRequest with(String name, Optional<String> value) {
    Map<String, String> changed = new LinkedHashMap<>(filters);
    changed.remove(name);
    value.ifPresent(it -> changed.put(name, it));
    return new SearchRequest(text, lang, changed);
  }

  /** The query of an address, without a question mark. */
  public String query() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("q", text);
    all.put("lang", lang);
    FILTERS.stream()
        .filter(filters::containsKey)
        .forEach(name -> all.put(name, filters.getOrDefault(name, "")));
    return all.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
