package org.klartext.plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.klartext.site.Comments;
import org.klartext.site.Page;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.SiteConfig;
import org.klartext.site.SiteConfig.Contribution;
import org.klartext.view.Discussion.Forms;

/** Tells where readers ask, answer, comment and report: at the server, if there is one. */
final class FormAddresses {
  private final SiteConfig config;
  private final Site site;

  FormAddresses(Site site) {
    this.site = site;
    this.config = site.config();
  }

  /** The form for a question in a language; absent where nobody takes one. */
  static Optional<String> ask(SiteConfig config, String lang) {
    String query = lang.equals(config.defaultLanguage()) ? "" : "?lang=" + encoded(lang);
    return config
        .apiUrl()
        .filter(_ -> takes(config, Contribution.QUESTION))
        .map(url -> url + "ask" + query);
  }

  /** The same with a topic chosen. */
  static String about(String ask, String topic) {
    return ask + (ask.contains("?") ? "&" : "?") + "topic=" + encoded(topic);
  }

  /** What can be written about a page itself. */
  Forms of(Page page) {
    return page.isRemoved()
        ? Forms.NONE
        : new Forms(
            takesAnswers(page) ? form(page, "reply?kind=answer") : Optional.empty(),
            takesComments(page) ? form(page, "reply?kind=comment") : Optional.empty(),
            page instanceof Page.Question ? form(page, "report") : Optional.empty(),
            helpful(page));
  }

  /** What can be written about something that stands under a page. */
  Forms of(Page page, Reply reply) {
    if (reply.removed().isPresent()) {
      return Forms.NONE;
    }
    String id = encoded(reply.id());
    boolean open = !page.isRemoved() && takesComments(page);
    return new Forms(
        Optional.empty(),
        open ? form(page, "reply?kind=comment&to=" + id) : Optional.empty(),
        form(page, "report?reply=" + id),
        Optional.empty());
  }

  /** Under a question its answers are judged, not the page. */
  private Optional<String> helpful(Page page) {
    return switch (page) {
      case Page.Article _, Page.FaqEntry _ ->
          config.apiUrl().map(url -> url + "api/v1/pages/" + page.meta().id() + "/helpful");
      case Page.Question _, Page.Topic _, Page.Expert _, Page.StandalonePage _ -> Optional.empty();
    };
  }

  private boolean takesAnswers(Page page) {
    return takes(config, Contribution.ANSWER)
        && page instanceof Page.Question question
        && question.state().status() != QuestionState.Status.CLOSED;
  }

  private boolean takesComments(Page page) {
    return takes(config, Contribution.COMMENT)
        && config.dialogue().commentsOn(page.meta(), site.instant()) == Comments.OPEN;
  }

  private static boolean takes(SiteConfig config, Contribution kind) {
    return config.dialogue().accepts().contains(kind);
  }

  private Optional<String> form(Page page, String form) {
    return config.apiUrl().map(url -> url + "pages/" + page.meta().id() + "/" + form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
