package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.ImageSize;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;

import java.time.Duration;
import java.util.HashMap;
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

/** Readings as bytes and back; the texts of bodies are left out. Both halves have one order. */
final class ReadingCodec {
  private ReadingCodec() {}

  /** Writes the sizes of images. */
  static void sizes(PackedOutput out, Map<TreeFile, ImageSize> sizes) {
    out.list(
        sizes.entrySet(),
        entry -> {
          new Encoder(out).file(entry.getKey());
          out.number(entry.getValue().width());
          out.number(entry.getValue().height());
        });
  }

  /** Reads the sizes of images. */
  static Map<TreeFile, ImageSize> sizes(PackedInput in) {
    Map<TreeFile, ImageSize> sizes = new HashMap<>();
    int count = in.size();
    for (int i = 0; i < count; i++) {
      TreeFile file = new TreeFile(in.text(), in.number(), in.whole());
      sizes.put(file, new ImageSize(in.small(), in.small()));
    }
    return sizes;
  }

  /** Records to bytes. */
  record Encoder(PackedOutput out) {
    void file(TreeFile file) {
      out.text(file.path());
      out.number(file.size());
      out.whole(file.modified());
    }

    void reading(Reading reading) {
      file(reading.file());
      switch (reading.result()) {
        case Reading.Result.OfPage(Page page) -> {
          out.number(9);
          page(page);
        }
        case Reading.Result.OfReply(Reply reply) -> {
          out.number(10);
          reply(reply);
        }
        case Reading.Result.OfState(QuestionState state, Digest digest) -> {
          out.number(11);
          state(state);
          out.digest(digest);
        }
        case Reading.Result.Hidden(var addresses) -> {
          out.number(12);
          out.list(addresses, it -> out.text(it.path()));
        }
        case Reading.Result.Unreadable() -> out.number(13);
      }
      out.list(reading.hidden(), out::text);
      out.list(reading.problems(), this::problem);
      out.flag(reading.outdated());
    }

    private void page(Page page) {
      meta(page.meta());
      body(page.body());
      out.digest(page.digest());
      switch (page) {
        case Page.Article article -> out.list(article.addenda(), this::addendum);
        case Page.Question question -> {
          writer(question.author());
          state(question.state());
        }
        case Page.Topic topic -> {
          out.list(topic.experts(), out::text);
          out.optional(topic.promise(), it -> out.whole(it.toMillis()));
          out.optional(topic.icon(), out::text);
        }
        case Page.Expert expert -> {
          out.optional(expert.role(), out::text);
          out.optional(expert.department(), out::text);
          out.optional(expert.photo(), this::target);
          out.list(expert.links(), this::link);
        }
        case Page.FaqEntry _, Page.StandalonePage _ -> {}
      }
    }

    private void addendum(Page.Addendum addendum) {
      out.instant(addendum.date());
      body(addendum.body());
    }

    private void link(Page.ProfileLink link) {
      out.text(link.label());
      out.text(link.url());
    }

    private void meta(PageMeta meta) {
      out.text(meta.id().value());
      out.word(meta.kind());
      out.text(meta.slug());
      out.text(meta.lang());
      out.text(meta.permalink().path());
      source(meta.source());
      out.text(meta.title());
      out.optional(meta.description(), out::text);
      out.optional(meta.lifetime().date(), out::instant);
      out.optional(meta.lifetime().updated(), out::instant);
      out.optional(meta.lifetime().expires(), out::instant);
      out.flag(meta.lifetime().draft());
      out.word(meta.audience());
      out.text(meta.translationKey());
      out.list(meta.aliases(), it -> out.text(it.path()));
      labels(meta.labels());
      out.optional(meta.image(), this::target);
      out.optional(meta.comments(), out::word);
      out.number(meta.weight());
      out.list(meta.asked(), out::text);
      out.list(meta.expect(), out::text);
      out.digest(meta.digest());
    }

    private void labels(Labels labels) {
      out.list(labels.topics(), out::text);
      out.list(labels.tags(), out::text);
      out.list(labels.authors(), out::text);
      out.list(labels.related(), this::target);
    }

    private void source(Source source) {
      out.text(source.path());
      out.list(
          source.positions().entrySet(),
          entry -> {
            out.text(entry.getKey());
            position(entry.getValue());
          });
    }

