package org.klartext.markdown;

import java.util.Locale;

/** The few words that the renderer adds to a text, in German and English. */
final class Words {
  private Words() {}

  private static boolean isGerman(String lang) {
    return lang.equals("de") || lang.startsWith("de-");
  }

  /** The title of an admonition that has none. */
  static String title(String type, String lang) {
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

  /** What a task's box says to those who cannot see it. */
  static String task(boolean done, String lang) {
    return isGerman(lang) ? (done ? "erledigt" : "offen") : (done ? "done" : "open");
  }

  /** The name of the link from a footnote back to its place in the text. */
  static String backToText(String lang) {
    return isGerman(lang) ? "zurück zum Text" : "back to the text";
  }

  /** The name of the section with the footnotes. */
  static String footnotes(String lang) {
    return isGerman(lang) ? "Fußnoten" : "Footnotes";
  }
}
