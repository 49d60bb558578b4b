package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.klartext.site.PageId;

/** Makes a tree of files of all kinds and edits it at random; a seed always gives the same. */
final class RandomEdits {
  private static final List<String> KINDS =
      List.of("artikel", "faq", "themen", "experten", "seiten", "fragen/2026");
  private static final List<String> WORDS =
      List.of(
          "Router",
          "Kabel",
          "Netz",
          "Vertrag",
          "Rechnung",
          "Störung",
          "Garantie",
          "Termin",
          "Umzug");
  private static final List<String> DATES =
      List.of("2025-01-05", "2026-03-02", "2026-07-09", "2026-11-21", "2027-02-01");

  private final Workplace place;
  private final Random random;
  private final List<String> log = new ArrayList<>();
  private final Set<String> edited = new TreeSet<>();
  private int counter;

  RandomEdits(Workplace place, long seed) {
    this.place = place;
    this.random = new Random(seed);
  }

  /** What was done since the log was asked for last. */
  List<String> log() {
    List<String> done = List.copyOf(log);
    log.clear();
    return done;
  }

  /** The paths of the files that were edited since they were asked for last. */
  Set<String> edited() {
    Set<String> paths = Set.copyOf(edited);
    edited.clear();
    return paths;
  }

  void plant() throws IOException {
    site();
    place.write("de/_index.md", "---\ntitle: Start\n---\nWillkommen.\n");
    place.write("en/_index.md", "---\ntitle: Home\n---\nWelcome.\n");
    for (int i = 0; i < 6; i++) {
      for (String kind : KINDS) {
        create(kind);
      }
    }
    for (int i = 0; i < 8; i++) {
      reply();
    }
  }

  void edit() throws IOException {
    switch (random.nextInt(20)) {
      case 0, 1 -> create(any(KINDS));
      case 2 -> remove();
      case 3, 4, 5 -> changeBody();
      case 6, 7, 8, 9 -> write(anyPage());
      case 10 -> rename();
      case 11, 12 -> reply();
      case 13 -> removeReply();
      case 14 -> state();
      case 15 -> site();
      case 16 -> theme();
      case 17 -> image();
      case 18 -> index();
      case 19 -> figures();
      default -> throw new IllegalStateException();
    }
  }

