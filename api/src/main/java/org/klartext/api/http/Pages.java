package org.klartext.api.http;

import org.klartext.api.http.message.ApiError;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.klartext.api.entrance.Fields;
import org.klartext.api.pages.Entries;
import org.klartext.api.pages.FieldError;
import org.klartext.api.pages.Form;
import org.klartext.api.pages.MessagePage;
import org.klartext.api.pages.ServiceContent;
import org.klartext.api.pages.ServicePages;
import org.klartext.api.publishing.Snapshot;
import org.klartext.render.ThemeException;
import org.klartext.view.Frame;
import org.klartext.view.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with pages of the server. */
final class Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final Pattern FIELD = Pattern.compile("[A-Za-z]{1,20}");
  private static final List<String> PRIVACY = List.of("/datenschutz/", "/privacy/");

  private final Portal portal;
  private final FormTimes times;

  Pages(Portal portal, FormTimes times) {
    this.portal = portal;
    this.times = times;
  }

  /** Answers with a page that nobody keeps. */
  void show(Context context, int status, String lang, ServiceContent content) {
    context
        .status(status)
        .header("Cache-Control", "no-store")
        .header("X-Robots-Tag", "noindex")
        .contentType("text/html; charset=utf-8");
    html(lang, content)
        .ifPresentOrElse(
            context::result,
            () -> context.status(500).result("The page cannot be shown; the theme has a fault."));
  }

  /** The document of a page; empty if the theme has a fault. */
  Optional<String> html(String lang, ServiceContent content) {
    try {
      return Optional.of(ServicePages.render(portal.snapshot().live(), lang, content));
    } catch (ThemeException e) {
      LOG.error("A page of the server cannot be rendered: {}", e.problem());
      return Optional.empty();
    }
  }

  /** Says one thing. */
  void message(Context context, int status, String lang, String code, List<String> arguments) {
    show(context, status, lang, new MessagePage(code, arguments, Optional.empty()));
  }

  /** What all forms of visitors have: a new time, and a new key unless one was typed that works. */
  Form form(String action, String lang, Entries entries) {
    boolean used =
        entries.errors().stream().anyMatch(it -> it.code().equals("idempotency-conflict"));
    String key = used ? "" : entries.values().getOrDefault("idempotencyKey", "");
    return new Form(
        portal.apiPath() + action,
        lang,
        SubmissionResource.isKey(key) ? key : portal.ids().ulid(),
        times.now(),
        privacy(lang),
        entries);
  }

  private Optional<String> privacy(String lang) {
    Snapshot snapshot = portal.snapshot();
    return Optional.ofNullable(snapshot.live().frames().get(lang))
        .map(Frame::footer)
        .orElse(List.of())
        .stream()
        .map(Link::href)
        .filter(href -> PRIVACY.stream().anyMatch(href::endsWith))
        .findFirst();
  }

  /** What was typed and what is wrong with it. */
  static Entries entries(Map<String, String> typed, ApiError error) {
    List<FieldError> errors =
        error.errors().isEmpty()
            ? List.of(new FieldError("", error.code(), arguments(error)))
            : error.errors().stream()
                .map(it ->
                    new FieldError(it.pointer().substring(1), it.code(), numbers(it.detail())))
                .toList();
    return new Entries(shown(typed), errors);
  }

  /** What can be put into a page of what was typed: nothing that no browser would send. */
  static Map<String, String> shown(Map<String, String> typed) {
    return typed.entrySet().stream()
        .filter(it -> FIELD.matcher(it.getKey()).matches())
        .collect(Collectors.toMap(Map.Entry::getKey, it -> Fields.visible(it.getValue())));
  }

  static List<String> arguments(ApiError error) {
    String seconds = error.headers().getOrDefault("Retry-After", "");
    return seconds.isEmpty() ? List.of() : List.of(seconds);
  }

  /** The one number that a sentence names. */
  private static List<String> numbers(String sentence) {
    String digits = sentence.replaceAll("\\D+", " ").strip();
    return digits.matches("\\d+") ? List.of(digits) : List.of();
  }

  /** The language of a page of the server: what the address says, else what the browser prefers. */
  String lang(Context context) {
    List<String> languages = portal.snapshot().site().config().languages();
    String asked = Optional.ofNullable(context.queryParam("lang")).orElse("");
    if (languages.contains(asked)) {
      return asked;
    }
    String accepted = Optional.ofNullable(context.header("Accept-Language")).orElse("");
    return accept(accepted, languages).orElse(portal.snapshot().site().config().defaultLanguage());
  }

  private static Optional<String> accept(String header, List<String> languages) {
    try {
      List<Locale.LanguageRange> ranges =
          header.isBlank() ? List.of() : Locale.LanguageRange.parse(header);
      return Optional.ofNullable(Locale.lookupTag(ranges, languages));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the header is not ours to complain about
    }
  }
}
