package org.klartext.api.git;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.eclipse.jgit.lib.PersonIdent;
import org.klartext.api.contribution.Actor;
import org.klartext.api.store.Commits.Waiting;

/**
 * What a commit says besides its file: nothing that a visitor wrote, and no address of a person.
 *
 * @param host of the portal
 */
record Messages(String host) {
  /** Names the publication at the end of a message. */
  static final String PUBLICATION = "Publication";

  private static final String PROGRAM = "Klartext";

  /** Whoever decided. */
  PersonIdent author(Waiting publication) {
    String name = publication.reason().map(it -> name(it.by())).orElse(PROGRAM);
    return person(name, publication.at());
  }

  private static String name(Actor by) {
    return switch (by) {
      case Actor.Staff(String user) -> user;
      case Actor.Screening _, Actor.Automation _ -> PROGRAM;
      case Actor.Contributor _ -> "Contributor";
    };
  }

  /** The server itself. */
  PersonIdent committer(Instant now) {
    return person(PROGRAM, now);
  }

  private PersonIdent person(String name, Instant at) {
    String address = name.toLowerCase(Locale.ROOT) + "@users.noreply." + host;
    return new PersonIdent(name, address, at, ZoneOffset.UTC);
  }

  /** One line for people, one for the server. */
  static String message(Waiting publication) {
    String what =
        publication
            .reason()
            .map(it -> it.kind().key() + " " + it.action().key().replace('-', ' '))
            .orElse("public record");
    String sentence = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    return "%s: %s%n%n%s: %s%n"
        .formatted(sentence, publication.path(), PUBLICATION, publication.id())
        .replace("\r\n", "\n");
  }
}
