package org.klartext.api.serving;

import java.io.IOException;
import java.nio.file.Path;
import org.klartext.api.config.Config;
import org.klartext.api.screening.Blocklist;
import org.klartext.api.screening.ScreeningRules;

/** Where screening draws its lines, by the configuration. */
final class ScreeningLists {
  private ScreeningLists() {}

  static ScreeningRules rules(Config config) throws IOException {
    ScreeningRules usual = ScreeningRules.DEFAULT;
    ScreeningRules rules =
        new ScreeningRules(
            usual.fastest(),
            config.limits().linksHold(),
            config.limits().linksQuarantine(),
            usual.ownHosts(),
            usual.blocklist());
    for (Path list : config.blocklists()) {
      rules = rules.withBlocklist(Blocklist.read(Blocklist.Sort.SPAM, list));
    }
    return rules;
  }
}
