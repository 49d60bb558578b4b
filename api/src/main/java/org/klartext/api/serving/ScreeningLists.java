package org.klartext.api.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.klartext.api.config.Config;
import org.klartext.api.screening.Blocklist;
import org.klartext.api.screening.ScreeningRules;
import org.klartext.site.SiteConfig;

/** Where screening draws its lines, by the configuration. */
final class ScreeningLists {
  private ScreeningLists() {}

  static ScreeningRules rules(Config config, SiteConfig site) throws IOException {
    ScreeningRules usual = ScreeningRules.DEFAULT;
    ScreeningRules rules =
        new ScreeningRules(
            usual.fastest(),
            config.limits().linksHold(),
            config.limits().linksQuarantine(),
            ownHosts(site),
            usual.blocklist());
    for (Path list : config.blocklists()) {
      rules = rules.withBlocklist(Blocklist.read(Blocklist.Sort.SPAM, list));
    }
    return rules;
  }

  /** Links to the portal itself are no advertising. */
  private static Set<String> ownHosts(SiteConfig site) {
    String origin = site.baseUrl().origin();
    String host = origin.substring(origin.indexOf("//") + 2).replaceFirst(":\\d+$", "");
    return Set.of(host.toLowerCase(Locale.ROOT));
  }
}
