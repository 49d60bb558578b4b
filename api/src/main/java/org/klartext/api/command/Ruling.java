package org.klartext.api.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.klartext.api.contribution.Reason;

/**
 * A decision that is sent to the server.
 *
 * @param decision {@code approved}, {@code rejected}, {@code removed} or {@code closed}
 * @param grounds why not; absent with an approval
 */
record Ruling(String decision, Optional<Grounds> grounds) {
  static final Ruling APPROVED = new Ruling("approved", Optional.empty());

  /**
   * Why something is refused or removed.
   *
   * @param reason from the closed list
   * @param duplicateOf id of what it repeats; empty for none
   * @param word to the contributor; empty for none
   */
  record Grounds(Reason reason, String duplicateOf, String word) {}

  static Ruling rejected(Grounds grounds) {
    return new Ruling("rejected", Optional.of(grounds));
  }

  static Ruling removed(Grounds grounds) {
    return new Ruling("removed", Optional.of(grounds));
  }

  /** For a question that a page answers already. */
  static Ruling closed(String page, String word) {
    return new Ruling("closed", Optional.of(new Grounds(Reason.DUPLICATE, page, word)));
  }

  /** The fields of the request. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("decision", decision);
    grounds.ifPresent(it -> {
      fields.put("reason", it.reason().key());
      fields.put("duplicateOf", it.duplicateOf());
      fields.put("word", it.word());
    });
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /** In a sentence, such as {@code rejected (spam)}. */
  String words() {
    return decision + grounds.map(it -> " (" + it.reason().key() + ")").orElse("");
  }
}
