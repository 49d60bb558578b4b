package org.klartext.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One addressable document. */
public sealed interface Page {
  /** What its place and front matter say. */
  PageMeta meta();

  /** Its text. */
  Body body();

  /** Of everything the page shows by itself; replies not included. */
  Digest digest();

  /**
   * An expert's article.
   *
   * @param addenda dated additions, oldest first
   */
  record Article(PageMeta meta, Body body, List<Addendum> addenda, Digest digest) implements Page {
    /** Copies what it is given. */
    public Article {
      addenda = List.copyOf(addenda);
    }
  }

  /**
   * A later addition to an article.
   *
   * @param date when it was added
   * @param body what is new
   */
  record Addendum(Instant date, Body body) {}

  /** A question of the FAQ with the editors' answer. */
  record FaqEntry(PageMeta meta, Body body, Digest digest) implements Page {}

  /**
   * A visitor's question.
   *
   * @param author who asked
   * @param state what has become of it
   * @param removed why and when it was taken away; there is no title, text or author then
   */
  record Question(
      PageMeta meta,
      Body body,
      Writer author,
      QuestionState state,
      Optional<Reply.Removal> removed,
      Digest digest)
      implements Page {}

  /** True if it was taken away: only a marker is left of it. */
  default boolean isRemoved() {
    return this instanceof Question question && question.removed().isPresent();
  }

  /**
   * A subject.
   *
   * @param experts slugs of those who answer for it
   * @param promise business hours within which an answer is promised
   * @param icon name of a picture of the theme
   */
  record Topic(
      PageMeta meta,
      Body body,
      List<String> experts,
      Optional<Duration> promise,
      Optional<String> icon,
      Digest digest)
      implements Page {
    /** Copies what it is given. */
    public Topic {
      experts = List.copyOf(experts);
    }
  }

  /**
   * A person's profile.
   *
   * @param role what the person does
   * @param department where
   * @param photo a picture of the tree
   * @param links elsewhere on the web
   */
  record Expert(
      PageMeta meta,
      Body body,
      Optional<String> role,
      Optional<String> department,
      Optional<Target> photo,
      List<ProfileLink> links,
      Digest digest)
      implements Page {
    /** Copies what it is given. */
    public Expert {
      links = List.copyOf(links);
    }
  }

  /**
   * An address of a person elsewhere.
   *
   * @param label what to call it
   * @param url absolute
   */
  record ProfileLink(String label, String url) {}

  /** Anything else: home, imprint, the head of a section. */
  record StandalonePage(PageMeta meta, Body body, Digest digest) implements Page {}
}
