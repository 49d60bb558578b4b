package org.klartext.markdown.code;

/** Marks the lines of a patch: i inserted, d deleted, h heading. */
final class Diff {
  private Diff() {}

  /** Writes a patch, escaped. */
  static void write(StringBuilder html, String patch) {
    int start = 0;
    while (start < patch.length()) {
      int newline = patch.indexOf('\n', start);
      int end = newline < 0 ? patch.length() : newline;
      line(html, patch, start, end);
      html.append(newline < 0 ? "" : "\n");
      start = end + 1;
    }
  }

  private static void line(StringBuilder html, String patch, int start, int end) {
    String name = className(patch, start, end);
    if (!name.isEmpty()) {
      html.append("<span class=\"tok-").append(name).append("\">");
    }
    Spans.escape(html, patch, start, end);
    html.append(name.isEmpty() ? "" : "</span>");
  }

  private static String className(String patch, int start, int end) {
    if (start == end) {
      return "";
    }
    return switch (patch.charAt(start)) {
      case '+' -> patch.startsWith("+++ ", start) ? "h" : "i";
      case '-' -> patch.startsWith("--- ", start) ? "h" : "d";
      case '@' -> "h";
      case 'd', 'i' ->
          patch.startsWith("diff ", start) || patch.startsWith("index ", start) ? "h" : "";
      default -> "";
    };
  }
}
