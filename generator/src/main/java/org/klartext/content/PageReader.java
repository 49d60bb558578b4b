package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.frontmatter.SourceText;
import org.klartext.frontmatter.Moments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.site.text.Spelling;
import org.klartext.markdown.MarkdownText;
import org.klartext.markdown.Trust;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Audience;
import org.klartext.site.Body;
import org.klartext.site.Comments;
import org.klartext.site.Digest;
import org.klartext.site.Kind;
import org.klartext.site.Labels;
import org.klartext.site.Lifetime;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.Slug;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Target;
import org.klartext.site.Writer;

/** Reads one Markdown file as a page. */
final class PageReader {
  /** Somebody who gave no name. */
  static final Writer NOBODY = new Writer.Visitor("", Optional.empty());

  private static final Pattern HEADING =
      Pattern.compile("\\A(?:[ \\t]*\\n)* {0,3}#[ \\t]+([^\\n]*?)(?:[ \\t]+#+)?[ \\t]*(?:\\n|\\z)");
  private static final Pattern MARKUP =
      Pattern.compile("!?\\[([^\\]]*)\\](?:\\([^)]*\\)|\\[[^\\]]*\\])?|[*`]+|\\{[^}]*\\}\\s*$");
  private static final Map<String, Audience> AUDIENCES =
      Map.of("public", Audience.PUBLIC, "internal", Audience.INTERNAL);
  private static final Map<String, Comments> COMMENTS =
      Map.of(
          "open",
          Comments.OPEN,
          "true",
          Comments.OPEN,
          "closed",
          Comments.CLOSED,
          "off",
          Comments.OFF,
          "false",
          Comments.OFF);

  private static final String PROMISE =
      "whole business hours such as 8h (for two days of eight hours write 16h)";

  private static final String AS_DRAFT =
      "Until this is mended, the page counts as a draft and is not published.";

  /** What decides whether a page may be seen is never just ignored. */
  private static final Map<String, String> HINTS =
      Map.of(
          "draft",
          AS_DRAFT,
          "date",
          AS_DRAFT,
          "expires",
          AS_DRAFT,
          "audience",
          "Until this is mended, the page is for the company's own people only.",
          RemovalReader.KEY,
          RemovalReader.HINT);

  /** What a removed question is called where only its file is known. */
  private static final String NO_TITLE = "–";

  private final ReadingContext context;
  private final TreeFile file;
  private final FrontMatter matter;
  private final Place place;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();
  private final Fields fields;
  private final Kind kind;
  private final String lang;
  private final Trust trust;
  private final Optional<Reply.Removal> removed;

  private PageReader(ReadingContext context, TreeFile file, FrontMatter matter) {
    this.context = context;
    this.file = file;
    this.matter = matter;
    this.place = Place.of(file.path(), context.config());
    this.fields = new Fields(matter.values(), file.path(), HINTS, problems);
    this.kind = kind();
    this.lang = lang();
    this.trust = trust();
    this.removed = kind == Kind.QUESTION ? removed() : Optional.empty();
  }

  /**
   * Reads a page.
   *
   * @param file where it stands
   * @param bytes what it holds
   * @throws FrontMatterException if it is not UTF-8 or its head cannot be read
   * @throws UnreadableTextException if its text cannot be read
   */
  static Reading read(ReadingContext context, TreeFile file, byte[] bytes)
      throws FrontMatterException, UnreadableTextException {
    FrontMatter matter = FrontMatter.parse(SourceText.decode(bytes));
    return new PageReader(context, file, matter).read();
  }

  /**
   * Reads what the place and the head of a page say, whoever may see it; its text is not parsed.
   *
   * @throws FrontMatterException if it is not UTF-8 or its head cannot be read
   */
  static PageMeta meta(ReadingContext context, TreeFile file, byte[] bytes)
      throws FrontMatterException {
    FrontMatter matter = FrontMatter.parse(SourceText.decode(bytes));
    PageReader reader = new PageReader(context, file, matter);
    Matcher heading = HEADING.matcher(matter.body());
    Optional<String> stated = reader.fields.text("title");
    String title =
        stated.orElseGet(() -> heading.find() ? plain(heading.group(1)) : reader.missingTitle());
    return reader.meta(title, reader.audience());
  }

