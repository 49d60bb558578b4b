package org.klartext.api.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.klartext.api.description.Description;
import org.klartext.api.description.Description.Place;
import org.klartext.api.http.message.Validators;
import org.klartext.api.pages.ApiGuide;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Digest;
import org.klartext.site.SiteConfig;

/** What the API takes and gives: for programs as OpenAPI, for people as a page. */
final class DescriptionResource {
  private static final String LANGUAGE = "en";

  private final Portal portal;
  private final Pages pages;
  private volatile Optional<Told> told = Optional.empty();

  DescriptionResource(Portal portal, Pages pages) {
    this.portal = portal;
    this.pages = pages;
  }

  /**
   * The description as it is told of a place.
   *
   * @param tag names these bytes, however they are encoded; without quotation marks
   */
  private record Told(Place place, String json, String tag, ApiGuide guide) {}

  /** {@code GET /api/openapi.json}. */
  void document(Context context) {
    Told current = told();
    context.header("ETag", "W/\"" + current.tag() + "\"").header("Cache-Control", "no-cache");
    if (Validators.isKnown(context, current.tag(), Optional.empty())) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.contentType("application/json").result(current.json());
    }
  }

  /** {@code GET /api/}. */
  void guide(Context context) {
    if (context.path().endsWith("/")) {
      pages.show(context, 200, pages.lang(context), told().guide());
    } else {
      context.redirect(portal.apiPath() + "api/", HttpStatus.MOVED_PERMANENTLY);
    }
  }

  /** Made at the first request, and again where the portal has moved or has another name. */
  private Told told() {
    Place place = place();
    Optional<Told> last = told;
    if (last.isPresent() && last.get().place().equals(place)) {
      return last.get();
    }
    Description description = Description.ofAll();
    String json = description.json(place);
    String tag = Digest.of(json).toString();
    Told now = new Told(place, json, tag, description.guide(place, this::html));
    told = Optional.of(now);
    return now;
  }

  private Place place() {
    SiteConfig config = portal.snapshot().site().config();
    String address = config.apiUrl().orElse(portal.apiPath());
    boolean absolute = address.contains("//");
    return new Place(
        config.titleIn(config.defaultLanguage()),
        absolute ? withSlash(address) : config.baseUrl().origin() + portal.apiPath(),
        portal.limits());
  }

  private static String withSlash(String address) {
    return address.endsWith("/") ? address : address + "/";
  }

  private String html(String markdown) {
    try {
      return portal.text().html(portal.snapshot().site(), LANGUAGE, markdown);
    } catch (UnreadableTextException e) {
      throw new IllegalStateException(e);
    }
  }
}
