package org.klartext.api.moderation;

import java.util.Optional;
import org.klartext.api.contribution.Reason;

/** What a moderator decides. */
public sealed interface Decree {
  /** The newest wording becomes public. */
  record Approve() implements Decree {}

  /**
   * The newest wording does not become public.
   *
   * @param reason from the closed list
   * @param duplicateOf id of the page or reply it repeats
   * @param word to the contributor; empty for none
   */
  record Reject(Reason reason, Optional<String> duplicateOf, String word) implements Decree {}

  /**
   * A public question is closed, because a page answers it; everything stays where it is, with a
   * link there.
   *
   * @param duplicateOf id of the page
   * @param word to the contributor; empty for none
   */
  record Close(String duplicateOf, String word) implements Decree {}

  /**
   * What is public is taken away; a marker with the reason stays.
   *
   * @param reason from the closed list
   * @param duplicateOf id of the page or reply it repeats
   * @param word to the contributor; empty for none
   */
  record Remove(Reason reason, Optional<String> duplicateOf, String word) implements Decree {}
}
