package org.klartext.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a page of ours never holds, and a text of a visitor still less. */
final class Dangers {
  private static final Set<String> NOWHERE =
      Set.of("style", "iframe", "object", "embed", "base", "applet", "frame", "frameset", "math");
  private static final Set<String> NOT_IN_TEXTS =
      Set.of(
          "form",
          "input",
          "button",
          "textarea",
          "select",
          "svg",
          "img",
          "image",
          "video",
          "audio",
          "source",
          "link",
          "meta",
          "title",
          "template",
          "noscript",
          "script");
  private static final Set<String> ADDRESSES =
      Set.of(
          "href",
          "src",
          "srcset",
          "action",
          "formaction",
          "data",
          "poster",
          "background",
          "xlink:href",
          "ping",
          "cite",
          "manifest");

  private Dangers() {}

  /** Everything dangerous in a page of the portal. */
  static List<String> inPage(String html) {
    Document page = Jsoup.parse(html);
    List<String> dangers = new ArrayList<>();
    for (Element element : page.getAllElements()) {
      check(element, dangers);
    }
    page.select("script").forEach(it -> checkScript(it, dangers));
    page.select("meta[http-equiv]").forEach(it -> dangers.add(it.outerHtml()));
    page.select("form").stream()
        .filter(it -> !it.attr("action").startsWith("/") || it.attr("action").startsWith("//"))
        .forEach(it -> dangers.add("form to " + it.attr("action")));
    page.select(".prose, h1, .person-name").forEach(it -> dangers.addAll(inText(it)));
    return dangers;
  }

  /** Everything dangerous in the HTML of a visitor's text alone. */
  static List<String> inFragment(String html) {
    return inText(Jsoup.parseBodyFragment(html).body());
  }

  private static List<String> inText(Element text) {
    List<String> dangers = new ArrayList<>();
    for (Element element : text.getAllElements()) {
      if (NOT_IN_TEXTS.contains(element.normalName())) {
        dangers.add(element.outerHtml());
      }
      check(element, dangers);
    }
    return dangers;
  }

  private static void check(Element element, List<String> dangers) {
    if (NOWHERE.contains(element.normalName())) {
      dangers.add(element.outerHtml());
    }
    element.attributes().forEach(it -> check(it, dangers));
  }

  private static void check(Attribute attribute, List<String> dangers) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
    boolean address =
        ADDRESSES.contains(name)
            && value.matches(
                "(javascript|data|vbscript|livescript|mocha|file|blob|feed|view-source):.*");
    if (address || name.startsWith("on") || name.equals("style") || name.equals("srcdoc")) {
      dangers.add(attribute.html());
    }
  }

  /** A script is a file of the theme, or data that is read as such. */
  private static void checkScript(Element script, List<String> dangers) {
    boolean theme = script.attr("src").matches("/assets/[\\w.-]+\\.js") && script.data().isEmpty();
    boolean data = script.attr("type").equals("application/ld+json") && isJson(script.data());
    if (!theme && !data) {
      dangers.add(script.outerHtml());
    }
  }

  private static boolean isJson(String text) {
    try {
      new JsonMapper().readTree(text);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
