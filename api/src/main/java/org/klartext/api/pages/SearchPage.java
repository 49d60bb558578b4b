package org.klartext.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * What a search found, for readers without scripts.
 *
 * @param action address of the search
 * @param query what is looked for; empty before anything was typed
 * @param outcome what came of it
 * @param spelling the query as it was probably meant, if it has a mistake
 * @param filters ways to see only some of the pages
 * @param ask where to ask instead; absent where nobody takes questions
 */
public record SearchPage(
    String action,
    String query,
    Outcome outcome,
    Optional<Link> spelling,
    List<Filter> filters,
    Optional<String> ask)
    implements ServiceContent {

  /** Copies what it is given. */
  public SearchPage {
    filters = List.copyOf(filters);
  }

  /**
   * What came of a search.
   *
   * @param ready false while the index is being made
   * @param total how many pages there are
   * @param found those that are shown, the best first
   * @param more address of the same with more of them
   */
  public record Outcome(boolean ready, int total, List<FoundPage> found, Optional<String> more)
      implements ServicePage.Content {
    /** Copies what it is given. */
    public Outcome {
      found = List.copyOf(found);
    }

    /** Of a search that showed nothing. */
    public Outcome(boolean ready) {
      this(ready, 0, List.of(), Optional.empty());
    }
  }

  /**
   * A place to go to.
   *
   * @param label what to show
   * @param href its address
   */
  public record Link(String label, String href) implements ServicePage.Content {}

  /**
   * Ways to see only some of the pages.
   *
   * @param name {@code kind} or {@code topic}
   * @param all address without this filter
   * @param choices what can be chosen
   */
  public record Filter(String name, String all, List<Choice> choices)
      implements ServicePage.Content {
    /** Copies what it is given. */
    public Filter {
      choices = List.copyOf(choices);
    }

    /** True if one is chosen. */
    public boolean chosen() {
      return choices.stream().anyMatch(Choice::current);
    }
  }

  /**
   * One of them.
   *
   * @param value key of a kind, slug of a topic
   * @param title of a topic; empty for a kind
   * @param count how many pages there are then
   * @param href their address
   * @param current true if it is chosen
   */
  public record Choice(String value, String title, int count, String href, boolean current)
      implements ServicePage.Content {}

  /** The same with ways to go on from it. */
  public SearchPage with(Optional<Link> meant, List<Filter> narrower) {
    return new SearchPage(action, query, outcome, meant, narrower, ask);
  }

  /** The address of the same search in a language. */
  public String in(String lang) {
    String text = query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    return action + "?lang=" + lang + text;
  }

  @Override
  public String name() {
    return "search";
  }
}
