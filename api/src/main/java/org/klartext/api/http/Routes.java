package org.klartext.api.http;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.stream.Stream;
import org.klartext.view.ListDocument;

/** The whole table of what the server answers. */
final class Routes {
  private final Resources resources;
  private final String path;
  private final String portal;

  /**
   * What the routes lead to.
   *
   * @param resources one class each
   * @param path below which the server answers, with slashes around it
   * @param portal path of the portal, with slashes around it
   */
  Routes(Resources resources, String path, String portal) {
    this.resources = resources;
    this.path = path;
    this.portal = portal;
  }

  /** One class a resource. */
  record Resources(
      SearchResource search,
      SearchPageResource searchPage,
      SubmissionResource submissions,
      FormResource forms,
      ReportResource reports,
      ReceiptResource receipts,
      QueueResource queue,
      ContributionResource contributions,
      QuestionResource questions,
      FiguresResource figures,
      ContentResource content,
      FeedbackResource feedback,
      BulkResource bulk,
      ConflictResource conflicts,
      DeskResource desk,
      HealthResource health,
      DescriptionResource description,
      SiteFiles files) {}

  /** What the addresses of documents begin with. */
  static List<String> contentStarts(String path, String portal) {
    return Stream.of(path, portal).distinct().map(it -> it + "api/v1/").toList();
  }

  void add(RoutesConfig config) {
    RouteTable routes = new RouteTable();
    // programs read, also where the static build writes the same
    contentStarts(path, portal).forEach(it -> addContent(routes, it));
    // readers search
    routes.get(path + "search", resources.searchPage()::show);
    routes.get(path + "api/v1/search", resources.search()::search);
    routes.get(path + "api/v1/suggest", resources.search()::suggest);
    routes.post(path + "api/v1/similar", resources.search()::similar);
    // and write
    routes.get(path + "ask", resources.forms()::ask);
    routes.post(path + "ask", resources.forms()::askPreview);
    routes.get(path + "pages/{id}/reply", resources.forms()::reply);
    routes.post(path + "pages/{id}/reply", resources.forms()::replyPreview);
    routes.get(path + "pages/{id}/report", resources.forms()::report);
    routes.post(path + "api/v1/questions", resources.submissions()::question);
    routes.post(path + "api/v1/pages/{id}/comments", resources.submissions()::comment);
    routes.post(path + "api/v1/questions/{id}/answers", resources.submissions()::answer);
    routes.post(path + "api/v1/pages/{id}/helpful", resources.feedback()::vote);
    routes.post(path + "api/v1/preview", resources.submissions()::preview);
    routes.post(path + "api/v1/replies/{id}/reports", resources.reports()::onReply);
    routes.post(path + "api/v1/questions/{id}/reports", resources.reports()::onQuestion);
    // and follow what they wrote
    routes.get(path + "receipt/{id}/{secret}", resources.receipts()::show);
    routes.post(path + "receipt/{id}/{secret}/edit", resources.receipts()::edit);
    routes.post(path + "receipt/{id}/{secret}/withdraw", resources.receipts()::withdraw);
    routes.post(path + "receipt/{id}/{secret}/erase", resources.receipts()::erase);
    routes.post(path + "receipt/{id}/{secret}/accept", resources.receipts()::accept);
    routes.post(path + "receipt/{id}/{secret}/unhelpful", resources.receipts()::unhelpful);
    routes.post(path + "receipt/{id}/{secret}/reply", resources.receipts()::reply);
    // moderators decide
    routes.get(path + "api/v1/moderation/queue", resources.queue()::list);
    routes.post(path + "api/v1/moderation/decisions", resources.bulk()::decide);
    routes.get(path + "api/v1/moderation/reports", resources.queue()::reports);
    routes.delete(path + "api/v1/moderation/reports/{target}", resources.queue()::keep);
    routes.get(path + "api/v1/moderation/conflicts", resources.conflicts()::list);
    routes.put(
        path + "api/v1/moderation/conflicts/{node}/{publication}", resources.conflicts()::settle);
    routes.get(path + "api/v1/contributions/{id}", resources.contributions()::get);
    routes.delete(path + "api/v1/contributions/{id}", resources.contributions()::erase);
    routes.put(path + "api/v1/contributions/{id}/decision", resources.contributions()::decide);
    routes.delete(path + "api/v1/contributions/{id}/decision", resources.contributions()::undo);
    routes.post(path + "api/v1/contributions/{id}/revisions", resources.contributions()::edit);
    routes.put(path + "api/v1/questions/{id}/accepted", resources.contributions()::accept);
    // experts are responsible
    routes.get(path + "api/v1/moderation/questions", resources.questions()::list);
    routes.get(path + "api/v1/questions/{id}/owner", resources.questions()::owner);
    routes.put(path + "api/v1/questions/{id}/answers/{answer}", resources.submissions()::correct);
    routes.put(path + "api/v1/questions/{id}/owner", resources.questions()::handOver);
    routes.post(path + "api/v1/questions/{id}/promote", resources.questions()::promote);
    routes.put(path + "api/v1/questions/{id}/claim", resources.questions()::claim);
    routes.delete(path + "api/v1/questions/{id}/claim", resources.questions()::release);
    // editors see what readers miss
    routes.get(path + "api/v1/editorial/gaps", resources.feedback()::gaps);
    // everybody sees how promises are kept
    routes.get(path + "api/v1/dialogue/figures", resources.figures()::show);
    // staff sign in
    routes.get(path + "desk", resources.desk()::show);
    routes.get(path + "desk/login", resources.desk()::loginForm);
    routes.post(path + "desk/login", resources.desk()::login);
    routes.post(path + "desk/logout", resources.desk()::logout);
    routes.post(path + "desk/password", resources.desk()::password);
    routes.get(path + "desk/setup/{secret}", resources.desk()::setupForm);
    routes.post(path + "desk/setup/{secret}", resources.desk()::setup);
    // operators look, and programs tell that Git has news
    routes.post(path + "api/v1/sync", resources.health()::sync);
    routes.get(path + "health/live", resources.health()::live);
    routes.get(path + "health/ready", resources.health()::ready);
    routes.get(path + "metrics", resources.health()::metrics);
    // programmers read what there is
    routes.get(path + "api", resources.description()::guide);
    routes.get(path + "api/openapi.json", resources.description()::document);
    // everything else is a file of the portal
    routes.rest(resources.files()::get, resources.files()::refuse);
    routes.addTo(config);
  }

  private void addContent(RouteTable routes, String start) {
    ContentResource content = resources.content();
    routes.get(start + "pages/{id}", content::page); // first what is read most
    routes.get(start + "pages", content::pages);
    routes.get(start + "site", content::site);
    routes.get(start + "site.json", content::site);
    routes.get(start + "pages/{id}/replies", content::replies);
    routes.get(start + "pages/{id}/replies.json", content::replies);
    for (String list : ListDocument.NAMES) {
      if (!list.equals("pages")) {
        routes.get(start + list, it -> content.list(it, list));
        routes.get(start + list + "/{file}", it -> content.listFile(it, list));
      }
    }
  }
}
