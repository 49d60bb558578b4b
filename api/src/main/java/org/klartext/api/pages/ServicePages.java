package org.klartext.api.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.build.SiteBuild;
import org.klartext.render.Texts;
import org.klartext.render.ThemeException;
import org.klartext.view.Frame;
import org.klartext.view.Head;
import org.klartext.view.Link;
import org.klartext.view.ServicePage;

/** Renders the pages of the server. */
public final class ServicePages {
  private ServicePages() {}

  /**
   * Renders a page as part of the portal.
   *
   * @param live what the portal shows at this moment
   * @param lang language tag; one that the portal does not speak means its default language
   * @param content what the page shows
   * @return the whole document
   * @throws ThemeException if the theme has no such template, or a faulty one
   */
  public static String render(SiteBuild.Live live, String lang, ServiceContent content)
      throws ThemeException {
    Frame frame = frame(live, lang);
    Texts texts = live.theme().texts(frame.lang());
    return render(live, frame, texts, told(content, texts));
  }

  private static String render(
      SiteBuild.Live live, Frame frame, Texts texts, ServiceContent content) throws ThemeException {
    String title = title(texts, content);
    if (!content.entries().errors().isEmpty()) {
      title = texts.get("service.problemsTitle", title);
    }
    Head head = Head.unlisted(title, "", languages(live.frames(), frame, content));
    return live.theme()
        .render(new ServicePage("service/" + content.name(), frame, head, content), "");
  }

  /** What has no words of its own is a request that nobody can make from a page. */
  private static ServiceContent told(ServiceContent content, Texts texts) {
    return content instanceof MessagePage message && !texts.has(messageTitle(message))
        ? new MessagePage("bad-request", List.of(), message.link())
        : content;
  }

  private static String messageTitle(MessagePage message) {
    return "service.message." + message.code() + ".title";
  }

  private static Frame frame(SiteBuild.Live live, String lang) {
    Map<String, Frame> frames = live.frames();
    String known = frames.containsKey(lang) ? lang : live.site().config().defaultLanguage();
    return Optional.ofNullable(frames.get(known))
        .orElseGet(() -> frames.values().iterator().next());
  }

  private static String title(Texts texts, ServiceContent content) {
    return switch (content) {
      case ReplyForm reply -> texts.get("service.reply." + reply.kind());
      case ReceiptPage receipt -> texts.get("service.receipt.title", receipt.number());
      case ReportReceipt receipt -> texts.get("service.report-receipt.title", receipt.number());
      case MessagePage message -> texts.get(messageTitle(message));
      case SearchPage search ->
          search.query().isEmpty()
              ? texts.get("search.title")
              : texts.get("search.titleOf", search.query());
      case AskForm _, ReportForm _, LoginForm _, SetupForm _, AccountPage _, ApiGuide _ ->
          texts.get("service." + content.name() + ".title");
    };
  }

  /** In every language one can ask and search; all else leads to the home pages. */
  private static List<Link> languages(
      Map<String, Frame> frames, Frame frame, ServiceContent content) {
    return switch (content) {
      case AskForm _ -> frame.homes().stream().map(home -> asking(home, frames)).toList();
      case SearchPage search ->
          frame.homes().stream()
              .map(it -> new Link(it.label(), search.in(it.lang()), it.lang(), it.current()))
              .toList();
      default -> List.of();
    };
  }

  private static Link asking(Link home, Map<String, Frame> frames) {
    Optional<String> ask = Optional.ofNullable(frames.get(home.lang())).flatMap(Frame::ask);
    return new Link(home.label(), ask.orElse(home.href()), home.lang(), home.current());
  }
}
