package org.klartext.view;

import java.util.Optional;
import org.klartext.site.Digest;

/** All that one output file shows. */
public sealed interface View {
  /** Of everything in it: two views with equal digests are rendered to the same bytes. */
  Digest digest();

  /** A view that is rendered by a template of the theme. */
  sealed interface Templated extends View
      permits PageView,
          ListView,
          TagsView,
          SearchView,
          ModerationView,
          FiguresView,
          NotFoundView,
          RedirectView,
          ServicePage {
    /** The name of the template, without its ending. */
    String template();

    /** What every HTML page has in common. */
    Frame frame();

    /** Where to ask a question, with what the page is about; absent where nobody takes one. */
    default Optional<String> ask() {
      return frame().ask();
    }
  }

  /** A view that is written by code, in a format of its own. */
  sealed interface Encoded extends View
      permits FeedView,
          PageDocument,
          PageDocument.OfReplies,
          ListDocument,
          SiteDocument,
          MarkdownTwin,
          Sitemap,
          Sitemap.Index,
          Directory,
          PlainText,
          SearchFile,
          FileCopy {}
}
