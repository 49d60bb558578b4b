package org.klartext.view;

import java.util.List;
import org.klartext.site.Digest;
import org.klartext.site.SiteConfig;

/**
 * The portal itself as a JSON document.
 *
 * @param config title, languages and what visitors may do
 * @param self address of the document
 * @param homes the home page of each language
 * @param digest of all the above
 */
public record SiteDocument(SiteConfig config, String self, List<Link> homes, Digest digest)
    implements View.Encoded {
  /** Copies what it is given. */
  public SiteDocument {
    homes = List.copyOf(homes);
  }
}
