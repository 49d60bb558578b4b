package org.klartext.view;

import java.util.Optional;
import org.klartext.site.Digest;

/**
 * A page as a JSON document.
 *
 * @param page what the HTML shows
 * @param self address of the document
 * @param replies address of the document of what stands under the page; absent for nothing
 * @param digest of all it holds
 */
public record PageDocument(PageView page, String self, Optional<String> replies, Digest digest)
    implements View.Encoded {

  /** The document of what stands under the page where that is nothing. */
  public OfReplies withoutReplies() {
    String place = self.substring(0, self.length() - ".json".length()) + "/replies.json";
    return new OfReplies(page, place, self, page.discussion().digest());
  }

  /**
   * What stands under a page as a JSON document.
   *
   * @param page what the HTML shows
   * @param self address of the document
   * @param of address of the document of the page
   * @param digest of all it holds
   */
  public record OfReplies(PageView page, String self, String of, Digest digest)
      implements View.Encoded {}
}
