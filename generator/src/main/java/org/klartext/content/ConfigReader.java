package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.frontmatter.SourceText;
import org.klartext.frontmatter.Moments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.Value;
import org.klartext.site.BaseUrl;
import org.klartext.site.Comments;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.text.Localized;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;

/** Reads {@code site.yaml}; whatever it does not say has a default. */
public final class ConfigReader {
  /** The name of the file in the content folder. */
  public static final String FILE = "site.yaml";

  private static final List<String> KEYS =
      List.of(
          "title",
          "description",
          "baseUrl",
          "timeZone",
          "defaultLanguage",
          "languages",
          "theme",
          "apiUrl",
          "sections",
          "navigation",
          "footer",
          "defaultOwner",
          "hours",
          "holidays",
          "comments",
          "accepts",
          "editWindow",
          "fallbackLanguages",
          "outputs",
          "tags");

  private static final List<String> COMMENTS = List.of("default", "closeAfterDays", "moderation");

  private static final Map<String, Kind> SECTIONS =
      Map.ofEntries(
          Map.entry("artikel", Kind.ARTICLE),
          Map.entry("articles", Kind.ARTICLE),
          Map.entry("faq", Kind.FAQ),
          Map.entry("fragen", Kind.QUESTION),
          Map.entry("questions", Kind.QUESTION),
          Map.entry("themen", Kind.TOPIC),
          Map.entry("topics", Kind.TOPIC),
          Map.entry("experten", Kind.EXPERT),
          Map.entry("experts", Kind.EXPERT));

  private static final List<Kind> NAVIGATION =
      List.of(Kind.FAQ, Kind.ARTICLE, Kind.TOPIC, Kind.QUESTION, Kind.EXPERT);
  private static final List<String> FOOTER =
      List.of("kontakt", "contact", "impressum", "imprint", "datenschutz", "privacy");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final SiteConfig.Hours OFFICE =
      new SiteConfig.Hours(LocalTime.of(8, 0), LocalTime.of(17, 0));

  /**
   * What was read.
   *
   * @param config complete
   * @param problems with the file
   * @param readable false if the file is there and not a word of it could be read
   */
  public record Result(SiteConfig config, List<Problem> problems, boolean readable) {}

  private final List<TreeFile> files;
  private final LoadRequest.Overrides overrides;
  private final List<Problem> problems = new ArrayList<>();
  private final Fields fields;
  private final Digest source;
  private boolean readable = true;

  private ConfigReader(
      Optional<byte[]> bytes, List<TreeFile> files, LoadRequest.Overrides overrides) {
    this.files = files;
    this.overrides = overrides;
    this.source = bytes.map(Digest::of).orElse(Digest.EMPTY);
    this.fields = new Fields(bytes.map(this::parse).orElse(Value.Table.EMPTY), FILE, problems);
    if (bytes.isEmpty()) {
      problems.add(
          Problem.warning("no-site-yaml", FILE, Position.START, "There is no site.yaml.")
              .withHint("Put one into the content folder; until then defaults are used."));
    }
  }

  /**
   * Reads the configuration.
   *
   * @param bytes of the file; absent if there is none
   * @param files of the tree, from which languages and navigation follow where the file is silent
   * @param overrides of the command line
   */
  public static Result read(
      Optional<byte[]> bytes, List<TreeFile> files, LoadRequest.Overrides overrides) {
    ConfigReader reader = new ConfigReader(bytes, files, overrides);
    SiteConfig config = reader.config();
    return new Result(config, List.copyOf(reader.problems), reader.readable);
  }

  private Value.Table parse(byte[] bytes) {
    try {
      return FrontMatter.yaml(SourceText.decode(bytes));
    } catch (FrontMatterException e) {
      problems.add(e.problem(FILE));
      readable = false;
      return Value.Table.EMPTY;
    }
  }

  private SiteConfig config() {
    fields.refuseUnknown(KEYS);
    Languages languages = Languages.of(files, languageTags("languages"), defaultLanguage());
    Map<String, Kind> sections = sections();
    BaseUrl baseUrl = overrides.baseUrl().orElseGet(this::baseUrl);
    Optional<String> apiUrl = apiUrl(baseUrl);
    Map<String, List<String>> navigation = navigation(languages, sections);
    return new SiteConfig(
        localized("title").orElse(Localized.everywhere("Klartext")),
        localized("description").orElse(Localized.everywhere("")),
        baseUrl,
        fields
            .read("timeZone", "a time zone such as Europe/Berlin", ZoneId::of)
            .orElse(ZoneId.of("Europe/Berlin")),
        languages.main(),
        languages.all(),
        fields.text("theme").orElse("klartext"),
        apiUrl,
        sections,
        navigation,
        footer(languages),
        fields.text("defaultOwner"),
        dialogue(),
        new SiteConfig.Service(hours(), holidays()),
        Set.copyOf(languageTags("fallbackLanguages")),
        words("outputs", SiteConfig.Output.class).orElse(EnumSet.allOf(SiteConfig.Output.class)),
        fields.value("tags").map(_ -> fields.texts("tags")),
        digest(baseUrl, apiUrl, languages, navigation));
  }

