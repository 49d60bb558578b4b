package org.klartext.api.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartext.api.contribution.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say why something is refused or removed. */
final class GroundsFlags {
  /** All reasons, for people. */
  static final String REASONS =
      Arrays.stream(Reason.values()).map(Reason::key).collect(Collectors.joining(", "));

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "REASON",
      description = {
        "spam, insult, personal-data, unlawful, off-topic, duplicate or advertising. That something"
            + " is critical or unflattering is no reason."
      })
  private String reason = "";

  @Option(
      names = "--word",
      paramLabel = "TEXT",
      description = "A word to the author, who reads it on the receipt.")
  private @Nullable String word;

  @Option(
      names = "--duplicate-of",
      paramLabel = "ID",
      description = "The page or reply that it repeats; needed with --reason duplicate.")
  private @Nullable String duplicateOf;

  /**
   * What was typed.
   *
   * @param command for the message if it cannot be
   */
  Ruling.Grounds read(CommandLine command) {
    Reason known =
        Reason.of(reason)
            .orElseThrow(() ->
                new ParameterException(
                    command, "--reason is one of " + REASONS + ", not “" + reason + "”."));
    if (known == Reason.DUPLICATE && duplicateOf == null) {
      throw new ParameterException(command, "Say with --duplicate-of what it repeats.");
    }
    return new Ruling.Grounds(
        known, Optional.ofNullable(duplicateOf).orElse(""), Optional.ofNullable(word).orElse(""));
  }
}
