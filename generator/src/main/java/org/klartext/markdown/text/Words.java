package org.klartext.markdown.text;

import java.util.Locale;

/** The few words that the renderer adds to or expects in a text, in German and English. */
public final class Words {
  private Words() {}

  private static boolean isGerman(String lang) {
    return lang.equals("de") || lang.startsWith("de-");
  }

  /** The title of an admonition that has none. */
  public static String title(String type, String lang) {
    String title = isGerman(lang) ? germanTitle(type) : "";
    return title.isEmpty()
        ? type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1)
        : title;
  }

  private static String germanTitle(String type) {
    return switch (type) {
      case "note" -> "Hinweis";
      case "tip", "hint" -> "Tipp";
      case "important" -> "Wichtig";
      case "warning" -> "Warnung";
      case "attention" -> "Achtung";
      case "caution" -> "Vorsicht";
      case "danger" -> "Gefahr";
      case "error", "bug" -> "Fehler";
      case "info" -> "Information";
      case "example" -> "Beispiel";
      case "question", "faq", "help" -> "Frage";
      case "quote", "cite" -> "Zitat";
      case "success", "check", "done" -> "Erledigt";
      case "fail", "failure", "missing" -> "Fehlgeschlagen";
      case "abstract", "summary", "tldr" -> "Zusammenfassung";
      case "todo" -> "Zu tun";
      case "seealso" -> "Siehe auch";
      default -> "";
    };
  }

  /** The type of an admonition as a class name: letters, digits and hyphens. */
  public static String className(String type) {
    StringBuilder name = new StringBuilder();
    type.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> Character.isLetterOrDigit(c) || c == '-')
        .forEach(c -> name.append((char) c));
    return name.isEmpty() ? "note" : name.toString();
  }

  /** The type that a line like {@code [!NOTE]} gives a quote at GitHub; empty for other lines. */
  public static String alertType(String line) {
    String lower = line.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "[!note]", "[!tip]", "[!important]", "[!warning]", "[!caution]" ->
          lower.substring(2, lower.length() - 1);
      default -> "";
    };
  }

  /** What a task's box says to those who cannot see it. */
  public static String task(boolean done, String lang) {
    return isGerman(lang) ? (done ? "erledigt" : "offen") : (done ? "done" : "open");
  }

  /** The name of a box in which a table scrolls. */
  public static String table(String lang) {
    return isGerman(lang) ? "Tabelle" : "Table";
  }

  /** The name of a box in which code scrolls. */
  public static String code(String lang) {
    return isGerman(lang) ? "Quelltext" : "Code";
  }

  /** The name of the link from a footnote back to its place in the text. */
  public static String backToText(String lang) {
    return isGerman(lang) ? "zurück zum Text" : "back to the text";
  }

  /** The name of the section with the footnotes. */
  public static String footnotes(String lang) {
    return isGerman(lang) ? "Fußnoten" : "Footnotes";
  }
}
