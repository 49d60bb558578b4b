package org.klartext.build;

import java.nio.file.Path;
import org.klartext.site.Digest;
import org.klartext.view.SearchFile;
import org.klartext.view.View;

/**
 * An output file that has to be there.
 *
 * @param path below the output folder, with {@code /}
 * @param digest of all that decides its bytes
 * @param content where the bytes come from
 */
record Job(String path, Digest digest, Content content) {

  /** Where bytes come from. */
  sealed interface Content {
    /** From a view and a template of the theme. */
    record Templated(View.Templated view) implements Content {}

    /** From a view that needs no template. */
    record Encoded(View.Encoded view) implements Content {}

    /** From the search index that it is a part of. */
    record OfSearch(SearchFile file) implements Content {}

    /** From a file of the content tree. */
    record Copied(Path source) implements Content {}

    /** From an asset of the theme. */
    record OfTheme() implements Content {}
  }
}
