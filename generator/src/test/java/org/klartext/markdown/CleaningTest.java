package org.klartext.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No payload of the known collections survives, whoever sends it. */
class CleaningTest {
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "style",
          "iframe",
          "object",
          "embed",
          "svg",
          "math",
          "form",
          "button",
          "base",
          "meta",
          "link",
          "template",
          "noscript",
          "video",
          "audio",
          "source",
          "textarea",
          "select",
          "frameset",
          "frame",
          "applet",
          "xmp",
          "marquee",
          "body",
          "image");

  @ParameterizedTest
  @EnumSource(names = {"AUTHOR", "VISITOR"})
  void noPayloadSurvives(Trust trust) throws Exception {
    List<String> survivors = new ArrayList<>();
    List<String> payloads = payloads();
    assertTrue(payloads.size() > 500, "found only " + payloads.size());
    for (String payload : payloads) {
      for (String form :
          List.of("%s", "[a](%s)", "![a](<%s>)", "[a]: %s\n\n[a]", "<div>%s\n\n*x* %s</div>")) {
        String html = Rendering.of(form.replace("%s", payload), "de", trust).html();
        dangers(html).forEach(danger -> survivors.add(danger + " of " + payload + " in " + html));
      }
    }
    assertEquals(List.of(), survivors);
  }

  private static List<String> dangers(String html) {
    List<String> dangers = new ArrayList<>();
    for (Element element : Jsoup.parseBodyFragment(html).body().select("*")) {
      if (!element.normalName().equals("body") && NEVER.contains(element.normalName())) {
        dangers.add(element.normalName());
      }
      if (element.normalName().equals("img") && !element.attr("src").startsWith("@")) {
        dangers.add("image " + element.attr("src"));
      }
      element.attributes().forEach(attribute -> check(attribute, dangers));
    }
    return dangers;
  }

  private static void check(Attribute attribute, List<String> dangers) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
    boolean url = Set.of("href", "src", "data-player", "action", "formaction").contains(name);
    if (name.startsWith("on") || name.equals("style") || name.equals("srcset")) {
      dangers.add(name);
    }
    if (url && value.matches("(javascript|data|vbscript|livescript|mocha|file|blob):.*")) {
      dangers.add(value);
    }
  }

  private static List<String> payloads() throws Exception {
    List<String> payloads = new ArrayList<>();
    try (Stream<Path> files = Files.list(Rendering.corpora().resolve("xss"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        collect(new JsonMapper().readTree(Files.readString(file)), payloads);
      }
    }
    return payloads;
  }

  private static void collect(JsonNode node, List<String> payloads) {
    if (node.isString()) {
      payloads.add(node.stringValue());
    }
    node.forEach(child -> collect(child, payloads));
  }
}
