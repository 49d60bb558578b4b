package org.klartext.api.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/**
 * Hashes of passwords: Argon2id with 19 MiB, two passes, one lane. Only two are computed at a time,
 * so that many who sign in at once take no more than 38 MiB.
 */
public final class Passwords {
  private static final int KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT = 16;
  private static final int AT_ONCE = 2;
  private static final int MANY = 50;

  /** The hash of no password at all: whoever has no account takes as long as somebody who has. */
  private static final String DECOY =
      "$argon2id$v=19$m=19456,t=2,p=1$a2xhcnRleHRkZWNveTAwMA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final RandomGenerator random;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * Hashes passwords.
   *
   * @param random gives salts
   */
  public Passwords(RandomGenerator random) {
    this.random = random;
  }

  /** A new hash with its salt and parameters. */
  String hash(String password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    turns.acquireUninterruptibly();
    try {
      return Password.hash(PasswordRules.normalized(password))
          .addSalt(salt)
          .with(Argon2Function.getInstance(KIB, PASSES, LANES, LENGTH, Argon2.ID))
          .getResult();
    } finally {
      turns.release();
    }
  }

  /**
   * True if a password is the one of a hash.
   *
   * @param hash absent if there is no such account; the answer is false and comes no sooner
   */
  boolean matches(String password, Optional<String> hash) {
    String expected = hash.orElse(DECOY);
    turns.acquireUninterruptibly();
    try {
      boolean same =
          Password.check(PasswordRules.normalized(password), expected)
              .with(Argon2Function.getInstanceFromHash(expected));
      return same && hash.isPresent();
    } finally {
      turns.release();
    }
  }

  /** True if so many wait for their turn that others should come back later. */
  boolean isBusy() {
    return turns.getQueueLength() >= MANY;
  }
}
