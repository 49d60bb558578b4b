package org.klartext.api.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartext.site.Page;
import org.klartext.site.Site;

/**
 * Who may be responsible for a question, and until when an answer is promised, as far as the
 * content says so.
 *
 * @param groups slugs of experts; whoever is in an earlier group is asked first
 * @param due until when an answer is promised
 */
public record Responsibility(List<List<String>> groups, Instant due) {
  /** Where a topic promises nothing, and where there is no topic: two days of eight hours. */
  public static final Duration USUAL = Duration.ofHours(16);

  /** Copies what it is given. */
  public Responsibility {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Of a question: the experts of its topic, then whoever owns what has no topic, then all others.
   *
   * @param site with topics, experts and business hours
   * @param topic slug of the question's topic
   * @param lang language tag of the question
   * @param from when the promise is given
   */
  public static Responsibility of(Site site, Optional<String> topic, String lang, Instant from) {
    Optional<Page.Topic> page = topic.flatMap(it -> site.topic(it, lang));
    List<List<String>> groups = new ArrayList<>();
    groups.add(page.map(Page.Topic::experts).orElse(List.of()));
    groups.add(site.config().defaultOwner().stream().toList());
    groups.add(experts(site));
    Duration promise = page.flatMap(Page.Topic::promise).orElse(USUAL);
    return new Responsibility(groups, BusinessHours.of(site.config()).after(from, promise));
  }

  private static List<String> experts(Site site) {
    return site.pages().stream()
        .filter(Page.Expert.class::isInstance)
        .map(page -> page.meta().slug())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The owner: of the first group in which somebody has an enabled account, the one with the fewest
   * open questions; among equals the one who is named first. Where nobody has an account, the first
   * who is named at all.
   *
   * @param enabled slugs of experts with an enabled account
   * @param open how many open questions each owner has
   * @return empty only where the content has no expert
   */
  public Optional<String> owner(Set<String> enabled, Map<String, Integer> open) {
    return groups.stream()
        .flatMap(group -> leastBusy(group.stream().filter(enabled::contains), open).stream())
        .findFirst()
        .or(() -> groups.stream().flatMap(List::stream).findFirst());
  }

  /**
   * Who follows an owner that has not kept the promise: of the topic the next one who is named,
   * else whoever owns what has no topic.
   *
   * @param owner slug of the owner until now
   * @param enabled slugs of experts with an enabled account
   * @return empty if there is nobody else
   */
  public Optional<String> next(String owner, Set<String> enabled) {
    List<String> topic = groups.getFirst();
    int at = topic.indexOf(owner) + 1;
    return Stream.of(topic.subList(at, topic.size()), topic.subList(0, at), groups.get(1))
        .flatMap(List::stream)
        .filter(it -> enabled.contains(it) && !it.equals(owner))
        .findFirst();
  }

  private static Optional<String> leastBusy(Stream<String> experts, Map<String, Integer> open) {
    return experts.min(Comparator.comparingInt(it -> open.getOrDefault(it, 0)));
  }
}
