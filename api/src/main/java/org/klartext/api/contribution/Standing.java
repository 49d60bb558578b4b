package org.klartext.api.contribution;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a contribution stands; replaced as a whole by every change.
 *
 * @param state where it stands
 * @param revision number of the newest wording
 * @param published number of the public wording; 0 for none
 * @param waiting true if a decision on the newest wording is due
 * @param publishedAt when it first became public
 * @param editedAt when another wording became public
 * @param removal why it was refused or taken away
 * @param word to the contributor about the last decision; empty for none
 * @param version changes with every change of the contribution
 */
public record Standing(
    State state,
    int revision,
    int published,
    boolean waiting,
    Optional<Instant> publishedAt,
    Optional<Instant> editedAt,
    Optional<Removal> removal,
    String word,
    long version) {

  /**
   * Why and when a contribution was refused or taken away.
   *
   * @param reason one of {@link Reason}, {@code withdrawn} or {@code erased}
   * @param duplicateOf id of the page or reply it repeats
   * @param at when
   */
  public record Removal(String reason, Optional<String> duplicateOf, Instant at) {}

  /** Of something that has just arrived and waits. */
  public static Standing arrived(State state) {
    return new Standing(
        state, 1, 0, true, Optional.empty(), Optional.empty(), Optional.empty(), "", 1);
  }

  /** A wording has become public. */
  public Standing published(Instant now) {
    boolean again = publishedAt.isPresent() && published != revision;
    return new Standing(
        State.PUBLISHED,
        revision,
        revision,
        false,
        publishedAt.or(() -> Optional.of(now)),
        again ? Optional.of(now) : editedAt,
        Optional.empty(),
        "",
        version + 1);
  }

  /** The newest wording of something public was refused; what is public stays. */
  public Standing kept(String newWord) {
    return new Standing(
        state, revision, published, false, publishedAt, editedAt, removal, newWord, version + 1);
  }

  /** Nothing of it changes but what is said to its contributor. */
  public Standing noted(String newWord) {
    return new Standing(
        state, revision, published, waiting, publishedAt, editedAt, removal, newWord, version + 1);
  }

  /** It is over with it, for now or for good. */
  public Standing ended(State end, Removal why, String newWord) {
    return new Standing(
        end,
        revision,
        published,
        false,
        publishedAt,
        editedAt,
        Optional.of(why),
        newWord,
        version + 1);
  }

  /** There is a new wording, which waits. */
  public Standing reworded() {
    return new Standing(
        state, revision + 1, published, true, publishedAt, editedAt, removal, word, version + 1);
  }

  /** As it was before, but told apart from then. */
  public Standing restored(long newer) {
    return new Standing(
        state, revision, published, waiting, publishedAt, editedAt, removal, word, newer);
  }

  /** True if its file is in the tree: the text, or the marker in its place. */
  public boolean hasFile() {
    return publishedAt.isPresent();
  }
}
