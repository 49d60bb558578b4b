package org.klartext.plan;

import java.util.Optional;
import org.klartext.site.Asset;
import org.klartext.site.Site;
import org.klartext.site.Target;
import org.klartext.view.Resolved.Found;
import org.klartext.view.Resolved;

/** Pictures named in front matter. */
final class Pictures {
  private Pictures() {}

  /** A picture of the tree; pictures from elsewhere would be requests to a third party. */
  static Optional<Resolved> ofTree(Site site, Target target) {
    return switch (target) {
      case Target.InTree(String path, String _) ->
          Optional.ofNullable(site.assets().get(path)).map(asset -> resolved(site, asset));
      case Target.InSite(String path, String _) ->
          Optional.ofNullable(site.assets().get(path.substring(1)))
              .map(asset -> resolved(site, asset));
      case Target.SamePage _, Target.External _, Target.OutsideTree _ -> Optional.empty();
    };
  }

  private static Resolved resolved(Site site, Asset asset) {
    String href = site.config().baseUrl().href(asset.permalink(site.config().defaultLanguage()));
    return new Resolved(href, new Found.OfAsset(asset));
  }
}
