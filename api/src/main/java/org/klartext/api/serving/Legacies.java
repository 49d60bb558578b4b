package org.klartext.api.serving;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.Config;
import org.klartext.api.contribution.Ids;
import org.klartext.api.moderation.Ownership;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.store.Database;
import org.klartext.content.LoadRequest;
import org.klartext.content.SiteLoader;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.klartext.site.Site;

/** Passes on the questions of somebody who leaves, whether a server runs or not. */
public final class Legacies {
  private Legacies() {}

  /**
   * For one portal.
   *
   * @param config names the tree, which is read when it is needed
   * @param database of the portal
   */
  public static StaffAccounts.Legacy of(
      Config config, Database database, InstantSource clock, RandomGenerator random) {
    return (expert, leaving) -> {
      try (SiteLoader loader = new SiteLoader(config.folders().content(), new Markdown())) {
        Site site = loader.load(LoadRequest.of(Edition.PUBLIC, clock.instant()));
        Snapshot tree = Snapshot.ofTree(site);
        Ids ids = new Ids(clock, random);
        Publisher publisher = new Publisher(database, config.folders().content(), ids);
        return Ownership.of(database, publisher, () -> tree, ids, clock).leave(expert, leaving);
      }
    };
  }
}