    private void position(Position position) {
      out.number(position.line());
      out.number(position.column());
    }

    private void body(Body body) {
      out.digest(body.digest());
      Outline outline = body.outline();
      out.list(outline.headings(), this::heading);
      out.list(outline.references(), this::reference);
      out.list(outline.anchors(), out::text);
      out.text(outline.excerpt());
    }

    private void heading(Heading heading) {
      out.number(heading.level());
      out.text(heading.id());
      out.text(heading.text());
    }

    private void reference(Reference reference) {
      out.word(reference.kind());
      out.text(reference.destination());
      target(reference.target());
      out.text(reference.label());
      position(reference.position());
    }

    private void target(Target target) {
      switch (target) {
        case Target.InTree it -> target(0, it.path(), it.fragment());
        case Target.InSite it -> target(1, it.path(), it.fragment());
        case Target.SamePage it -> target(2, it.fragment(), "");
        case Target.External it -> target(3, it.url(), "");
        case Target.OutsideTree it -> target(4, it.destination(), "");
      }
    }

    private void target(int kind, String first, String second) {
      out.number(kind);
      out.text(first);
      out.text(second);
    }

    private void writer(Writer writer) {
      switch (writer) {
        case Writer.Staff staff -> {
          out.flag(true);
          out.text(staff.expert());
        }
        case Writer.Visitor visitor -> {
          out.flag(false);
          out.text(visitor.name());
          out.optional(visitor.website(), out::text);
        }
      }
    }

    private void state(QuestionState state) {
      out.word(state.status());
      out.optional(state.owner(), out::text);
      out.optional(state.due(), out::instant);
      out.optional(state.overdueSince(), out::instant);
      out.optional(state.accepted(), out::text);
    }

    private void reply(Reply reply) {
      out.text(reply.id());
      out.word(reply.kind());
      out.optional(reply.replyTo(), out::text);
      writer(reply.author());
      out.instant(reply.date());
      out.optional(reply.edited(), out::instant);
      out.text(reply.lang());
      out.optional(reply.removed(), this::removal);
      source(reply.source());
      body(reply.body());
      out.digest(reply.digest());
    }

    private void removal(Reply.Removal removal) {
      out.text(removal.reason());
      out.instant(removal.date());
    }

    private void problem(Problem problem) {
      out.word(problem.severity());
      out.text(problem.code());
      out.text(problem.file());
      position(problem.position());
      out.text(problem.message());
      out.optional(problem.hint(), out::text);
    }
  }

  /** Bytes to records; the arguments of a constructor are read from left to right. */
  static final class Decoder {
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    private static final Map.Entry<String, Position>[] NO_ENTRIES = new Map.Entry[0];

    private final PackedInput in;
    private final BiFunction<TreeFile, Integer, Body.Text> texts;
    private TreeFile file = new TreeFile("", 0, 0);

    /**
     * @param texts file and part → the text that is not here
     */
    Decoder(PackedInput in, BiFunction<TreeFile, Integer, Body.Text> texts) {
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
        case 11 -> new Reading.Result.OfState(state(), in.digest());
        case 12 -> new Reading.Result.Hidden(in.list(() -> new Permalink(in.text())));
        case 13 -> new Reading.Result.Unreadable();
        default -> new Reading.Result.OfPage(page());
      };
    }

    private Page page() {
      PageMeta meta = meta();
      Body body = body(0);
      Digest digest = in.digest();
      return switch (meta.kind()) {
        case ARTICLE -> article(meta, body, digest);
        case FAQ -> new Page.FaqEntry(meta, body, digest);
        case QUESTION -> new Page.Question(meta, body, writer(), state(), digest);
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
          new PageId(in.text()),
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
          new Labels(
              in.list(in::text), in.list(in::text), in.list(in::text), in.list(this::target)),
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
      return new Reference(
          in.word(Reference.Kind.class), in.text(), target(), in.text(), position());
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
          in.optional(in::text));
    }

    private Reply reply() {
      String id = in.text();
      Reply.Kind kind = in.word(Reply.Kind.class);
      var replyTo = in.optional(in::text);
      Writer author = writer();
      var date = in.instant();
      var edited = in.optional(in::instant);
      String lang = in.text();
      var removed = in.optional(() -> new Reply.Removal(in.text(), in.instant()));
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
}