  private Optional<String> apiUrl(BaseUrl baseUrl) {
    Optional<String> beside = overrides.served() ? Optional.of(baseUrl.path()) : Optional.empty();
    return fields.text("apiUrl").map(url -> url.endsWith("/") ? url : url + "/").or(() -> beside);
  }

  private Optional<String> defaultLanguage() {
    return fields.read("defaultLanguage", "a language such as de or pt-BR", ConfigReader::tag);
  }

  private List<String> languageTags(String key) {
    List<String> tags = new ArrayList<>();
    for (String text : fields.texts(key)) {
      if (Languages.isTag(text)) {
        tags.add(text);
      } else {
        fields.error("wrong-type", key, "“" + text + "” is not a language such as de or pt-BR.");
      }
    }
    return tags.stream().distinct().toList();
  }

  private static String tag(String text) {
    if (!Languages.isTag(text)) {
      throw new IllegalArgumentException("Not a language");
    }
    return text;
  }

  private BaseUrl baseUrl() {
    return fields
        .read("baseUrl", "an address such as https://portal.example/hilfe/", BaseUrl::parse)
        .orElse(BaseUrl.parse("http://localhost:8080/"));
  }

  private Optional<Localized> localized(String key) {
    if (fields.value(key).orElse(null) instanceof Value.Table) {
      Map<String, String> texts = new LinkedHashMap<>();
      Fields inner = fields.table(key).orElseThrow();
      inner.keys().forEach(lang -> inner.text(lang).ifPresent(text -> texts.put(lang, text)));
      return Optional.of(new Localized(texts));
    }
    return fields.text(key).map(Localized::everywhere);
  }

  private Map<String, Kind> sections() {
    Map<String, Kind> sections = new LinkedHashMap<>(SECTIONS);
    fields
        .table("sections")
        .ifPresent(inner ->
            inner
                .keys()
                .forEach(folder ->
                    inner
                        .choice(folder, Fields.choices(Kind.class))
                        .ifPresent(kind -> sections.put(folder, kind))));
    return sections;
  }

  private Map<String, List<String>> navigation(Languages languages, Map<String, Kind> sections) {
    return fields.value("navigation").isEmpty()
        ? inferredNavigation(languages, sections)
        : listed("navigation", languages);
  }

