package org.klartext.api.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;

/** Reads passwords from the terminal, where nobody sees them, or from another program. */
public final class PasswordInput {
  private final InputStream in;
  private final boolean mayAsk;

  private PasswordInput(InputStream in, boolean mayAsk) {
    this.in = in;
    this.mayAsk = mayAsk;
  }

  /** From whoever started this process. */
  public static PasswordInput ofThisProcess() {
    return new PasswordInput(System.in, true);
  }

  /** From the first line of a stream. */
  public static PasswordInput of(InputStream in) {
    return new PasswordInput(in, false);
  }

  /**
   * Asks for a new password, twice; or takes the first line of what another program writes.
   *
   * @param name of the account
   * @throws CommandException if the two differ or there is none
   */
  String read(String name) throws CommandException, IOException {
    Optional<Console> terminal =
        mayAsk
            ? Optional.ofNullable(System.console()).filter(Console::isTerminal)
            : Optional.empty();
    String password = terminal.isPresent() ? ask(terminal.get(), name) : firstLine();
    if (password.isEmpty()) {
      throw refusal("There is no password. Type it, or write it to the standard input.");
    }
    return password;
  }

  private static String ask(Console terminal, String name) throws CommandException {
    String first = typed(terminal, "Password for " + name + ": ");
    if (!first.equals(typed(terminal, "The same again: "))) {
      throw refusal("The two passwords differ. Nothing was changed.");
    }
    return first;
  }

  private static String typed(Console terminal, String prompt) {
    char[] typed = terminal.readPassword("%s", prompt);
    if (typed == null) {
      return "";
    }
    String text = new String(typed);
    Arrays.fill(typed, '\0');
    return text;
  }

  private String firstLine() throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return Optional.ofNullable(reader.readLine()).orElse("");
  }

  private static CommandException refusal(String sentence) {
    return new CommandException(
        ExitStatus.WRONG_USE, sentence, new IllegalArgumentException(sentence));
  }
}
