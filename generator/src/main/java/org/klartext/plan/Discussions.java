package org.klartext.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.klartext.site.Digest;
import org.klartext.site.Page;
import org.klartext.site.Reply;
import org.klartext.site.Site;
import org.klartext.site.Writer;
import org.klartext.view.Card;
import org.klartext.view.Discussion;
import org.klartext.view.Discussion.Forms;

/** Sorts the replies of a page into threads. */
final class Discussions {
  /** How deep threads are shown; what is deeper stands beside its parent. */
  private static final int DEEPEST = 12;

  private final Site site;
  private final LanguagePart part;
  private final PagePlanner pages;
  private final FormAddresses forms;

  Discussions(Site site, LanguagePart part, PagePlanner pages) {
    this.site = site;
    this.part = part;
    this.pages = pages;
    this.forms = new FormAddresses(site);
  }

  Discussion of(Page page) {
    List<Reply> replies = site.replies(page.meta().id());
    String mode = pages.comments(page);
    Forms own = forms.of(page);
    Digest.Builder digest = new Digest.Builder().add(mode).add(own.toString());
    if (replies.isEmpty()) {
      return new Discussion(List.of(), List.of(), List.of(), mode, own, digest.build());
    }
    Marks marks = marks(page);
    Map<String, List<Reply>> children = children(replies);
    List<Discussion.Entry> top =
        children.getOrDefault("", List.of()).stream()
            .map(reply -> entry(page, reply, children, marks, Optional.empty(), 1))
            .toList();
    digest.add(marks.toString());
    top.forEach(entry -> digest(entry, digest));
    return new Discussion(
        ofKind(top, Reply.Kind.ANSWER).stream()
            .sorted(Comparator.comparing(entry -> !entry.accepted()))
            .toList(),
        ofKind(top, Reply.Kind.COMMENT),
        ofKind(top, Reply.Kind.MENTION),
        mode,
        own,
        digest.build());
  }

  /** The replies that are shown as what they are to the question. */
  private record Marks(Optional<String> accepted, Optional<String> questionBack) {}

  private Marks marks(Page page) {
    return page instanceof Page.Question question
        ? new Marks(question.state().accepted(), part.shelf().questions().questionBack(page))
        : new Marks(Optional.empty(), Optional.empty());
  }

  /**
   * By id of the parent; those without a parent under the empty id; no reply is lost in a cycle.
   */
  private static Map<String, List<Reply>> children(List<Reply> replies) {
    Map<String, Reply> byId = new HashMap<>();
    replies.forEach(reply -> byId.put(reply.id(), reply));
    Map<String, List<Reply>> children = new HashMap<>();
    for (Reply reply : replies) {
      String parent =
          reply.replyTo().filter(byId::containsKey).filter(it -> leadsUp(reply, byId)).orElse("");
      children.computeIfAbsent(parent, it -> new ArrayList<>()).add(reply);
    }
    return children;
  }

  private static boolean leadsUp(Reply reply, Map<String, Reply> byId) {
    Set<String> seen = new HashSet<>();
    Optional<Reply> current = Optional.of(reply);
    while (current.isPresent()) {
      if (!seen.add(current.get().id())) {
        return false;
      }
      current = current.get().replyTo().flatMap(id -> Optional.ofNullable(byId.get(id)));
    }
    return true;
  }

  private Discussion.Entry entry(
      Page page,
      Reply reply,
      Map<String, List<Reply>> children,
      Marks marks,
      Optional<Discussion.Addressee> addressee,
      int depth) {
    Optional<Card> expert =
        reply.author() instanceof Writer.Staff(String slug)
            ? part.shelf().expertCard(slug)
            : Optional.empty();
    Optional<Discussion.Addressee> author = Optional.of(addressee(reply, expert));
    List<Discussion.Entry> below = new ArrayList<>();
    for (Reply child : children.getOrDefault(reply.id(), List.of())) {
      Discussion.Entry entry = entry(page, child, children, marks, author, depth + 1);
      if (depth < DEEPEST) {
        below.add(entry);
      } else {
        below.add(entry.alone());
        below.addAll(entry.replies());
      }
    }
    return new Discussion.Entry(
        reply,
        pages.links(page, reply.body()),
        expert,
        marks.accepted().filter(reply.id()::equals).isPresent(),
        marks.questionBack().filter(reply.id()::equals).isPresent(),
        part.shelf().questions().link(reply.removed().flatMap(Reply.Removal::of), page.meta().id()),
        addressee,
        below,
        forms.of(page, reply));
  }

  private static Discussion.Addressee addressee(Reply reply, Optional<Card> expert) {
    String name =
        switch (reply.author()) {
          case Writer.Staff _ -> expert.map(Card::title).orElse("");
          case Writer.Visitor visitor -> reply.removed().isPresent() ? "" : visitor.name();
        };
    return new Discussion.Addressee(reply.id(), name, reply.author() instanceof Writer.Staff);
  }

  private static List<Discussion.Entry> ofKind(List<Discussion.Entry> entries, Reply.Kind kind) {
    return entries.stream().filter(entry -> entry.reply().kind() == kind).toList();
  }

  private static void digest(Discussion.Entry entry, Digest.Builder digest) {
    digest
        .add(entry.reply().digest())
        .add(entry.text().digest())
        .add(entry.forms().toString())
        .add(entry.duplicateOf().toString())
        .add(entry.replies().size());
    entry.expert().ifPresent(card -> digest.add(card.digest()));
    entry.replies().forEach(reply -> digest(reply, digest));
  }
}
