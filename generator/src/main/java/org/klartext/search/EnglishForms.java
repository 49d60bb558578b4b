package org.klartext.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** English: plurals, the forms of verbs, and what is commonly made of them. */
final class EnglishForms {
  private static final List<WordForms.Rule> RULES =
      Stream.of(
              WordForms.keep("ss", "us", "is"),
              List.of(
                  WordForms.swap(2, "ies", "y"),
                  WordForms.swap(2, "ied", "y"),
                  WordForms.swap(1, "sses", "ss")),
              WordForms.off(5, "ment"),
              WordForms.off(4, "ness", "able", "ible"),
              WordForms.off(3, "ing"),
              WordForms.off(5, "ion"),
              WordForms.off(4, "ive", "ly", "er", "or"),
              WordForms.off(3, "ed", "es", "s", "e"),
              Stream.of("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt")
                  .map(twin -> WordForms.swap(2, twin, twin.substring(1)))
                  .toList())
          .flatMap(List::stream)
          .toList();

  private static final Set<String> STOPS =
      Set.of(
          ("about after all also am an and any are as at be because been but by can could did do"
                  + " does for from get had has have he her here him his how if in into is it its"
                  + " just me more most my no nor not of on only or our out over own she should so"
                  + " some such than that the their them then there these they this those through"
                  + " to too under up us very was we were what when where which while who whom why"
                  + " will with would you your")
              .split(" "));

  private EnglishForms() {}

  static WordForms of(String lang) {
    return new WordForms(lang, List.of(), RULES, STOPS, Set.of());
  }
}
