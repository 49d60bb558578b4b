package org.klartext.api.substance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.api.substance.Phrase.Place;

/** Phrases that belong together, found by their first word. */
final class PhraseList {
  private final Map<String, List<Phrase>> byWord = new HashMap<>();
  private final Map<String, List<Phrase>> byStem = new HashMap<>();
  private final List<Phrase> byPattern = new ArrayList<>();

  PhraseList(List<Phrase> phrases) {
    for (Phrase phrase : phrases) {
      Place first = phrase.places().getFirst();
      first.words().forEach(it -> byWord.computeIfAbsent(it, _ -> new ArrayList<>()).add(phrase));
      first.stems().forEach(it -> byStem.computeIfAbsent(it, _ -> new ArrayList<>()).add(phrase));
      if (!first.others().isEmpty()) {
        byPattern.add(phrase);
      }
    }
  }

  /** Which words of a sentence belong to a phrase. */
  BitSet find(Sentence sentence) {
    BitSet found = new BitSet();
    for (int at = 0; at < sentence.tokens().size(); at++) {
      Token token = sentence.tokens().get(at);
      int start = at;
      byWord.getOrDefault(token.word(), List.of()).forEach(it -> it.read(sentence, start, found));
      byStem.getOrDefault(token.stem(), List.of()).forEach(it -> it.read(sentence, start, found));
      byPattern.forEach(it -> it.read(sentence, start, found));
    }
    return found;
  }
}
