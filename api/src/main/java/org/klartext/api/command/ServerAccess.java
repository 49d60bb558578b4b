package org.klartext.api.command;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartext.api.config.Variables;
import org.klartext.api.identity.Scope;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say which server is meant, and who asks. The token is never an argument. */
final class ServerAccess {
  private static final String NEAREST = "http://localhost:8080";
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Option(
      names = "--server",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "Where the server answers, with its path (default: KLARTEXT_SERVER, else "
              + NEAREST
              + ").")
  private @Nullable String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file whose first line is the token (default: KLARTEXT_TOKEN).")
  private @Nullable Path tokenFile;

  /**
   * A client for what was typed.
   *
   * @param variables of the environment
   * @param scope what the token has to allow
   * @throws CommandException if there is no such address, or no token
   */
  ApiClient client(Map<String, String> variables, Scope scope) throws CommandException {
    return new ApiClient(address(variables), token(variables, scope), scope);
  }

  /** What somebody should know before the token travels; empty if all is well. */
  Optional<String> warning(Map<String, String> variables) throws CommandException {
    URI address = address(variables);
    boolean open = address.getScheme().equals("http") && !HERE.contains(address.getHost());
    return open
        ? Optional.of("The token travels unencrypted to " + address.getHost() + "; use https.")
        : Optional.empty();
  }

  private URI address(Map<String, String> variables) throws CommandException {
    String said =
        Optional.ofNullable(server)
            .or(() -> said(variables, Variables.SERVER))
            .orElse(NEAREST)
            .strip();
    try {
      URI address = new URI(said.endsWith("/") ? said : said + "/");
      String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      boolean plain = address.getRawQuery() == null && address.getRawFragment() == null;
      if (plain && address.getHost() != null && List.of("http", "https").contains(scheme)) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw wrong(said);
    }
    throw wrong(said);
  }

  private static CommandException wrong(String address) {
    return failure(
        "--server is an address such as https://portal.example/, not “" + address + "”.");
  }

  private static Optional<String> said(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(it -> !it.isBlank());
  }

  private String token(Map<String, String> variables, Scope scope) throws CommandException {
    String token =
        (tokenFile == null ? said(variables, Variables.TOKEN) : firstLine(tokenFile))
            .map(String::strip)
            .orElseThrow(() -> failure("There is no token. " + ApiClient.makeToken(scope)));
    if (!token.matches("[!-~]+")) {
      throw failure(
          "The token has characters that no token has; copy it once more, or make another: "
              + "klartext token create --help");
    }
    return token;
  }

  private static Optional<String> firstLine(Path file) throws CommandException {
    try (var lines = Files.newBufferedReader(file)) {
      return Optional.ofNullable(lines.readLine()).filter(it -> !it.isBlank());
    } catch (CharacterCodingException e) {
      throw failure("The token file “" + file + "” is no text; its first line is to be the token.");
    } catch (IOException e) {
      throw new CommandException(
          ExitStatus.WRONG_USE, "The token file “" + file + "” cannot be read.", e);
    }
  }

  private static CommandException failure(String sentence) {
    return new CommandException(
        ExitStatus.WRONG_USE, sentence, new IllegalArgumentException(sentence));
  }
}
