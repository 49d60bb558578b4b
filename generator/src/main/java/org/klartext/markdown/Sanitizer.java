package org.klartext.markdown;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.klartext.markdown.text.Targets;
import org.klartext.markdown.text.Videos;
import org.klartext.site.Target;

/** Keeps of a rendered text what is allowed and nothing else. Sees HTML as a browser does. */
final class Sanitizer {
  private static final Safelist AUTHORS =
      new Safelist()
          .addTags(
              "a",
              "abbr",
              "address",
              "article",
              "aside",
              "b",
              "bdi",
              "bdo",
              "blockquote",
              "br",
              "caption",
              "cite",
              "code",
              "col",
              "colgroup",
              "data",
              "dd",
              "del",
              "details",
              "dfn",
              "div",
              "dl",
              "dt",
              "em",
              "figcaption",
              "figure",
              "footer",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "header",
              "hr",
              "i",
              "img",
              "ins",
              "kbd",
              "li",
              "main",
              "mark",
              "nav",
              "ol",
              "p",
              "pre",
              "q",
              "rp",
              "rt",
              "ruby",
              "s",
              "samp",
              "section",
              "small",
              "span",
              "strong",
              "sub",
              "summary",
              "sup",
              "table",
              "tbody",
              "td",
              "tfoot",
              "th",
              "thead",
              "time",
              "tr",
              "u",
              "ul",
              "var",
              "wbr")
          .addAttributes(":all", "class", "dir", "id", "lang", "title")
          .addAttributes("a", "aria-label", "href", "rel")
          .addAttributes("col", "span")
          .addAttributes("colgroup", "span")
          .addAttributes("details", "open")
          .addAttributes("div", "data-player")
          .addAttributes("img", "alt", "decoding", "height", "loading", "src", "width")
          .addAttributes("li", "value")
          .addAttributes("ol", "reversed", "start", "type")
          .addAttributes("section", "aria-label")
          .addAttributes("td", "colspan", "headers", "rowspan")
          .addAttributes("th", "colspan", "headers", "rowspan", "scope")
          .addAttributes("time", "datetime");

  private static final Safelist VISITORS =
      new Safelist()
          .addTags(
              "a",
              "blockquote",
              "br",
              "code",
              "del",
              "em",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "li",
              "ol",
              "p",
              "pre",
              "strong",
              "table",
              "tbody",
              "td",
              "th",
              "thead",
              "tr",
              "ul")
          .addAttributes("a", "class", "href", "rel")
          .addAttributes("code", "class")
          .addAttributes("ol", "start")
          .addAttributes("td", "class")
          .addAttributes("th", "class");

  private Sanitizer() {}

  /**
   * Clean HTML.
   *
   * @param html with the slots of {@link HtmlWriter}
   * @param removed the first thing that had to go: {@code <} and an element, or an attribute
   */
  record Cleaned(String html, Optional<String> removed) {}

  /** Cleans what an author's text became. */
  static Cleaned author(CharSequence html) {
    return clean(html, AUTHORS);
  }

  /** Cleans what a visitor's text became. */
  static String visitor(CharSequence html) {
    return clean(html, VISITORS).html();
  }

  private static Cleaned clean(CharSequence html, Safelist allowed) {
    Recording recording = new Recording(allowed);
    Document dirty = Jsoup.parseBodyFragment(html.toString());
    Document clean = new Cleaner(recording).clean(dirty);
    clean.outputSettings().prettyPrint(false);
    for (Element link : clean.body().select("[href]")) {
      checkLink(link, recording);
    }
    for (Element image : clean.body().select("img")) {
      checkImage(image, recording);
    }
    for (Element video : clean.body().select("[data-player]")) {
      checkPlayer(video, recording);
    }
    clean.body().select("table").forEach(Sanitizer::box);
    return new Cleaned(clean.body().html(), Optional.ofNullable(recording.removed));
  }

  /** Puts a table of raw HTML into a box, as those of Markdown are. */
  private static void box(Element table) {
    boolean boxed =
        table.previousSibling() instanceof TextNode before
            && before.getWholeText().strip().endsWith(String.valueOf(HtmlWriter.TABLE_BOX));
    if (!boxed && table.parents().stream().noneMatch(it -> it.nameIs("table"))) {
      table.before(new TextNode(String.valueOf(HtmlWriter.TABLE_BOX)));
      table.after(new TextNode(String.valueOf(HtmlWriter.END_BOX)));
    }
  }

  /** What is no slot must lead to this page or, harmlessly, to another site. */
  private static void checkLink(Element link, Recording recording) {
    String href = link.attr("href");
    Optional<Target> target = Targets.of(href, "");
    boolean external = target.isPresent() && target.get() instanceof Target.External;
    if (external && !link.hasAttr("rel")) {
      link.attr("rel", "noopener");
    }
    if (!external && !href.startsWith("#") && !HtmlWriter.isAddress(href)) {
      recording.note("href");
      link.removeAttr("href");
    }
  }

  /** An image whose address is no slot would be requested from anywhere. */
  private static void checkImage(Element image, Recording recording) {
    if (!HtmlWriter.isAddress(image.attr("src"))) {
      recording.note("<img");
      image.remove();
    }
  }

  private static void checkPlayer(Element video, Recording recording) {
    if (!Videos.isPlayer(video.attr("data-player"))) {
      recording.note("data-player");
      video.removeAttr("data-player");
    }
  }

  /** Remembers the first thing that is not allowed. */
  private static final class Recording extends Safelist {
    private @Nullable String removed;

    Recording(Safelist allowed) {
      super(allowed);
    }

    @Override
    public boolean isSafeTag(String tag) {
      boolean safe = super.isSafeTag(tag);
      if (!safe && !tag.equals("body")) {
        note("<" + tag);
      }
      return safe;
    }

    @Override
    public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
      boolean safe = super.isSafeAttribute(tag, element, attribute);
      // the parent class asks itself again for ":all" before it gives up
      if (!safe && !tag.equals(":all")) {
        note(attribute.getKey());
      }
      return safe;
    }

    private void note(String what) {
      removed = removed == null ? what : removed;
    }
  }
}
