package org.klartext.api.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is here for. */
public enum Role {
  /** May do everything. */
  ADMINISTRATOR,
  /** Decides on what came in. */
  MODERATOR,
  /** Answers questions. */
  EXPERT,
  /** Writes the portal's own texts. */
  EDITOR;

  /** What everybody of this role may do. */
  public Set<Scope> scopes() {
    return switch (this) {
      case ADMINISTRATOR -> Set.of(Scope.values());
      case MODERATOR -> Set.of(Scope.MODERATION, Scope.ANSWERS, Scope.EDITORIAL);
      case EXPERT -> Set.of(Scope.ANSWERS, Scope.EDITORIAL);
      case EDITOR -> Set.of(Scope.EDITORIAL);
    };
  }

  /** The name in JSON and in the database. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> of(String key) {
    return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
  }
}
