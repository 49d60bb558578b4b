package org.klartext.api.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.screening.Addresses.Address;
import org.klartext.api.screening.Words.Word;

/** Many links want to sell; a link without words helps nobody. */
record LinksRule(int allowed, int endured, Set<String> ownHosts) implements Rule {
  private static final int FEW_WORDS = 5;

  @Override
  public String name() {
    return "links";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    List<Address> links = links(arrival.text());
    if (links.size() > endured) {
      return quarantine(tooMany(links, endured, arrival.text()));
    }
    if (links.size() > allowed) {
      return hold(tooMany(links, allowed, arrival.text()));
    }
    return links.stream().anyMatch(it -> isWrittenOut(it, arrival.text()))
            && wordsBeside(links, arrival.text()) < FEW_WORDS
        ? hold("There is a link and hardly a word: %s.".formatted(first(links, arrival.text())))
        : Optional.empty();
  }

  /** False for a host alone, which may be the name of a house. */
  private static boolean isWrittenOut(Address link, Visible text) {
    String written = text.text().substring(link.start(), link.end());
    return written.contains("/") || written.length() > link.host().length();
  }

  private List<Address> links(Visible text) {
    return text.addresses().stream()
        .filter(Address::link)
        .filter(it -> !ownHosts.contains(it.host()))
        .toList();
  }

  private static String tooMany(List<Address> links, int limit, Visible text) {
    return "There are %d links, more than %d; the first is %s."
        .formatted(links.size(), limit, first(links, text));
  }

  private static String first(List<Address> links, Visible text) {
    return text.quote(links.getFirst().start(), links.getFirst().end());
  }

  private static long wordsBeside(List<Address> links, Visible text) {
    return text.words().stream()
        .filter(word -> links.stream().noneMatch(it -> isInside(it, word)))
        .count();
  }

  private static boolean isInside(Address link, Word word) {
    return link.start() <= word.start() && word.end() <= link.end();
  }
}
