package org.klartext.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.finder.Contribution;
import org.klartext.finder.Finder;
import org.klartext.finder.Hit;
import org.klartext.finder.Hits;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.Permalink;
import org.klartext.site.Site;
import tools.jackson.core.JsonGenerator;

/**
 * What was found, as people and machines read it.
 *
 * @param site that was searched
 * @param finder that found it
 * @param text as typed
 * @param found what it found
 * @param explain whether it is said why
 */
record SearchReport(Site site, Finder finder, String text, Hits found, boolean explain) {
  private static final String MARKED = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int MOST_TERMS = 8;
  private static final double PERCENT = 100;

  private static final Map<String, String> SIGNALS = signals();

  private static Map<String, String> signals() {
    Map<String, String> signals = new LinkedHashMap<>();
    signals.put("title-parts", "stems in the title");
    signals.put("title-grams", "runs of letters in the title");
    signals.put("title-words", "words of the title as spelled");
    signals.put("heading-parts", "stems in headings and labels");
    signals.put("body-parts", "stems in the text");
    signals.put("body-grams", "runs of letters in the text");
    return Map.copyOf(signals);
  }

  /** Prints it for people. */
  void print(PrintWriter out, boolean isTerminal) {
    found.spelling().ifPresent(it -> out.println("Did you mean: " + it + System.lineSeparator()));
    int number = 1;
    for (Hit hit : found.hits()) {
      out.println(number++ + ". " + marked(hit.title(), isTerminal));
      out.println("   " + address(hit) + score(hit));
      if (!hit.heading().isEmpty()) {
        out.println("   § " + hit.heading());
      }
      String passage = marked(hit.passage(), isTerminal).replaceAll("\\s+", " ").strip();
      if (!passage.isEmpty()) {
        out.println("   " + passage);
      }
      if (explain) {
        reasons(hit).forEach(line -> out.println("     " + line));
      }
    }
    out.println(sentence());
  }

  private static String marked(List<Hit.Segment> segments, boolean isTerminal) {
    return segments.stream()
        .map(it -> it.marked() && isTerminal ? MARKED + it.text() + PLAIN : it.text())
        .collect(Collectors.joining());
  }

  private String address(Hit hit) {
    String permalink =
        page(hit).map(it -> it.meta().permalink()).map(Permalink::path).orElse(hit.id());
    return hit.anchor().isEmpty() ? permalink : permalink + "#" + hit.anchor();
  }

  private Optional<Page> page(Hit hit) {
    return site.pageOfId(new PageId(hit.id()));
  }

  private String score(Hit hit) {
    return explain ? String.format(Locale.ROOT, "  (%.3f)", hit.score()) : "";
  }

  private List<String> reasons(Hit hit) {
    Map<String, List<Contribution>> bySignal = new LinkedHashMap<>();
    for (Contribution each : finder.explain(text, hit.id())) {
      bySignal.computeIfAbsent(each.signal(), _ -> new ArrayList<>()).add(each);
    }
    double whole =
        bySignal.values().stream().flatMap(List::stream).mapToDouble(Contribution::share).sum();
    List<String> lines = new ArrayList<>();
    bySignal.forEach((signal, terms) -> {
      double share = terms.stream().mapToDouble(Contribution::share).sum();
      lines.add(
          String.format(
              Locale.ROOT,
              "%3.0f %%  %-30s %s",
              PERCENT * share / whole,
              SIGNALS.getOrDefault(signal, signal),
              terms(terms, whole)));
    });
    return lines;
  }

  private static String terms(List<Contribution> terms, double whole) {
    String shown =
        terms.stream()
            .limit(MOST_TERMS)
            .map(it ->
                String.format(Locale.ROOT, "%s %.1f", it.term(), PERCENT * it.share() / whole))
            .collect(Collectors.joining(", "));
    return terms.size() > MOST_TERMS ? shown + ", … " + (terms.size() - MOST_TERMS) : shown;
  }

  private String sentence() {
    if (found.hits().isEmpty()) {
      return "Nothing was found.";
    }
    int more = found.total() - found.hits().size();
    return more == 0
        ? Reports.count(found.total(), "page") + "."
        : Reports.count(found.total(), "page") + ", " + more + " of them not shown.";
  }

  /** The same for machines. */
  String json() {
    return Reports.object(json -> {
      json.writeStringProperty("query", text);
      json.writeNumberProperty("total", found.total());
      found.spelling().ifPresent(it -> json.writeStringProperty("spelling", it));
      json.writeArrayPropertyStart("hits");
      found.hits().forEach(hit -> write(json, hit));
      json.writeEndArray();
    });
  }

  private void write(JsonGenerator json, Hit hit) {
    json.writeStartObject();
    json.writeStringProperty("id", hit.id());
    json.writeStringProperty("permalink", address(hit));
    page(hit).ifPresent(it -> json.writeStringProperty("file", it.meta().source().path()));
    json.writeNumberProperty("score", hit.score());
    json.writeStringProperty("title", marked(hit.title(), false));
    json.writeStringProperty("heading", hit.heading());
    json.writeStringProperty("passage", marked(hit.passage(), false));
    if (explain) {
      json.writeArrayPropertyStart("because");
      for (Contribution each : finder.explain(text, hit.id())) {
        json.writeStartObject();
        json.writeStringProperty("signal", each.signal());
        json.writeStringProperty("term", each.term());
        json.writeNumberProperty("share", each.share());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
