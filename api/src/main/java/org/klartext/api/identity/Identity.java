package org.klartext.api.identity;

import java.util.Set;

/**
 * Who makes a request, and what they may do in it.
 *
 * @param account whose session or token it is
 * @param scopes what is allowed; of a token perhaps less than its owner may do
 */
public record Identity(Account account, Set<Scope> scopes) {
  /** Copies what it is given. */
  public Identity {
    scopes = Set.copyOf(scopes);
  }

  /** True if something is allowed. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