  private Reading read() throws UnreadableTextException {
    Audience audience = audience();
    fields.refuseUnknown(Schema.keys(kind), Schema.OTHERS);
    if (!context.edition().shows(audience)) {
      ReadingContext.fileNames(matter.head() + "\n" + matter.body(), hidden);
      String name = fields.text("title").orElseGet(place::stem);
      PageMeta meta = meta(name, audience);
      return reading(new Reading.Result.Hidden(meta.id(), meta.addresses()));
    }
    return reading(new Reading.Result.OfPage(page(audience)));
  }

  private Reading reading(Reading.Result result) {
    return new Reading(file, result, hidden, problems, false);
  }

  private Kind kind() {
    Optional<String> type = fields.text("type");
    Optional<Kind> named = type.flatMap(Kind::of);
    if (type.isPresent() && named.isEmpty()) {
      List<String> known = Stream.of(Kind.values()).map(Kind::key).toList();
      String message =
          "“" + type.get() + "” is not a kind of page; it is taken as " + place.kind().key() + ".";
      Problem problem = Problem.warning("unknown-type", file.path(), fields.at("type"), message);
      String hint = "Known are: " + String.join(", ", known) + ".";
      problems.add(
          problem.withHint(
              Spelling.nearest(type.get(), known)
                  .map(other -> "Did you mean “" + other + "”?")
                  .orElse(hint)));
    }
    return named.orElse(place.kind());
  }

  private Optional<Reply.Removal> removed() {
    return new RemovalReader("question", file.path(), context.config().timeZone(), problems)
        .read(fields);
  }

  private String lang() {
    Optional<String> stated = fields.text("lang");
    if (stated.isPresent() && !context.config().languages().contains(stated.get())) {
      String message = "“" + stated.get() + "” is none of the site's languages; it is ignored.";
      fields.warn("unknown-language", "lang", message);
      return place.lang();
    }
    return stated.orElse(place.lang());
  }

  private Trust trust() {
    if (kind == Kind.QUESTION || place.section().filter(Kind.QUESTION::equals).isPresent()) {
      return Trust.VISITOR;
    }
    return fields.flag("rawHtml").orElse(false) ? Trust.AUTHOR_RAW_HTML : Trust.AUTHOR;
  }

  private Audience audience() {
    if (fields.isRepeated("audience")) {
      return Audience.INTERNAL;
    }
    if (fields.value("audience").isEmpty()) {
      return Audience.PUBLIC;
    }
    return fields.choice("audience", AUDIENCES).orElse(Audience.INTERNAL);
  }

  private Page page(Audience audience) throws UnreadableTextException {
    MarkdownText whole = text(matter.body(), matter.bodyLine());
    AudienceCut.Cut cut = cut(whole);
    Matcher heading = HEADING.matcher(cut.text());
    Optional<String> stated = fields.text("title");
    boolean takes = stated.isEmpty() && heading.find() && !plain(heading.group(1)).isEmpty();
    String title = stated.orElseGet(() -> takes ? plain(heading.group(1)) : missingTitle());
    String rest = takes ? withoutHeading(cut.text(), heading) : cut.text();
    PageMeta meta = meta(title, audience);
    if (removed.isPresent()) {
      return page(meta, Body.EMPTY);
    }
    return page(meta, context.body(text(rest, matter.bodyLine()), problems));
  }

  private MarkdownText text(String text, int line) {
    return new MarkdownText(text, file.path(), line, lang, trust);
  }

  private AudienceCut.Cut cut(MarkdownText text) {
    AudienceCut.Cut cut = context.cut(text);
    ReadingContext.report(cut, trust, problems);
    ReadingContext.fileNames(cut.hidden(), hidden);
    return cut;
  }

  private static String plain(String heading) {
    return MARKUP.matcher(heading).replaceAll("$1").strip();
  }

  /** Lines keep their numbers. */
  private static String withoutHeading(String text, Matcher heading) {
    long lines = text.substring(0, heading.end()).chars().filter(c -> c == '\n').count();
    return "\n".repeat((int) lines) + text.substring(heading.end());
  }

  private String missingTitle() {
    if (removed.isPresent()) {
      return place.stem();
    }
    String title =
        place.head() && place.folders().isEmpty()
            ? context.config().titleIn(lang)
            : Slug.humanise(place.head() ? place.folders().getLast() : place.stem());
    String message = "The page has no title; it is called “" + title + "” after its file.";
    problems.add(
        Problem.warning("missing-title", file.path(), Position.START, message)
            .withHint("Add title: to the front matter or begin the text with a # heading."));
    return title;
  }

