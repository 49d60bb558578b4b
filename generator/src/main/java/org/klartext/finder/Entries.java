package org.klartext.finder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.Body;
import org.klartext.site.Heading;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Reply;
import org.klartext.site.Site;

/** What can be found of a site: its pages and what stands under them. */
public final class Entries {
  private final Site site;
  private final Map<String, Integer> helpful;

  private Entries(Site site, Map<String, Integer> helpful) {
    this.site = site;
    this.helpful = helpful;
  }

  /** The entries of all pages in a language; home pages and removed questions have none. */
  public static List<Entry> of(Site site, String lang) {
    return of(site, lang, Map.of());
  }

  /**
   * The same where readers have said what helped them.
   *
   * @param helpful id of a page → how many more readers it helped than not
   */
  public static List<Entry> of(Site site, String lang, Map<String, Integer> helpful) {
    return site.pages().stream()
        .filter(page -> page.meta().lang().equals(lang))
        .flatMap(page -> of(site, page, helpful).stream())
        .toList();
  }

  /** The entry of a page as the site shows it; empty if there is nothing to be found. */
  public static Optional<Entry> of(Site site, Page page) {
    return of(site, page, Map.of());
  }

  /**
   * The same where readers have said what helped them.
   *
   * @param helpful id of a page → how many more readers it helped than not
   */
  public static Optional<Entry> of(Site site, Page page, Map<String, Integer> helpful) {
    boolean home = page.meta().permalink().equals(site.config().home(page.meta().lang()));
    return home || page.isRemoved()
        ? Optional.empty()
        : Optional.of(new Entries(site, helpful).entry(page));
  }

  private Entry entry(Page page) {
    PageMeta meta = page.meta();
    return new Entry(
        meta.id().value(),
        meta.title(),
        meta.asked(),
        labels(page),
        sections(page),
        traits(meta),
        new Entry.Standing(
            meta.lifetime().updated().or(() -> meta.lifetime().date()),
            helpful.getOrDefault(meta.id().value(), 0),
            meta.weight()));
  }

  private List<String> labels(Page page) {
    PageMeta meta = page.meta();
    List<String> labels = new ArrayList<>(meta.labels().tags());
    meta.description().ifPresent(labels::add);
    labels.addAll(named(site, page));
    if (page instanceof Page.Expert expert) {
      expert.role().ifPresent(labels::add);
      expert.department().ifPresent(labels::add);
    }
    return labels;
  }

  /** The titles of the topics a page belongs to, and the names of those who wrote it. */
  public static List<String> named(Site site, Page page) {
    PageMeta meta = page.meta();
    List<String> titles = new ArrayList<>();
    for (String topic : meta.labels().topics()) {
      site.topic(topic, meta.lang()).ifPresent(it -> titles.add(it.meta().title()));
    }
    for (String author : meta.labels().authors()) {
      site.expert(author, meta.lang()).ifPresent(it -> titles.add(it.meta().title()));
    }
    return titles;
  }

  private List<Entry.Section> sections(Page page) {
    List<Entry.Section> sections = new ArrayList<>();
    addSections(page.body(), sections);
    if (page instanceof Page.Article article) {
      article.addenda().forEach(it -> addSections(it.body(), sections));
    }
    for (Reply reply : site.replies(page.meta().id())) {
      if (reply.removed().isEmpty() && reply.kind() != Reply.Kind.MENTION) {
        sections.add(new Entry.Section(reply.id(), "", reply.body().text().plain()));
      }
    }
    return sections;
  }

  /** Cuts a text where its headings stand, each on a line of its own. */
  private static void addSections(Body body, List<Entry.Section> sections) {
    String plain = body.text().plain();
    String anchor = "";
    String heading = "";
    int from = 0;
    int next = 0;
    for (Heading each : body.outline().headings()) {
      int at = line(plain, each.text(), next);
      if (at >= 0) {
        add(sections, anchor, heading, plain.substring(from, at));
        anchor = each.id();
        heading = each.text();
        from = at + heading.length();
        next = from;
      }
    }
    add(sections, anchor, heading, plain.substring(from));
  }

  private static int line(String plain, String line, int from) {
    for (int at = plain.indexOf(line, from); at >= 0; at = plain.indexOf(line, at + 1)) {
      int end = at + line.length();
      boolean begins = at == 0 || plain.charAt(at - 1) == '\n';
      if (begins && (end == plain.length() || plain.charAt(end) == '\n')) {
        return at;
      }
    }
    return -1;
  }

  private static void add(
      List<Entry.Section> sections, String anchor, String heading, String text) {
    if (!heading.isEmpty() || !text.isBlank()) {
      sections.add(new Entry.Section(anchor, heading, text.strip()));
    }
  }

  private static Set<String> traits(PageMeta meta) {
    Set<String> traits = new HashSet<>();
    traits.add("kind:" + meta.kind().key());
    meta.labels().topics().forEach(it -> traits.add("topic:" + it));
    meta.labels().tags().forEach(it -> traits.add("tag:" + it));
    meta.labels().authors().forEach(it -> traits.add("author:" + it));
    return traits;
  }
}
