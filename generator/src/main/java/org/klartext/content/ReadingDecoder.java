package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.PackedInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.klartext.site.Audience;
import org.klartext.site.Body;
import org.klartext.site.Comments;
import org.klartext.site.Digest;
import org.klartext.site.Heading;
import org.klartext.site.Kind;
import org.klartext.site.Labels;
import org.klartext.site.Lifetime;
import org.klartext.site.Outline;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Permalink;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reference;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Target;
import org.klartext.site.Writer;

/** Bytes to readings; the arguments of a constructor are read from left to right. */
final class ReadingDecoder {
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
  private static final Map.Entry<String, Position>[] NO_ENTRIES = new Map.Entry[0];

  private final PackedInput in;
  private final BiFunction<TreeFile, Integer, Body.Text> texts;
  private TreeFile file = new TreeFile("", 0, 0);

  /**
   * @param texts file and part → the text that is not here
   */
  ReadingDecoder(PackedInput in, BiFunction<TreeFile, Integer, Body.Text> texts) {
    this.in = in;
    this.texts = texts;
  }

  Reading reading() {
    file = new TreeFile(in.text(), in.number(), in.whole());
    Reading.Result result = result(in.small());
    return new Reading(file, result, in.texts(), in.list(this::problem), in.flag());
  }

  private Reading.Result result(int tag) {
    return switch (tag) {
      case 10 -> new Reading.Result.OfReply(reply());
      case 11 -> new Reading.Result.OfState(state(), source(), in.digest());
      case 12 -> new Reading.Result.Hidden(pageId(), in.list(() -> new Permalink(in.text())));
      case 13 -> new Reading.Result.Unreadable();
      default -> new Reading.Result.OfPage(page());
    };
  }

  private Reply.Removal removal() {
    return new Reply.Removal(
        in.optional(in::text), in.optional(in::instant), in.optional(this::pageId));
  }

  private Page page() {
    PageMeta meta = meta();
    Body body = body(0);
    Digest digest = in.digest();
    return switch (meta.kind()) {
      case ARTICLE -> article(meta, body, digest);
      case FAQ -> new Page.FaqEntry(meta, body, digest);
      case QUESTION ->
          new Page.Question(meta, body, writer(), state(), in.optional(this::removal), digest);
      case TOPIC ->
          new Page.Topic(
              meta,
              body,
              in.list(in::text),
              in.optional(() -> Duration.ofMillis(in.whole())),
              in.optional(in::text),
              digest);
      case EXPERT ->
          new Page.Expert(
              meta,
              body,
              in.optional(in::text),
              in.optional(in::text),
              in.optional(this::target),
              in.list(() -> new Page.ProfileLink(in.text(), in.text())),
              digest);
      case PAGE -> new Page.StandalonePage(meta, body, digest);
    };
  }

  private Page article(PageMeta meta, Body body, Digest digest) {
    int[] part = {0};
    return new Page.Article(
        meta, body, in.list(() -> new Page.Addendum(in.instant(), body(++part[0]))), digest);
  }

  private PageMeta meta() {
    return new PageMeta(
        pageId(),
        in.word(Kind.class),
        in.text(),
        in.text(),
        new Permalink(in.text()),
        source(),
        in.text(),
        in.optional(in::text),
        new Lifetime(
            in.optional(in::instant),
            in.optional(in::instant),
            in.optional(in::instant),
            in.flag()),
        in.word(Audience.class),
        in.text(),
        in.list(() -> new Permalink(in.text())),
        new Labels(in.list(in::text), in.list(in::text), in.list(in::text), in.list(this::target)),
        in.optional(this::target),
        in.optional(() -> in.word(Comments.class)),
        in.small(),
        in.list(in::text),
        in.list(in::text),
        in.digest());
  }

  private Source source() {
    String path = in.text();
    List<Map.Entry<String, Position>> entries = in.list(() -> Map.entry(in.text(), position()));
    Map<String, Position> positions = Map.ofEntries(entries.toArray(NO_ENTRIES));
    return new Source(path, positions);
  }

  private Position position() {
    return new Position(in.small(), in.small());
  }

  private Body body(int part) {
    Digest digest = in.digest();
    Outline outline =
        new Outline(
            in.list(() -> new Heading(in.small(), in.text(), in.text())),
            in.list(this::reference),
            in.texts(),
            in.text());
    return digest.equals(Digest.EMPTY)
        ? Body.EMPTY
        : new Body(digest, outline, texts.apply(file, part));
  }

  private Reference reference() {
    return new Reference(in.word(Reference.Kind.class), in.text(), target(), in.text(), position());
  }

  private Target target() {
    int kind = in.small();
    String first = in.text();
    String second = in.text();
    return switch (kind) {
      case 0 -> new Target.InTree(first, second);
      case 1 -> new Target.InSite(first, second);
      case 2 -> new Target.SamePage(first);
      case 3 -> new Target.External(first);
      default -> new Target.OutsideTree(first);
    };
  }

  private Writer writer() {
    return in.flag()
        ? new Writer.Staff(in.text())
        : new Writer.Visitor(in.text(), in.optional(in::text));
  }

  private QuestionState state() {
    return new QuestionState(
        in.word(QuestionState.Status.class),
        in.optional(in::text),
        in.optional(in::instant),
        in.optional(in::instant),
        in.optional(in::text),
        in.optional(in::instant),
        in.small(),
        in.optional(this::pageId),
        in.optional(this::pageId));
  }

  private PageId pageId() {
    return new PageId(in.text());
  }

  private Reply reply() {
    String id = in.text();
    Reply.Kind kind = in.word(Reply.Kind.class);
    var replyTo = in.optional(in::text);
    Writer author = writer();
    var date = in.instant();
    var edited = in.optional(in::instant);
    String lang = in.text();
    var removed = in.optional(this::removal);
    Source source = source();
    return new Reply(
        id, kind, replyTo, author, date, edited, lang, removed, body(0), source, in.digest());
  }

  private Problem problem() {
    return new Problem(
        in.word(Problem.Severity.class),
        in.text(),
        in.text(),
        position(),
        in.text(),
        in.optional(in::text));
  }
}
