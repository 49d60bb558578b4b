package org.klartext.api.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of accounts: as one types them, without regard to case. */
final class AccountName {
  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{Ll}\\p{Nd}][\\p{Ll}\\p{Nd}._-]{1,39}");

  /** Stand in the audit trail for somebody who has no account. */
  static final String TERMINAL = "terminal";

  static final String SETUP = "setup";
  private static final Set<String> RESERVED = Set.of(TERMINAL, SETUP);

  private AccountName() {}

  /** The name that a text means; empty if it can be none. */
  static Optional<String> read(String text) {
    String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return ALLOWED.matcher(name).matches() && !RESERVED.contains(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The same for a new account. */
  static String of(String text) throws AccountException {
    return read(text)
        .orElseThrow(() ->
            new AccountException(
                AccountException.Code.INVALID_NAME,
                "A name has 2 to 40 letters, digits, dots, hyphens or underscores and begins with"
                    + " a letter or digit; “terminal” and “setup” are taken by the program."));
  }
}
