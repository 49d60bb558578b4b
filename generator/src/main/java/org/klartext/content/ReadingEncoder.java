package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.PackedOutput;
import org.klartext.site.Body;
import org.klartext.site.Digest;
import org.klartext.site.Heading;
import org.klartext.site.Labels;
import org.klartext.site.Outline;
import org.klartext.site.Page;
import org.klartext.site.PageId;
import org.klartext.site.PageMeta;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.klartext.site.QuestionState;
import org.klartext.site.Reference;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Target;
import org.klartext.site.Writer;

/** Readings to bytes; {@link ReadingDecoder} reads them in the same order. */
record ReadingEncoder(PackedOutput out) {
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
      case Reading.Result.OfState(QuestionState state, Source source, Digest digest) -> {
        out.number(11);
        state(state);
        source(source);
        out.digest(digest);
      }
      case Reading.Result.Hidden(PageId id, var addresses) -> {
        out.number(12);
        pageId(id);
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
        out.optional(question.removed(), this::removal);
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
    pageId(meta.id());
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
    out.optional(state.reopened(), out::instant);
    out.number(state.handedOver());
    out.optional(state.faq(), this::pageId);
    out.optional(state.duplicateOf(), this::pageId);
  }

  private void pageId(PageId id) {
    out.text(id.value());
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
    out.optional(removal.reason(), out::text);
    out.optional(removal.date(), out::instant);
    out.optional(removal.of(), this::pageId);
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
