package org.klartext.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;
import org.klartext.files.TreeFile;
import org.klartext.site.Audience;
import org.klartext.site.Body;
import org.klartext.site.Comments;
import org.klartext.site.Digest;
import org.klartext.site.Heading;
import org.klartext.site.Html;
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

/** What is decoded equals what was encoded, whatever it holds. */
class ReadingCodecTest {
  private record Stub(String path, int part) implements Body.Text {
    @Override
    public Html html() {
      return Html.EMPTY;
    }

    @Override
    public String plain() {
      return path + part;
    }

    @Override
    public String markdown() {
      return "";
    }
  }

  /** Makes records of random numbers, so that one seed is one record. */
  private record Maker(java.util.Random random) {
    private String text() {
      String[] some = {"", "a", "Ünï", "😀\n", "x".repeat(300), "id" + random.nextInt(9)};
      return some[random.nextInt(some.length)];
    }

    private <T> Optional<T> maybe(java.util.function.Supplier<T> supplier) {
      return random.nextBoolean() ? Optional.of(supplier.get()) : Optional.empty();
    }

    private <T> List<T> some(java.util.function.Supplier<T> supplier) {
      return java.util.stream.Stream.generate(supplier).limit(random.nextInt(4)).toList();
    }

    private <E extends Enum<E>> E word(Class<E> type) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }

    private Instant instant() {
      return Instant.ofEpochSecond(random.nextLong(-1L << 35, 1L << 35), random.nextInt(1_000));
    }

    private Digest digest() {
      return new Digest(random.nextLong(), random.nextLong());
    }

    private Position position() {
      return new Position(1 + random.nextInt(5000), 1 + random.nextInt(200));
    }

    private Target target() {
      return switch (random.nextInt(5)) {
        case 0 -> new Target.InTree(text(), text());
        case 1 -> new Target.InSite(text(), text());
        case 2 -> new Target.SamePage(text());
        case 3 -> new Target.External(text());
        default -> new Target.OutsideTree(text());
      };
    }

    private Writer writer() {
      return random.nextBoolean()
          ? new Writer.Staff(text())
          : new Writer.Visitor(text(), maybe(this::text));
    }

    private QuestionState state() {
      return new QuestionState(
          word(QuestionState.Status.class),
          maybe(this::text),
          maybe(this::instant),
          maybe(this::instant),
          maybe(this::text),
          maybe(this::instant),
          random.nextInt(Integer.MAX_VALUE),
          maybe(this::pageId),
          maybe(this::pageId));
    }

    private PageId pageId() {
      return new PageId("id" + random.nextInt(100));
    }

    private Body body(String path, int part) {
      if (random.nextInt(5) == 0) {
        return Body.EMPTY;
      }
      Outline outline =
          new Outline(
              some(() -> new Heading(1 + random.nextInt(6), text(), text())),
              some(() ->
                  new Reference(word(Reference.Kind.class), text(), target(), text(), position())),
              Set.copyOf(some(this::text)),
              text());
      return new Body(digest(), outline, new Stub(path, part));
    }

    private PageMeta meta(String path) {
      return new PageMeta(
          pageId(),
          word(Kind.class),
          text(),
          text(),
          new Permalink("/x" + random.nextInt(100) + "/"),
          new Source(path, Map.of("title", position(), text(), position())),
          text(),
          maybe(this::text),
          new Lifetime(
              maybe(this::instant),
              maybe(this::instant),
              maybe(this::instant),
              random.nextBoolean()),
          word(Audience.class),
          text(),
          some(() -> new Permalink("/a" + random.nextInt(100))),
          new Labels(some(this::text), some(this::text), some(this::text), some(this::target)),
          maybe(this::target),
          maybe(() -> word(Comments.class)),
          random.nextInt(),
          some(this::text),
          some(this::text),
          digest());
    }

    private Reply.Removal removal() {
      return new Reply.Removal(maybe(this::text), maybe(this::instant), maybe(this::pageId));
    }

    private Page page(String path) {
      PageMeta meta = meta(path);
      Body body = body(path, 0);
      int[] part = {0};
      return switch (meta.kind()) {
        case ARTICLE ->
            new Page.Article(
                meta,
                body,
                some(() -> new Page.Addendum(instant(), body(path, ++part[0]))),
                digest());
        case FAQ -> new Page.FaqEntry(meta, body, digest());
        case QUESTION ->
            new Page.Question(meta, body, writer(), state(), maybe(this::removal), digest());
        case TOPIC ->
            new Page.Topic(
                meta,
                body,
                some(this::text),
                maybe(() -> Duration.ofMinutes(random.nextInt(9999))),
                maybe(this::text),
                digest());
        case EXPERT ->
            new Page.Expert(
                meta,
                body,
                maybe(this::text),
                maybe(this::text),
                maybe(this::target),
                some(() -> new Page.ProfileLink(text(), text())),
                digest());
        case PAGE -> new Page.StandalonePage(meta, body, digest());
      };
    }

    private Reply reply(String path) {
      return new Reply(
          text(),
          word(Reply.Kind.class),
          maybe(this::text),
          writer(),
          instant(),
          maybe(this::instant),
          text(),
          maybe(this::removal),
          body(path, 0),
          new Source(path, Map.of()),
          digest());
    }

    private Problem problem() {
      return new Problem(
          word(Problem.Severity.class), text(), text(), position(), text(), maybe(this::text));
    }

    private Reading reading() {
      String path = "de/" + random.nextInt(1000) + ".md";
      Reading.Result result =
          switch (random.nextInt(5)) {
            case 0 -> new Reading.Result.OfReply(reply(path));
            case 1 -> new Reading.Result.OfState(state(), new Source(path, Map.of()), digest());
            case 2 ->
                new Reading.Result.Hidden(
                    pageId(), some(() -> new Permalink("/h" + random.nextInt(100) + "/")));
            case 3 -> new Reading.Result.Unreadable();
            default -> new Reading.Result.OfPage(page(path));
          };
      TreeFile file = new TreeFile(path, random.nextLong(1L << 40), random.nextLong());
      return new Reading(
          file, result, Set.copyOf(some(this::text)), some(this::problem), random.nextBoolean());
    }
  }

  @Property
  void decodingGivesBackWhatWasEncoded(@ForAll long seed) {
    Maker maker = new Maker(new java.util.Random(seed));
    List<Reading> readings = maker.some(maker::reading);
    PackedOutput out = new PackedOutput();
    out.list(readings, new ReadingEncoder(out)::reading);
    PackedInput in = new PackedInput(out.bytes(), 0);
    ReadingDecoder decoder = new ReadingDecoder(in, (file, part) -> new Stub(file.path(), part));
    assertEquals(readings, in.list(decoder::reading));
  }
}
