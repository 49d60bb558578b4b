package org.klartext.api.publishing;

import java.util.List;
import org.klartext.markdown.Markdown;
import org.klartext.markdown.MarkdownText;
import org.klartext.markdown.Trust;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Body;
import org.klartext.site.Reference;
import org.klartext.site.Site;
import org.klartext.site.Target;

/**
 * Visitors' Markdown as clean HTML, as it would appear on a page.
 *
 * @param markdown renders it
 */
public record VisitorText(Markdown markdown) {
  /**
   * The HTML of a text.
   *
   * @param site whose addresses are filled in
   * @param lang language tag of the text
   * @throws UnreadableTextException if it is nested too deeply
   */
  public String html(Site site, String lang, String text) throws UnreadableTextException {
    MarkdownText source = new MarkdownText(text, "preview.md", 1, lang, Trust.VISITOR);
    Body body = markdown.parse(source).body();
    List<Reference> references = body.outline().references();
    return body.text()
        .html()
        .resolve(index -> address(site, references.get(index).target()), _ -> "");
  }

  private static String address(Site site, Target target) {
    String address =
        switch (target) {
          case Target.External(String url) -> url;
          case Target.InSite(String path, String fragment) ->
              site.config().baseUrl().path()
                  + path.substring(1)
                  + (fragment.isEmpty() ? "" : "#" + fragment);
          case Target.SamePage(String fragment) -> "#" + fragment;
          case Target.InTree _, Target.OutsideTree _ -> "#";
        };
    return address.replace("&amp;", "&").replace("&", "&amp;").replace("\"", "&quot;");
  }

  /** The words of a text without markup, at most so many characters. */
  public String excerpt(String lang, String text, int longest) {
    try {
      MarkdownText source = new MarkdownText(text, "preview.md", 1, lang, Trust.VISITOR);
      String plain = markdown.parse(source).body().text().plain().replace('\n', ' ').strip();
      return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    } catch (UnreadableTextException e) {
      return "";
    }
  }
}
