package org.klartext.api.screening;

import java.util.Optional;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.screening.Blocklist.Match;
import org.klartext.api.screening.Blocklist.Sort;

/** Looks for words, phrases and hosts that must not occur in text, name and website. */
record BlocklistRule(Blocklist list) implements Rule {
  @Override
  public String name() {
    return "blocklist";
  }

  @Override
  public Optional<Verdict> judge(Arrival arrival, Circumstances circumstances) {
    return in("text", arrival.text())
        .or(() -> in("name", arrival.name()))
        .or(() ->
            arrival
                .submission()
                .contributor()
                .website()
                .flatMap(it -> in("website", Visible.of(it))));
  }

  private Optional<Verdict> in(String place, Visible text) {
    return list.find(text).flatMap(match -> verdict(place, text, match));
  }

  private Optional<Verdict> verdict(String place, Visible text, Match match) {
    String quote = text.quote(match.start(), match.end());
    return match.sort() == Sort.SPAM
        ? quarantine("The %s contains %s, which is on the list of spam.".formatted(place, quote))
        : hold("The %s contains %s, which is on the list of insults.".formatted(place, quote));
  }
}
