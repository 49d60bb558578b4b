package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.frontmatter.SourceText;
import org.klartext.frontmatter.Moments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.markdown.Destinations;
import org.klartext.markdown.MarkdownText;
import org.klartext.markdown.Trust;
import org.klartext.markdown.UnreadableTextException;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.PageId;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Target;
import org.klartext.site.Writer;

/** Reads what stands in the folders of replies: replies and the states of questions. */
final class ReplyReader {
  private static final Map<String, Reply.Kind> KINDS =
      Map.of(
          "answer", Reply.Kind.ANSWER,
          "comment", Reply.Kind.COMMENT,
          "mention", Reply.Kind.MENTION);
  private static final Map<String, QuestionState.Status> STATES =
      new LinkedHashMap<>(
          Map.of(
              "open", QuestionState.Status.OPEN,
              "asked-back", QuestionState.Status.ASKED_BACK,
              "answered", QuestionState.Status.ANSWERED,
              "closed", QuestionState.Status.CLOSED));

  private static final Destinations DESTINATIONS = new Destinations();

  private final ReadingContext context;
  private final TreeFile file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();
  private final Fields fields;

  private ReplyReader(
      ReadingContext context, TreeFile file, org.klartext.frontmatter.Value.Table values) {
    this.context = context;
    this.file = file;
    this.fields =
        new Fields(values, file.path(), Map.of(RemovalReader.KEY, RemovalReader.HINT), problems);
  }

  /**
   * Reads a reply.
   *
   * @throws FrontMatterException if it is not UTF-8 or its head cannot be read
   * @throws UnreadableTextException if its text cannot be read
   */
  static Reading reply(ReadingContext context, TreeFile file, byte[] bytes)
      throws FrontMatterException, UnreadableTextException {
    FrontMatter matter = FrontMatter.parse(SourceText.decode(bytes));
    ReplyReader reader = new ReplyReader(context, file, matter.values());
    Reply reply = reader.reply(matter);
    return reader.reading(new Reading.Result.OfReply(reply));
  }

  /**
   * Reads the state of a question.
   *
   * @throws FrontMatterException if it is not UTF-8 or not YAML
   */
  static Reading state(ReadingContext context, TreeFile file, byte[] bytes)
      throws FrontMatterException {
    ReplyReader reader = new ReplyReader(context, file, FrontMatter.yaml(SourceText.decode(bytes)));
    Source source = new Source(file.path(), reader.fields.positions());
    return reader.reading(new Reading.Result.OfState(reader.state(), source, Digest.of(bytes)));
  }

  private Reading reading(Reading.Result result) {
    return new Reading(file, result, hidden, problems, false);
  }

  private Reply reply(FrontMatter matter) throws UnreadableTextException {
    fields.refuseUnknown(Schema.REPLY);
    String lang = lang();
    Optional<Reply.Removal> removed =
        new RemovalReader("reply", file.path(), context.config().timeZone(), problems).read(fields);
    Writer author = fields.table("author").map(ReplyReader::writer).orElse(PageReader.NOBODY);
    Body body = removed.isPresent() ? Body.EMPTY : body(matter, lang);
    if (author instanceof Writer.Staff && removed.isEmpty()) {
      reportRelativeLinks(matter);
    }
    return new Reply(
        fields.text("id").orElse(stem()),
        fields.choice("kind", KINDS).orElse(Reply.Kind.COMMENT),
        fields.text("replyTo"),
        author,
        instant(fields, "date").orElseGet(this::missingDate),
        instant(fields, "edited"),
        lang,
        removed,
        body,
        new Source(file.path(), fields.positions()),
        digest(matter, lang, body));
  }

  private String stem() {
    String name = file.name();
    return name.substring(0, name.length() - ".md".length());
  }

  private String lang() {
    String path = file.path();
    String page = path.substring(0, path.lastIndexOf(TreeFile.REPLIES + "/")) + ".md";
    return fields
        .text("lang")
        .filter(Languages::isTag)
        .orElseGet(() -> Place.of(page, context.config()).lang());
  }

  private Body body(FrontMatter matter, String lang) throws UnreadableTextException {
    String path = file.path();
    MarkdownText whole =
        new MarkdownText(matter.body(), path, matter.bodyLine(), lang, Trust.VISITOR);
    AudienceCut.Cut cut = context.cut(whole);
    ReadingContext.report(cut, Trust.VISITOR, problems);
    ReadingContext.fileNames(cut.hidden(), hidden);
    MarkdownText rest = new MarkdownText(cut.text(), path, matter.bodyLine(), lang, Trust.VISITOR);
    return context.body(rest, problems);
  }

  /** Only addresses become links in a reply; our own people are told, visitors need not know. */
  private void reportRelativeLinks(FrontMatter matter) {
    for (Destinations.Span span : DESTINATIONS.of(matter.body())) {
      Target target = Target.parse(span.destination(), file.path());
      if (target instanceof Target.InTree || target instanceof Target.OutsideTree) {
        String message =
            "“"
                + span.destination()
                + "” does not become a link in a reply; only its text is shown.";
        problems.add(
            Problem.warning("relative-link", file.path(), position(matter, span.start()), message)
                .withHint("Write the address of the page, such as /faq/example/."));
      }
    }
  }

  private static Position position(FrontMatter matter, int offset) {
    String before = matter.body().substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(matter.bodyLine() + line, offset - before.lastIndexOf('\n'));
  }

  private static Writer writer(Fields author) {
    author.refuseUnknown(Schema.REPLY_AUTHOR);
    return author
        .text("expert")
        .<Writer>map(Writer.Staff::new)
        .orElseGet(() -> PageReader.visitor(author));
  }

  private Instant missingDate() {
    fields.error("missing-key", "date", "A reply needs a date; it stands before all others.");
    return Instant.EPOCH;
  }

  private Optional<Instant> instant(Fields from, String key) {
    return from.read(
        key,
        "a date such as 2026-11-21T08:00:00Z",
        text -> Moments.instant(text, context.config().timeZone()));
  }

  private Digest digest(FrontMatter matter, String lang, Body body) {
    return new Digest.Builder()
        .add(matter.head())
        .add(file.path())
        .add(lang)
        .add(context.key())
        .add(body.digest())
        .build();
  }

  private QuestionState state() {
    fields.refuseUnknown(Schema.STATE);
    return new QuestionState(
        fields.choice("state", STATES).orElse(QuestionState.Status.OPEN),
        fields.text("owner"),
        instant(fields, "due"),
        instant(fields, "overdueSince"),
        fields.text("accepted"),
        instant(fields, "reopened"),
        fields.read("handedOver", "a whole number from 0 on", ReplyReader::count).orElse(0),
        pageId("faq"),
        pageId("duplicateOf"));
  }

  private static int count(String text) {
    int count = Integer.parseInt(text);
    if (count < 0) {
      throw new IllegalArgumentException("Negative");
    }
    return count;
  }

  private Optional<PageId> pageId(String key) {
    return fields.read(key, RemovalReader.PAGE_ID, PageId::new);
  }
}