  private PageMeta meta(String title, Audience audience) {
    PageId id = id();
    String slug = slug(title);
    return new PageMeta(
        id,
        kind,
        slug,
        lang,
        permalink(slug, id),
        new Source(file.path(), fields.positions()),
        removed.isPresent() ? NO_TITLE : title,
        unlessRemoved(fields.text("description")),
        lifetime(),
        audience,
        fields.text("translationKey").orElse(place.key()),
        aliases(),
        labels(),
        unlessRemoved(target("image")),
        fields.choice("comments", COMMENTS),
        fields.number("weight").orElse(0),
        removed.isPresent() ? List.of() : fields.texts("asked"),
        removed.isPresent() ? List.of() : fields.texts("expect"),
        metaDigest(title));
  }

  private <T> Optional<T> unlessRemoved(Optional<T> value) {
    return removed.isPresent() ? Optional.empty() : value;
  }

  private Digest metaDigest(String title) {
    return new Digest.Builder()
        .add(matter.head())
        .add(file.path())
        .add(lang)
        .add(title)
        .add(context.key())
        .build();
  }

  private PageId id() {
    Optional<String> stated = fields.text("id");
    if (stated.isPresent() && !PageId.isValid(stated.get())) {
      String message =
          "“" + stated.get() + "” cannot be an id: letters, digits and hyphens only, at most 64.";
      fields.error("wrong-type", "id", message);
    }
    return stated.filter(PageId::isValid).map(PageId::new).orElse(PageId.ofPath(file.path()));
  }

  private String slug(String title) {
    Optional<String> stated = fields.text("slug").filter(this::isGoodSlug).map(Slug::of);
    String fallback = kind == Kind.QUESTION && !place.head() ? Slug.of(title) : place.slug();
    String slug = stated.filter(text -> !text.isEmpty()).orElse(fallback);
    return slug.isEmpty() && !place.head() ? place.slug() : slug;
  }

  private boolean isGoodSlug(String slug) {
    boolean good =
        !slug.contains("..") && slug.chars().noneMatch(c -> c < ' ' || c == '/' || c == '\\');
    if (!good) {
      String message =
          "“"
              + slug.replaceAll("\\p{Cntrl}", "�")
              + "” cannot be a slug: it is one folder of the"
              + " address. The name of the file is used instead.";
      fields.error("bad-slug", "slug", message);
    }
    return good;
  }

  private Permalink permalink(String slug, PageId id) {
    Permalink permalink = place.permalink(kind, lang, slug, id, context.config().defaultLanguage());
    if (!permalink.isReserved()) {
      return permalink;
    }
    Permalink other = new Permalink(permalink.path().replaceFirst("^(/[^/]*)", "$1-"));
    String message =
        "The address " + permalink + " belongs to the server; the page is published at " + other;
    problems.add(
        Problem.warning("reserved-permalink", file.path(), fields.at("slug"), message + ".")
            .withHint("Rename the file or its folder, or set another slug."));
    return other;
  }

  /** Where it cannot be read when a page may be seen, nobody sees it. */
  private Lifetime lifetime() {
    Optional<Instant> date = instant(fields, "date");
    Optional<Instant> expires = instant(fields, "expires");
    Optional<Boolean> draft = fields.flag("draft");
    boolean inDoubt =
        isInDoubt("date", date) || isInDoubt("expires", expires) || isInDoubt("draft", draft);
    return new Lifetime(date, instant(fields, "updated"), expires, inDoubt || draft.orElse(false));
  }

  private boolean isInDoubt(String key, Optional<?> meaning) {
    boolean unreadable = meaning.isEmpty() && fields.value(key).isPresent();
    return unreadable || fields.isRepeated(key);
  }

  private Optional<Instant> instant(Fields from, String key) {
    return from.read(
        key,
        "a date such as 2026-11-21 or 2026-11-21T08:00",
        text -> Moments.instant(text, context.config().timeZone()));
  }

