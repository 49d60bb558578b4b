package org.klartext.markdown;

import com.vladsch.flexmark.util.ast.Node;
import java.util.Optional;
import org.klartext.markdown.text.Targets;
import org.klartext.site.Reference;
import org.klartext.site.Target;

/** Links and images of an author's text: where they lead and how they are written. */
final class Links {

  private final HtmlWriter out;
  private final NodeAttributes attributes;
  private final String folder;

  Links(HtmlWriter out, NodeAttributes attributes) {
    this.out = out;
    this.attributes = attributes;
    this.folder = out.source.folder();
  }

  /** What a destination means; nothing, and a problem, if it must not become a link. */
  Optional<Target> target(String destination, int offset) {
    if (destination.isBlank()) {
      out.warn("empty-link", offset, "The link leads nowhere.", "Write its destination.");
      return Optional.empty();
    }
    Optional<Target> target = Targets.of(destination, folder);
    if (target.isEmpty()) {
      out.warn(
          "dangerous-link",
          offset,
          "The link could run a program or read a file in the reader's browser, so only its text"
              + " is shown.",
          "Link to a page, or show the address as `code`.");
    }
    return target;
  }

  /**
   * Writes an image.
   *
   * @param title empty for none
   * @param node whose id and classes the image gets
   * @param inLink true if a link around it is open, so that it cannot become one itself
   */
  void image(String destination, String alt, String title, Node node, boolean inLink) {
    int offset = node.getStartOffset();
    Optional<Target> target = target(destination, offset);
    if (target.isEmpty()) {
      out.escaped(alt);
    } else if (isForeign(target.get())) {
      foreignImage(destination, target.get(), alt, offset, inLink);
    } else {
      out.raw(imageStart(destination, target.get(), alt, offset, true));
      out.raw(" alt=\"").escaped(alt).raw("\"");
      if (!title.isEmpty()) {
        out.raw(" title=\"").escaped(title).raw("\"");
      }
      attributes.write(node);
      out.raw(" loading=\"lazy\" decoding=\"async\">");
    }
  }

  /**
   * True if the reader's browser would ask somebody else for an image, or no image can be there.
   */
  static boolean isForeign(Target target) {
    return target instanceof Target.External || target instanceof Target.SamePage;
  }

  /** The beginning of an {@code img} tag with its address and, if wanted, a slot for its size. */
  String imageStart(String destination, Target target, String alt, int offset, boolean sized) {
    int reference = out.reference(Reference.Kind.IMAGE, destination, target, alt, offset);
    return "<img src=\"" + (sized ? out.sizedAddress(reference) : out.slot(reference)) + "\"";
  }

  /** A link in place of an image that would be requested from somebody else. */
  void foreignImage(String destination, Target target, String alt, int offset, boolean inLink) {
    out.warn(
        "external-image",
        offset,
        "The image is on another site, which would learn of each reader; a link is shown instead.",
        "Put a copy of the image beside the text.");
    String label = alt.isBlank() ? destination : alt;
    if (inLink) {
      out.escaped(label);
      return;
    }
    int reference = out.reference(Reference.Kind.LINK, destination, target, label, offset);
    out.raw("<a class=\"external-image\" href=\"").address(target, reference);
    out.raw("\" rel=\"noopener\">").escaped(label).raw("</a>");
  }
}