  /** What visitors do, and those who decide on it. */
  void visit() throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> create("fragen/2026");
      case 1, 2, 3 -> reply();
      case 4 -> removeReply();
      case 5 -> state();
      default -> throw new IllegalStateException();
    }
  }

  private void create(String folder) throws IOException {
    String lang = random.nextInt(4) == 0 ? "en" : "de";
    String name = "s" + (random.nextInt(12) == 0 ? counter : counter++);
    String place =
        switch (random.nextInt(8)) {
          case 0 -> lang + "/" + folder + "/" + name + "/index.md";
          case 1 -> folder + "/" + name + "." + lang + ".md";
          case 2 -> lang + "/" + folder + "/unter/" + name + ".md";
          default -> lang + "/" + folder + "/" + name + ".md";
        };
    write(place);
  }

  private void write(String path) throws IOException {
    if (!path.isEmpty()) {
      put(path, head(path) + body(path));
    }
  }

  private void put(String path, String text) throws IOException {
    log.add("write " + path);
    edited.add(path);
    place.write(path, text);
  }

  private String head(String path) {
    StringBuilder head = new StringBuilder("---\n");
    head.append("title: ").append(any(WORDS)).append(' ').append(any(WORDS)).append('\n');
    some(head, 3, "description: Kurz " + any(WORDS));
    some(head, 2, "date: " + any(DATES));
    some(head, 5, "updated: " + any(DATES));
    some(head, 8, "expires: " + any(DATES));
    some(head, 9, "draft: true");
    some(head, 9, "audience: internal");
    some(head, 3, "tags: [" + any(WORDS) + ", " + any(WORDS) + "]");
    some(head, 2, "topics: [" + nameOf(anyOf("/themen/")) + "]");
    some(head, 2, "authors: [" + nameOf(anyOf("/experten/")) + "]");
    some(head, 5, "related: [" + linkTo(anyPage()) + "]");
    some(head, 7, "slug: " + any(WORDS).replace("ö", "oe"));
    some(head, 8, "aliases: [/alt/" + random.nextInt(9) + "/]");
    some(head, 7, "weight: " + random.nextInt(5));
    some(head, 7, "comments: " + any(List.of("open", "closed", "off")));
    some(head, 9, "translationKey: k" + random.nextInt(4));
    some(head, 6, "image: /de/bilder/" + random.nextInt(3) + ".svg");
    special(head, path);
    return head.append("---\n").toString();
  }

  private void special(StringBuilder head, String path) {
    if (path.contains("artikel/")) {
      some(head, 3, "addenda: [{date: " + any(DATES) + ", text: Nachtrag " + any(WORDS) + "}]");
    } else if (path.contains("themen/")) {
      some(head, 1, "experts: [" + nameOf(anyOf("/experten/")) + "]");
      some(head, 1, "promise: " + (1 + random.nextInt(9)) + "h");
      some(head, 2, "icon: " + any(List.of("phone", "plug")));
    } else if (path.contains("experten/")) {
      some(head, 1, "role: " + any(WORDS));
      some(head, 1, "department: " + any(WORDS));
      some(head, 1, "photo: /de/bilder/" + random.nextInt(3) + ".svg");
      some(head, 1, "links: [{label: " + any(WORDS) + ", url: 'https://a.example/'}]");
    } else if (path.contains("fragen/")) {
      some(head, 0, "author: {name: " + any(List.of("Ida", "Uwe", "Eva")) + "}");
      some(head, 5, "removed: {reason: insult, date: 2026-08-01}");
    }
  }

  /** Adds a line, one time out of so many plus one. */
  private void some(StringBuilder head, int rarity, String line) {
    if (random.nextInt(rarity + 1) == 0) {
      head.append(line).append('\n');
    }
  }

  private String body(String path) throws IOException {
    StringBuilder body = new StringBuilder();
    int blocks = random.nextInt(5);
    for (int i = 0; i < blocks; i++) {
      body.append(
          switch (random.nextInt(8)) {
            case 0 -> "\n## " + any(WORDS) + "\n";
            case 1 -> "\nSiehe [dort](" + linkTo(anyPage()) + ").\n";
            case 2 -> "\n![Bild](/de/bilder/" + random.nextInt(3) + ".svg)\n";
            case 3 -> "\n::: {audience=internal}\nIntern " + any(WORDS) + "\n:::\n";
            case 4 -> "\nZu [Liste](/artikel/) und [Wort](/tags/netz/) und [alt](/alt/3/).\n";
            case 5 -> "\n```java\nint x = " + random.nextInt(99) + ";\n```\n";
            default ->
                "\n" + any(WORDS) + " und " + any(WORDS) + " Nr. " + random.nextInt(99) + "\n";
          });
    }
    return path.isEmpty() ? "" : body.toString();
  }

  private void changeBody() throws IOException {
    String path = anyPage();
    if (!path.isEmpty()) {
      put(path, place.text(path) + "\nNoch ein Satz, Nr. " + random.nextInt(1000) + ".\n");
    }
  }

  private void remove() throws IOException {
    String path = anyPage();
    if (!path.isEmpty()) {
      log.add("delete " + path);
      edited.add(path);
      place.delete(path);
    }
  }

  private void rename() throws IOException {
    String path = anyPage();
    if (!path.isEmpty()) {
      String target = Workplace.parent(Path.of(path)) + "/neu" + counter++ + ".md";
      log.add("rename " + path + " to " + target);
      edited.add(path);
      edited.add(target.replace('\\', '/'));
      Files.move(place.content().resolve(path), place.content().resolve(target));
    }
  }

  private void reply() throws IOException {
    String page = random.nextInt(3) == 0 ? anyPage() : anyOf("/fragen/");
    if (!page.isEmpty()) {
      String id = "R" + random.nextInt(40);
      boolean staff = random.nextInt(3) == 0;
      StringBuilder text = new StringBuilder("---\nid: " + id + "\n");
      some(text, 0, "kind: " + any(List.of("answer", "comment", "mention")));
      some(text, 0, "date: " + any(DATES));
      String expert = "author: {expert: " + nameOf(anyOf("/experten/")) + "}";
      some(text, 0, staff ? expert : "author: {name: " + any(List.of("Ida", "Uwe")) + "}");
      some(text, 2, "replyTo: R" + random.nextInt(40));
      String twin = idOf(anyPage());
      some(text, 5, "removed: {reason: duplicate, date: 2026-08-01, of: " + twin + "}");
      text.append("---\n").append(any(WORDS)).append(" hilft. [Da](").append(linkTo(anyPage()));
      put(replies(page) + id + ".md", text.append(")\n").toString());
    }
  }

  private void state() throws IOException {
    String page = anyOf("/fragen/");
    if (!page.isEmpty()) {
      StringBuilder text = new StringBuilder();
      some(text, 0, "state: " + any(List.of("open", "asked-back", "answered", "closed")));
      some(text, 0, "owner: " + nameOf(anyOf("/experten/")));
      some(text, 1, "due: 2026-08-01T10:00:00Z");
      some(text, 1, "overdueSince: 2026-08-02T10:00:00Z");
      some(text, 1, "accepted: R" + random.nextInt(40));
      some(text, 1, "reopened: 2026-08-03T10:00:00Z");
      some(text, 1, "handedOver: " + random.nextInt(3));
      some(text, 0, "faq: " + idOf(anyOf("/faq/")));
      some(text, 1, "duplicateOf: " + idOf(anyPage()));
      put(replies(page) + "_state.yaml", text.toString());
    }
  }

  private static String replies(String page) {
    return page.endsWith("/index.md")
        ? page.substring(0, page.length() - "/index.md".length()) + ".replies/"
        : page.substring(0, page.length() - ".md".length()) + ".replies/";
  }

  private void removeReply() throws IOException {
    List<String> replies = files().stream().filter(it -> it.contains(".replies/")).toList();
    if (!replies.isEmpty()) {
      String path = any(replies);
      log.add("delete " + path);
      edited.add(path);
      place.delete(path);
    }
  }

  private void site() throws IOException {
    put(
        "site.yaml",
        """
        title: {de: Portal, en: Portal %d}
        description: Alles
        baseUrl: https://%s.example%s
        timeZone: %s
        defaultLanguage: de
        languages: [de, en]
        sections: {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert, seiten: page}
        navigation: {de: [artikel, faq, %s], en: [faq]}
        comments: {default: %s, closeAfterDays: %d}
        fallbackLanguages: [%s]
        outputs: [%s]
        """
            .formatted(
                random.nextInt(3),
                any(List.of("a", "b")),
                any(List.of("/", "/hilfe/")),
                any(List.of("Europe/Berlin", "Asia/Tokyo")),
                any(List.of("themen", "experten")),
                any(List.of("open", "closed", "off")),
                30 + random.nextInt(400),
                any(List.of("en", "")),
                any(List.of("feeds, json, markdown, search, llms", "feeds, json, llms", "json"))));
  }

  private void theme() throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> put("_theme/i18n/de.yaml", "home: Anfang " + random.nextInt(9) + "\n");
      case 1 -> put("_theme/assets/neu.css", "p { margin: " + random.nextInt(9) + "px }\n");
      case 2 ->
          put(
              "_theme/templates/redirect.peb",
              "<!doctype html><title>" + random.nextInt(9) + "</title><p>{{ view.href }}\n");
      default -> {
        Path theme = place.content().resolve("_theme");
        log.add("delete _theme");
        if (Files.exists(theme)) {
          Workplace.deleteAll(theme);
        }
      }
    }
  }

  private void image() throws IOException {
    String path = "de/bilder/" + random.nextInt(3) + ".svg";
    if (random.nextInt(4) == 0) {
      log.add("delete " + path);
      edited.add(path);
      Files.deleteIfExists(place.content().resolve(path));
    } else {
      put(
          path,
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"9\"><g id=\"%d\"/></svg>"
              .formatted(1 + random.nextInt(3), random.nextInt(99)));
    }
  }

  private void figures() throws IOException {
    String path = "_data/dialogue/2026-1" + random.nextInt(3) + ".json";
    if (random.nextInt(3) == 0) {
      log.add("delete " + path);
      edited.add(path);
      Files.deleteIfExists(place.content().resolve(path));
    } else {
      put(
          path,
          "{\"asOf\": \"2026-12-31\", \"all\": {\"questions\": %d}, \"topics\": {\"%s\": {}}}"
              .formatted(random.nextInt(9) - 1, nameOf(anyOf("/themen/"))));
    }
  }

  private void index() throws IOException {
    put(
        any(List.of("de", "en")) + "/" + any(List.of("artikel", "faq", "themen")) + "/_index.md",
        "---\ntitle: " + any(WORDS) + "\n---\nAlles hier, Nr. " + random.nextInt(99) + "\n");
  }

  private String linkTo(String path) {
    return "/" + path;
  }

  private static String idOf(String path) {
    return path.isEmpty() ? "niemand" : PageId.ofPath(path).value();
  }

  private static String nameOf(String path) {
    String page = path.endsWith("/index.md") ? path.substring(0, path.length() - 9) : path;
    String name = page.substring(page.lastIndexOf('/') + 1);
    return name.isEmpty() ? "niemand" : name.split("\\.", 2)[0];
  }

  private String anyPage() {
    return anyOf("/");
  }

  private String anyOf(String part) {
    List<String> pages =
        files().stream()
            .filter(path -> ("/" + path).contains(part) && path.endsWith(".md"))
            .filter(path -> !path.contains(".replies/") && !path.contains("_"))
            .toList();
    return pages.isEmpty() ? "" : any(pages);
  }

  private Set<String> files() {
    try (Stream<Path> all = Files.walk(place.content())) {
      Set<String> files = new TreeSet<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(place.content().relativize(file).toString()));
      return files;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
