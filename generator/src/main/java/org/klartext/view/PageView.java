package org.klartext.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartext.site.text.Initials;
import org.klartext.site.Digest;
import org.klartext.site.Heading;
import org.klartext.site.Page;
import org.klartext.site.PageMeta;
import org.klartext.site.Reply;
import org.klartext.site.Writer;

/**
 * A page of the tree as HTML.
 *
 * @param template {@code home} or the kind of the page
 * @param frame what all pages have in common
 * @param head what it says of itself
 * @param page the page
 * @param card the page as others show it
 * @param trail the way to it from the home page, itself not included
 * @param text its body
 * @param addenda dated additions, oldest first
 * @param authors profiles of those who wrote it
 * @param topics it belongs to, without the number of their pages
 * @param tags it carries
 * @param related pages on the same subject
 * @param groups pages it gathers
 * @param owner profile of the expert responsible for a question
 * @param origins the questions that were promoted to it, oldest first
 * @param discussion what stands under it
 * @param ask where to ask a question on its subject; absent where nobody takes one
 * @param digest of all the above
 */
public record PageView(
    String template,
    Frame frame,
    Head head,
    Page page,
    Card card,
    List<Link> trail,
    Links text,
    List<DatedText> addenda,
    List<Card> authors,
    List<Card> topics,
    List<Link> tags,
    List<Card> related,
    List<Group> groups,
    Optional<Card> owner,
    List<Link.ToPage> origins,
    Discussion discussion,
    Optional<String> ask,
    Digest digest)
    implements View.Templated {

  /** Copies what it is given. */
  public PageView {
    trail = List.copyOf(trail);
    addenda = List.copyOf(addenda);
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    tags = List.copyOf(tags);
    related = List.copyOf(related);
    groups = List.copyOf(groups);
    origins = List.copyOf(origins);
  }

  /**
   * An addition to an article.
   *
   * @param date when it was made
   * @param text what is new
   */
  public record DatedText(Instant date, Links text) {
    /** The addition as HTML. */
    public String html() {
      return text.html();
    }
  }

  /** What its place and front matter say. */
  public PageMeta meta() {
    return page.meta();
  }

  /** The title; of a question that was removed, what the interface calls it. */
  public String title() {
    return head.title();
  }

  /** The reason for which a question was taken away, a dash for none; empty if it is there. */
  public String removed() {
    return removal().map(it -> it.reason().orElse("–")).orElse("");
  }

  /** When it was taken away, if that is known. */
  public Optional<Instant> removedOn() {
    return removal().flatMap(Reply.Removal::date);
  }

  /** Why and when a question was taken away. */
  public Optional<Reply.Removal> removal() {
    return page instanceof Page.Question question ? question.removed() : Optional.empty();
  }

  /** One or two sentences; empty for none. */
  public String description() {
    return meta().description().orElse("");
  }

  /** The language of the text, which differs from the frame's on a page without translation. */
  public String lang() {
    return meta().lang();
  }

  /** True if the page is shown in place of a missing translation. */
  public boolean fallback() {
    return !meta().lang().equals(frame.lang());
  }

  /** The body as HTML. */
  public String html() {
    return text.html();
  }

  /** Headings of the second and third level, for a table of contents. */
  public List<Heading> contents() {
    return text.body().outline().headings().stream()
        .filter(heading -> heading.level() == 2 || heading.level() == 3)
        .toList();
  }

  /** From when it is. */
  public Optional<Instant> date() {
    return meta().lifetime().date();
  }

  /** When it was last changed. */
  public Optional<Instant> updated() {
    return meta().lifetime().updated();
  }

  /** The name of whom a question is from; empty for none. */
  public String asker() {
    return page instanceof Page.Question question
            && question.author() instanceof Writer.Visitor(String name, Optional<String> _)
        ? name
        : "";
  }

  /** Up to two capital letters of that name. */
  public String askerInitials() {
    return Initials.of(asker());
  }

  /** Until when an answer is promised. */
  public Optional<Instant> due() {
    return page instanceof Page.Question question ? question.state().due() : Optional.empty();
  }

  /** Since when the promise is broken. */
  public Optional<Instant> overdueSince() {
    return page instanceof Page.Question question
        ? question.state().overdueSince()
        : Optional.empty();
  }

  /** Addresses of an expert elsewhere. */
  public List<Page.ProfileLink> profileLinks() {
    return page instanceof Page.Expert expert ? expert.links() : List.of();
  }

  /** The pages of a group; empty if there is no such group. */
  public List<Card> group(String key) {
    return groups.stream()
        .filter(group -> group.key().equals(key))
        .findFirst()
        .map(Group::cards)
        .orElse(List.of());
  }

  /** The id of the page. */
  public String id() {
    return meta().id().value();
  }

  /** True if the page is for the company's own people only. */
  public boolean internal() {
    return meta().audience() == org.klartext.site.Audience.INTERNAL;
  }

  /** True for a draft. */
  public boolean draft() {
    return meta().lifetime().draft();
  }
}
