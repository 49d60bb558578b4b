package org.klartext.api.store;

import org.jdbi.v3.core.Handle;

/** What can be read and written in one go. Valid only inside the work it was given to. */
public final class Transaction {
  private final Handle handle;

  Transaction(Handle handle) {
    this.handle = handle;
  }

  /** Contributions and their wordings. */
  public Contributions contributions() {
    return new Contributions(handle);
  }

  /** What waits for a decision. */
  public ModerationQueue queue() {
    return new ModerationQueue(handle);
  }

  /** What was decided, and what it can be undone to. */
  public Decisions decisions() {
    return new Decisions(handle);
  }

  /** What happened with questions, for the service figures. */
  public Histories histories() {
    return new Histories(handle);
  }

  /** Who is responsible for which question. */
  public Assignments assignments() {
    return new Assignments(handle);
  }

  /** Changes of the tree, and which node has made them. */
  public Publications publications() {
    return new Publications(handle);
  }

  /** Which publications are in Git. */
  public Commits commits() {
    return new Commits(handle);
  }

  /** Readers' reports. */
  public Reports reports() {
    return new Reports(handle);
  }

  /** Which pages helped. */
  public HelpfulVotes votes() {
    return new HelpfulVotes(handle);
  }

  /** What was searched for and not found. */
  public VainSearches vainSearches() {
    return new VainSearches(handle);
  }

  /** Submissions that may come twice. */
  public Repetitions repetitions() {
    return new Repetitions(handle);
  }

  /** What only one node may do at a time. */
  public Leases leases() {
    return new Leases(handle);
  }

  /** Who works here. */
  public Accounts accounts() {
    return new Accounts(handle);
  }

  /** Who has signed in. */
  public Sessions sessions() {
    return new Sessions(handle);
  }

  /** The keys of programs. */
  public Tokens tokens() {
    return new Tokens(handle);
  }
}