  /** Lists of pages, by language or the same for all of them. */
  private Map<String, List<String>> listed(String key, Languages languages) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (fields.value(key).orElseThrow() instanceof Value.Table) {
      Fields inner = fields.table(key).orElseThrow();
      inner.keys().forEach(lang -> lists.put(lang, inner.texts(lang)));
    } else {
      languages.all().forEach(lang -> lists.put(lang, fields.texts(key)));
    }
    return lists;
  }

  /** What every company has to show, under its usual names; what is not there is left out. */
  private Map<String, List<String>> footer(Languages languages) {
    if (fields.value("footer").isPresent()) {
      return listed("footer", languages);
    }
    Map<String, List<String>> footer = new LinkedHashMap<>();
    languages.all().forEach(lang -> footer.put(lang, FOOTER));
    return footer;
  }

  private Map<String, List<String>> inferredNavigation(
      Languages languages, Map<String, Kind> sections) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Set<String> folders = new HashSet<>();
    files.stream().filter(TreeFile::isMarkdown).forEach(file -> folders.add(top(file, languages)));
    for (String lang : languages.all()) {
      for (Kind kind : NAVIGATION) {
        sections.keySet().stream()
            .sorted()
            .filter(section -> sections.get(section) == kind)
            .filter(it -> folders.contains(lang + "/" + it) || folders.contains("/" + it))
            .forEach(it -> found.computeIfAbsent(lang, _ -> new LinkedHashSet<>()).add(it));
      }
    }
    Map<String, List<String>> navigation = new LinkedHashMap<>();
    found.forEach((lang, names) -> navigation.put(lang, List.copyOf(names)));
    return navigation;
  }

  private static String top(TreeFile file, Languages languages) {
    String[] segments = file.path().split("/", 4);
    boolean inLanguage = languages.all().contains(segments[0]);
    int index = inLanguage ? 1 : 0;
    return segments.length <= index + 1
        ? ""
        : (inLanguage ? segments[0] : "") + "/" + segments[index];
  }

  private SiteConfig.Dialogue dialogue() {
    Optional<Fields> comments = fields.table("comments");
    comments.ifPresent(inner -> inner.refuseUnknown(COMMENTS));
    return new SiteConfig.Dialogue(
        words("accepts", SiteConfig.Contribution.class)
            .orElse(EnumSet.allOf(SiteConfig.Contribution.class)),
        comments
            .flatMap(inner -> inner.choice("default", Fields.choices(Comments.class)))
            .orElse(Comments.OPEN),
        comments.flatMap(inner -> inner.number("closeAfterDays")).filter(days -> days >= 0),
        comments
            .flatMap(
                inner -> inner.choice("moderation", Fields.choices(SiteConfig.Moderation.class)))
            .orElse(SiteConfig.Moderation.BEFORE),
        fields
            .read("editWindow", "a duration such as 15m", Moments::duration)
            .orElse(Duration.ofMinutes(15)));
  }

  private <E extends Enum<E>> Optional<Set<E>> words(String key, Class<E> type) {
    if (!fields.keys().contains(key)) {
      return Optional.empty();
    }
    Set<E> words = EnumSet.noneOf(type);
    Map<String, E> choices = Fields.choices(type);
    for (String text : fields.texts(key)) {
      E word = choices.get(text.toLowerCase(Locale.ROOT));
      if (word == null) {
        String known = String.join(", ", choices.keySet());
        fields.error("wrong-type", key, "“" + text + "” is not one of: " + known + ".");
      } else {
        words.add(word);
      }
    }
    return Optional.of(words);
  }

  private Map<DayOfWeek, SiteConfig.Hours> hours() {
    Map<DayOfWeek, SiteConfig.Hours> hours = new EnumMap<>(DayOfWeek.class);
    Optional<Fields> table = fields.table("hours");
    if (table.isEmpty()) {
      days("mon-fri").forEach(day -> hours.put(day, OFFICE));
      return hours;
    }
    Fields inner = table.get();
    for (String key : inner.keys()) {
      List<DayOfWeek> days = days(key);
      if (days.isEmpty()) {
        inner.error("wrong-type", key, "“" + key + "” is not a day such as mon or mon-fri.");
      }
      inner
          .read(key, "hours such as 08:00-17:00", ConfigReader::span)
          .ifPresent(span -> days.forEach(day -> hours.put(day, span)));
    }
    return hours;
  }

  private static List<DayOfWeek> days(String key) {
    List<Integer> ends =
        Arrays.stream(key.toLowerCase(Locale.ROOT).split("-", -1)).map(DAYS::indexOf).toList();
    if (ends.contains(-1) || ends.size() > 2 || ends.getFirst() > ends.getLast()) {
      return List.of();
    }
    return Arrays.asList(DayOfWeek.values()).subList(ends.getFirst(), ends.getLast() + 1);
  }

  private static SiteConfig.Hours span(String text) {
    String[] ends = text.split("\\s*[-–]\\s*", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("Not hours");
    }
    LocalTime from = LocalTime.parse(ends[0]);
    LocalTime to = LocalTime.parse(ends[1]);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("The end is before the start");
    }
    return new SiteConfig.Hours(from, to);
  }

  private Set<LocalDate> holidays() {
    Set<LocalDate> holidays = new HashSet<>();
    for (String text : fields.texts("holidays")) {
      try {
        holidays.add(LocalDate.parse(text));
      } catch (java.time.DateTimeException e) {
        fields.error("wrong-type", "holidays", "“" + text + "” is not a date like 2026-12-25.");
      }
    }
    return holidays;
  }

  private Digest digest(
      BaseUrl baseUrl,
      Optional<String> apiUrl,
      Languages languages,
      Map<String, List<String>> navigation) {
    Digest.Builder digest =
        new Digest.Builder().add(source).add(baseUrl.toString()).add(apiUrl.orElse(""));
    digest.add(languages.main()).addTexts(languages.all());
    navigation.forEach((lang, names) -> digest.add(lang).addTexts(names));
    return digest.build();
  }
}
