package org.klartext.api.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.view.ServicePage;

/**
 * What a contributor sees of a contribution. Its forms are sent to {@code <href>/edit} (fields
 * {@code title, body, tag}), {@code /withdraw} and {@code /erase} (field {@code confirm=yes}),
 * {@code /accept} (the id of an answer in a field of that name, in the singular), {@code
 * /unhelpful} (nothing) and {@code /reply} (fields {@code reply, idempotencyKey}).
 *
 * @param href address of the receipt without a slash at the end
 * @param number for people, such as {@code K7M3-9Q2X}
 * @param kind key of what it is, such as {@code question}
 * @param title of the question, or of the page that was answered or commented on
 * @param state {@code held}, {@code quarantined}, {@code published}, {@code rejected}, {@code
 *     removed}, {@code withdrawn} or {@code erased}
 * @param rule that held it, such as {@code links}; {@code none} if none did
 * @param reason why it was refused or taken away; empty for none
 * @param word of a moderator to the contributor; empty for none
 * @param responsible who answers a question, and until when
 * @param duplicate the page that answers the question, if it was joined with one
 * @param steps what has happened, oldest first
 * @param html the text as clean HTML; empty where it is gone
 * @param waiting the newer wording that waits for a decision
 * @param publicHref where it can be seen
 * @param edit what can be changed; absent where nothing can
 * @param withdrawable true if it can be taken back
 * @param erasable true if it can be erased
 * @param answers to a published question, from which the one that helped can be chosen; empty where
 *     it cannot
 * @param entries what was typed into the edit form, nothing if another form was sent; and what is
 *     wrong with what was sent
 * @param notice what was just done, such as {@code edited}; empty or unknown for nothing
 */
public record ReceiptPage(
    String href,
    String number,
    String kind,
    String title,
    String state,
    String rule,
    String reason,
    String word,
    Optional<Responsible> responsible,
    Optional<Duplicate> duplicate,
    List<Step> steps,
    String html,
    Optional<Wording> waiting,
    Optional<String> publicHref,
    Optional<Edit> edit,
    boolean withdrawable,
    boolean erasable,
    List<Answer> answers,
    Entries entries,
    String notice)
    implements ServiceContent {
  /** Copies what it is given. */
  public ReceiptPage {
    steps = List.copyOf(steps);
    answers = List.copyOf(answers);
  }

  /**
   * Who answers a question.
   *
   * @param name of the expert
   * @param href of the profile
   * @param due until when an answer is promised
   * @param status {@code open}, {@code asked-back}, {@code answered} or {@code closed}
   * @param overdueSince when the promise was broken
   * @param replyKey marks the reply to a question back, so that it arrives once
   */
  public record Responsible(
      String name,
      Optional<String> href,
      Instant due,
      String status,
      Optional<Instant> overdueSince,
      String replyKey)
      implements ServicePage.Content {
    /** True while nobody has answered. */
    public boolean isOpen() {
      return status.equals("open");
    }
  }

  /**
   * A page that answers the same question.
   *
   * @param title of it
   * @param href of it
   */
  public record Duplicate(String title, String href) implements ServicePage.Content {}

  /**
   * Something that has happened.
   *
   * @param at when
   * @param action what was done, such as {@code received} or {@code approved}
   * @param reason of a refusal or removal; empty for none
   * @param by {@code staff}, {@code screening} or {@code contributor}
   */
  public record Step(Instant at, String action, String reason, String by)
      implements ServicePage.Content {}

  /**
   * A wording that is not public yet.
   *
   * @param title of a question; empty for others
   * @param html the text as clean HTML
   */
  public record Wording(String title, String html) implements ServicePage.Content {}

  /**
   * What can be changed.
   *
   * @param title of a question; empty for others
   * @param body Markdown
   * @param tag names the wording that is changed; sent back with the form
   * @param until when it can be changed; absent: as long as nobody has decided
   * @param masked the text without the personal data that was found in it; the same as the text
   *     means that there is none any more
   */
  public record Edit(
      String title, String body, String tag, Optional<Instant> until, Optional<String> masked)
      implements ServicePage.Content {
    /** Offers nothing that is there already. */
    public Edit {
      String text = body;
      masked = masked.filter(it -> !it.equals(text));
    }
  }

  /**
   * An answer to the contributor's question.
   *
   * @param id of the answer
   * @param author name; empty for none
   * @param excerpt its first words as plain text
   * @param href its place on the page
   * @param accepted true if it is the one that helped
   */
  public record Answer(String id, String author, String excerpt, String href, boolean accepted)
      implements ServicePage.Content {}

  /** True if nobody has decided yet, be it for spam or not: contributors are told the same. */
  public boolean isWaiting() {
    return state.equals("held") || state.equals("quarantined");
  }

  /** How the theme calls the state. */
  public String status() {
    return isWaiting() ? "held" : state;
  }

  /** True if the edit form was sent and comes back. */
  public boolean isEditing() {
    return !entries.values().isEmpty() && !entries.values().containsKey("reply");
  }

  /** True if an expert waits for more from whoever asked. */
  public boolean isAskedBack() {
    return state.equals("published")
        && responsible.filter(it -> it.status().equals("asked-back")).isPresent();
  }

  /** What the form of the reply shows: what was typed there. */
  public Entries replyEntries() {
    return entries.values().containsKey("reply") ? entries : Entries.NONE;
  }

  /** What the edit form shows: what was typed, else the present wording. */
  public Entries editEntries() {
    return edit.isEmpty() || isEditing()
        ? entries
        : new Entries(
            Map.of("title", edit.get().title(), "body", edit.get().body()), entries.errors());
  }

  @Override
  public String name() {
    return "receipt";
  }
}
