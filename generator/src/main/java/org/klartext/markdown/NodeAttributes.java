package org.klartext.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.attributes.AttributeNode;
import com.vladsch.flexmark.ext.attributes.AttributesExtension;
import com.vladsch.flexmark.ext.attributes.AttributesNode;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The ids and classes that an author wrote as <code>{#id .class}</code>. */
final class NodeAttributes {
  private final HtmlWriter out;
  private final Map<Node, ArrayList<AttributesNode>> byNode;

  NodeAttributes(HtmlWriter out, Document document) {
    this.out = out;
    this.byNode = AttributesExtension.NODE_ATTRIBUTES.get(document);
  }

  /** True if nothing but ids and classes is in the braces; anything else is text. */
  static boolean isOurs(AttributesNode node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child instanceof AttributeNode attribute && isOurs(attribute))) {
        return false;
      }
    }
    return node.hasChildren();
  }

  /** True if there is nothing in a paragraph but ids and classes. */
  static boolean isAll(Paragraph node) {
    Node child = node.getFirstChild();
    while (child instanceof AttributesNode list && isOurs(list)) {
      child = child.getNext();
    }
    return child == null;
  }

  /** The only thing in a paragraph besides attributes. */
  static @Nullable Node loneChild(Paragraph node) {
    Node first = node.getFirstChild();
    Node second = first == null ? null : first.getNext();
    return second == null || (second instanceof AttributesNode && second.getNext() == null)
        ? first
        : null;
  }

  private static boolean isOurs(AttributeNode attribute) {
    return attribute.isImplicitName()
        && (attribute.isId() || attribute.isClass())
        && isName(attribute.getValue());
  }

  private static boolean isName(CharSequence value) {
    return !value.isEmpty()
        && value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_:.".indexOf(c) >= 0);
  }

  /** Writes the id and the classes of an element into its open tag. */
  void write(Node node) {
    writeId(node);
    String classes = classes(node);
    if (!classes.isEmpty()) {
      out.raw(" class=\"").escaped(classes).raw("\"");
    }
  }

  private void writeId(Node node) {
    String id = id(node);
    if (!id.isEmpty()) {
      out.anchor(id, node.getStartOffset());
      out.raw(" id=\"").escaped(id).raw("\"");
    }
  }

  /** The id of an element; empty for none. */
  String id(Node node) {
    return values(node, true);
  }

  /** The classes of an element, separated by blanks. */
  String classes(Node node) {
    return values(node, false);
  }

  private String values(Node node, boolean ids) {
    if (byNode.isEmpty()) {
      return "";
    }
    List<AttributesNode> lists = byNode.getOrDefault(node, new ArrayList<>());
    StringJoiner found = new StringJoiner(" ");
    for (AttributesNode list : lists) {
      for (Node child = list.getFirstChild(); child != null; child = child.getNext()) {
        if (isOurs(list) && child instanceof AttributeNode value && value.isId() == ids) {
          found.add(value.getValue());
          if (ids) {
            return found.toString();
          }
        }
      }
    }
    return found.toString();
  }
}