  private List<Permalink> aliases() {
    List<Permalink> aliases = new ArrayList<>();
    for (String text : fields.texts("aliases")) {
      String path = text.startsWith("/") ? text : "/" + text;
      boolean isFile = path.substring(path.lastIndexOf('/')).contains(".");
      String whole = isFile || path.endsWith("/") ? path : path + "/";
      if (Permalink.isValid(whole) && !text.contains("://")) {
        aliases.add(new Permalink(whole));
      } else {
        fields.warn("bad-alias", "aliases", "“" + text + "” is not a path such as /old/page/.");
      }
    }
    return aliases.stream().distinct().toList();
  }

  private Labels labels() {
    List<String> topics =
        new ArrayList<>(kind == Kind.QUESTION ? fields.texts("topic") : List.of());
    topics.addAll(fields.texts("topics"));
    if (removed.isPresent()) {
      return new Labels(topics.stream().distinct().toList(), List.of(), List.of(), List.of());
    }
    return new Labels(
        topics.stream().distinct().toList(),
        fields.texts("tags").stream().distinct().toList(),
        fields.texts("authors").stream().distinct().toList(),
        fields.texts("related").stream().map(this::resolve).toList());
  }

  private Optional<Target> target(String key) {
    return fields.text(key).map(this::resolve);
  }

  private Target resolve(String destination) {
    return Target.parse(destination, file.path());
  }

  private Page page(PageMeta meta, Body body) throws UnreadableTextException {
    Digest digest = Digest.of(meta.digest(), body.digest());
    return switch (kind) {
      case ARTICLE -> article(meta, body);
      case FAQ -> new Page.FaqEntry(meta, body, digest);
      case QUESTION -> new Page.Question(meta, body, asker(), QuestionState.NEW, removed, digest);
      case TOPIC ->
          new Page.Topic(
              meta,
              body,
              fields.texts("experts"),
              fields.read("promise", PROMISE, Moments::businessHours),
              fields.text("icon"),
              digest);
      case EXPERT ->
          new Page.Expert(
              meta,
              body,
              fields.text("role"),
              fields.text("department"),
              target("photo"),
              profileLinks(),
              digest);
      case PAGE -> new Page.StandalonePage(meta, body, digest);
    };
  }

  private Page article(PageMeta meta, Body body) throws UnreadableTextException {
    List<Page.Addendum> addenda = new ArrayList<>();
    for (Fields addendum : fields.tables("addenda")) {
      addendum.refuseUnknown(Schema.ADDENDUM);
      Optional<Instant> date = instant(addendum, "date");
      AudienceCut.Cut cut = cut(text(addendum.text("text").orElse(""), addendum.at("text").line()));
      if (date.isEmpty()) {
        addendum.error("missing-key", "date", "An addendum needs a date; it is left out.");
      } else if (!cut.text().isBlank()) {
        MarkdownText text = text(cut.text(), addendum.at("text").line());
        addenda.add(new Page.Addendum(date.get(), context.body(text, problems)));
      }
    }
    addenda.sort(Comparator.comparing(Page.Addendum::date));
    Digest.Builder digest = new Digest.Builder().add(meta.digest()).add(body.digest());
    addenda.forEach(it -> digest.add(it.date().toEpochMilli()).add(it.body().digest()));
    return new Page.Article(meta, body, addenda, digest.build());
  }

  private Writer asker() {
    Optional<Fields> author = fields.table("author");
    author.ifPresent(inner -> inner.refuseUnknown(Schema.VISITOR));
    return unlessRemoved(author.map(PageReader::visitor)).orElse(NOBODY);
  }

  /** Somebody from outside; a website that is not on the web is left out. */
  static Writer visitor(Fields author) {
    return new Writer.Visitor(author.text("name").orElse(""), webAddress(author, "website"));
  }

  private static Optional<String> webAddress(Fields from, String key) {
    return from.read(key, "an http or https address", PageReader::requireWeb);
  }

  private static String requireWeb(String url) {
    if (!url.matches("(?i)https?://[^\\s/]+.*") || url.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("Not on the web");
    }
    return url;
  }

  private List<Page.ProfileLink> profileLinks() {
    List<Page.ProfileLink> links = new ArrayList<>();
    for (Fields link : fields.tables("links")) {
      link.refuseUnknown(Schema.LINK);
      Optional<String> url = webAddress(link, "url");
      url.ifPresent(it -> links.add(new Page.ProfileLink(link.text("label").orElse(it), it)));
    }
    return links;
  }
}
