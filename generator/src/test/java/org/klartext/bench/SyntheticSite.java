package org.klartext.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A made-up portal of any size: articles of about 600 words with headings, tables, code, links,
 * footnotes and images, and a fifth as many FAQ entries. The same seed gives the same files.
 */
public final class SyntheticSite {
  private static final int TAGS = 200;
  private static final int TOPICS = 12;
  private static final int EXPERTS = 20;
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
                  + "rkJggg==");

  private final Random random;
  private final List<String> words;
  private final int articles;

  private SyntheticSite(int articles, long seed) {
    this.random = new Random(seed);
    this.words = words(random);
    this.articles = articles;
  }

  /**
   * Writes a portal.
   *
   * @param content the folder to write to
   * @param articles how many articles; there are a fifth as many FAQ entries
   * @param seed of everything random
   */
  public static void write(Path content, int articles, long seed) throws IOException {
    new SyntheticSite(articles, seed).write(content);
  }

  /** The sizes that a benchmark was asked for: numbers of articles, or 1,000 and 10,000. */
  public static List<Integer> sizes(String... arguments) {
    return arguments.length == 0
        ? List.of(1_000, 10_000)
        : Stream.of(arguments).map(Integer::valueOf).toList();
  }

  /** Where an article is, below the content folder. */
  public static String article(int number) {
    return "de/artikel/artikel-%05d.md".formatted(number);
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    String[] heads = {"ver", "be", "kun", "ant", "fra", "ser", "lie", "ruf", "mel", "stö", "grü"};
    String[] middles = {"de", "trag", "wor", "ge", "vi", "fer", "num", "dung", "ßen", "lich"};
    String[] tails = {"n", "ten", "ung", "heit", "er", "e", "s", "keit"};
    while (words.size() < 3000) {
      words.add(
          heads[random.nextInt(heads.length)]
              + middles[random.nextInt(middles.length)]
              + (random.nextBoolean() ? middles[random.nextInt(middles.length)] : "")
              + tails[random.nextInt(tails.length)]);
    }
    return words;
  }

  private void write(Path content) throws IOException {
    for (String folder : List.of("artikel", "faq", "themen", "experten")) {
      Files.createDirectories(content.resolve("de").resolve(folder));
    }
    Files.writeString(content.resolve("site.yaml"), config());
    Files.writeString(content.resolve("de/_index.md"), "---\ntitle: Portal\n---\nWillkommen.\n");
    Files.write(content.resolve("de/artikel/bild.png"), PIXEL);
    for (int number = 0; number < TOPICS; number++) {
      Files.writeString(
          content.resolve("de/themen/thema-" + number + ".md"),
          "---\ntitle: Thema %d\nexperts: [person-%d]\npromise: 8h\n---\n%s\n"
              .formatted(number, number, sentence()));
    }
    for (int number = 0; number < EXPERTS; number++) {
      Files.writeString(
          content.resolve("de/experten/person-" + number + ".md"),
          "---\ntitle: Person %d\nrole: Beispiel\n---\n%s\n".formatted(number, sentence()));
    }
    for (int number = 0; number < articles; number++) {
      Files.writeString(content.resolve(article(number)), article());
    }
    for (int number = 0; number < articles / 5; number++) {
      Files.writeString(content.resolve("de/faq/frage-%05d.md".formatted(number)), entry());
    }
  }

  private static String config() {
    return """
    title: Portal
    description: Ein erfundenes Portal
    baseUrl: https://portal.example/
    defaultLanguage: de
    languages: [de]
    navigation: {de: [artikel, faq, themen, experten]}
    outputs: %s
    """
        .formatted(System.getProperty("klartext.bench.outputs", "[feeds]"));
  }

  private String article() {
    StringBuilder text = new StringBuilder(head()).append(paragraph(60)).append("\n\n");
    for (int section = 1; section <= 4; section++) {
      text.append("## ").append(title()).append("\n\n").append(paragraph(70)).append("\n\n");
      switch (section) {
        case 1 -> text.append(table());
        case 2 -> text.append(list());
        case 3 -> text.append(code());
        default -> text.append("![Ein Bild](bild.png)\n\n");
      }
      text.append(paragraph(50)).append(link()).append("\n\n");
    }
    text.append("Mehr dazu steht unten[^1].\n\n[^1]: ").append(sentence()).append("\n");
    return text.toString();
  }

  private String entry() {
    return head() + paragraph(60) + link() + "\n\n" + list() + paragraph(40) + "\n";
  }

  private String head() {
    StringBuilder tags = new StringBuilder();
    int count = 1 + random.nextInt(5);
    for (int number = 0; number < count; number++) {
      tags.append(number == 0 ? "" : ", ").append("tag-").append(random.nextInt(TAGS));
    }
    return """
    ---
    title: %s
    description: %s
    date: %d-%02d-%02d
    topics: [thema-%d]
    tags: [%s]
    authors: [person-%d]
    ---

    """
        .formatted(
            title(),
            sentence(),
            2015 + random.nextInt(10),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            random.nextInt(TOPICS),
            tags,
            random.nextInt(EXPERTS));
  }

  private String title() {
    return capital(word()) + " " + word() + " " + word() + " " + word();
  }

  private String sentence() {
    return capital(words(8)) + ".";
  }

  private String paragraph(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length * 7) {
      text.append(capital(words(6 + random.nextInt(8))));
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> " **" + word() + "**. ";
            case 1 -> " \"" + word() + "\" -- " + word() + ". ";
            case 2 -> " `" + word() + "`. ";
            default -> ". ";
          });
    }
    return text.toString().strip();
  }

  private String words(int count) {
    StringBuilder text = new StringBuilder(word());
    for (int number = 1; number < count; number++) {
      text.append(' ').append(word());
    }
    return text.toString();
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String table() {
    StringBuilder text = new StringBuilder("| A | B | C |\n|---|:-:|--:|\n");
    for (int row = 0; row < 4; row++) {
      text.append("| %s | %s | %d |\n".formatted(word(), word(), random.nextInt(1000)));
    }
    return text.append('\n').toString();
  }

  private String list() {
    return "- %s\n- %s\n  - %s\n- %s\n\n".formatted(words(4), words(5), words(3), words(4));
  }

  private String code() {
    return """
    ```java
    public record %s(String name, int count) {
      // %s
      int twice() { return count * 2; }
    }
    ```

    """
        .formatted(capital(word()).replaceAll("[^A-Za-z]", "x"), words(4));
  }

  private String link() {
    return " Siehe [%s](%s) und [%s](https://www.example.org/%s).%n"
        .formatted(
            word(),
            article(random.nextInt(articles))
                .substring("de/artikel/".length())
                .replaceFirst("^", "../artikel/"),
            word(),
            random.nextInt(1000));
  }
}
