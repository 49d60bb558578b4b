package org.klartext.api.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartext.api.account.AccountException;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.Config;
import org.klartext.api.identity.ApiToken;
import org.klartext.api.identity.Scope;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** {@code klartext token}. Works on the database, also while the server runs. */
@Command(
    name = "token",
    description = "Manages the keys with which programs use the API.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit status: 0 done, 1 refused, 2 wrong use."})
final class TokenCommand implements Runnable {
  private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([dh])");

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Create, list or revoke?");
  }

  @Command(
      name = "create",
      description = "Makes a token and prints its key, once.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int create(
      @Parameters(paramLabel = "NAME", description = "The account it acts for.") String owner,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              paramLabel = "SCOPE",
              description = "What it allows: moderation, answers, editorial, metrics, admin.")
          List<String> scopeNames,
      @Option(
              names = "--label",
              required = true,
              paramLabel = "TEXT",
              description = "What it is for.")
          String label,
      @Option(
              names = "--expires",
              paramLabel = "PERIOD",
              description = "When it ends by itself, such as 90d or 12h (default: never).")
          @Nullable String expires,
      @Option(names = "--json", description = "Report in JSON.") boolean json)
      throws CommandException {
    Set<Scope> scopes = scopes(scopeNames);
    Optional<Instant> until =
        Optional.ofNullable(expires).map(it -> surroundings.clock().instant().plus(period(it)));
    try (Database database = Databases.openExisting(config())) {
      ApiTokens tokens = tokens(database);
      print(tokens.create(StaffAccounts.TERMINAL, owner, label, scopes, until), json);
      return ExitStatus.FINE;
    } catch (AccountException e) {
      throw refusal(e);
    } catch (StoreException e) {
      throw failure(e);
    }
  }

  private Set<Scope> scopes(List<String> names) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : names) {
      scopes.add(Scope.of(name.strip()).orElseThrow(() -> wrongScope(name)));
    }
    return scopes;
  }

  private ParameterException wrongScope(String name) {
    String all = Arrays.stream(Scope.values()).map(Scope::key).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "--scope is one or more of " + all + ", not “" + name + "”.");
  }

  private Duration period(String text) {
    Matcher matcher = PERIOD.matcher(text);
    if (!matcher.matches()) {
      throw new ParameterException(
          spec.commandLine(), "--expires is a period such as 90d or 12h, not “" + text + "”.");
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }

  private void print(ApiTokens.Created created, boolean asJson) {
    PrintWriter out = spec.commandLine().getOut();
    if (asJson) {
      out.println(
          Listing.json(json -> {
            json.writeStringProperty("key", created.key());
            describe(json, created.token());
          }));
    } else {
      out.println(created.key());
      PrintWriter err = spec.commandLine().getErr();
      err.println("Keep it: nobody can find it out again. Its id is " + created.token().id() + ".");
      err.flush();
    }
    out.flush();
  }

  @Command(
      name = "list",
      description = "Lists all tokens, without their keys.",
      mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Report in JSON.") boolean json)
      throws CommandException {
    try (Database database = Databases.openExisting(config())) {
      List<ApiToken> tokens = tokens(database).list();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(tokens));
      } else {
        Listing.print(
            out,
            List.of("ID", "ACCOUNT", "SCOPES", "STATE", "LABEL"),
            tokens.stream().map(this::row).toList());
      }
      out.flush();
      return ExitStatus.FINE;
    } catch (StoreException e) {
      throw failure(e);
    }
  }

  private List<String> row(ApiToken token) {
    return List.of(
        token.id(), token.account(), String.join(",", scopes(token)), state(token), token.label());
  }

  private String state(ApiToken token) {
    if (token.revoked().isPresent()) {
      return "revoked";
    }
    boolean over = !token.isValid(surroundings.clock().instant());
    return token.until().map(end -> (over ? "ended " : "until ") + end).orElse("works");
  }

  private static List<String> scopes(ApiToken token) {
    return token.scopes().stream().map(Scope::key).sorted().toList();
  }

  private static String json(List<ApiToken> tokens) {
    return Listing.json(
        json -> Listing.objects(json, "tokens", tokens, token -> describe(json, token)));
  }

  private static void describe(JsonGenerator json, ApiToken token) {
    json.writeStringProperty("id", token.id());
    json.writeStringProperty("account", token.account());
    json.writeStringProperty("label", token.label());
    Listing.texts(json, "scopes", scopes(token));
    json.writeStringProperty("created", token.created().toString());
    token.until().ifPresent(end -> json.writeStringProperty("until", end.toString()));
    token.revoked().ifPresent(end -> json.writeStringProperty("revoked", end.toString()));
  }

  @Command(name = "revoke", description = "Ends a token.", mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "ID", description = "As listed.") String id)
      throws CommandException {
    try (Database database = Databases.openExisting(config())) {
      tokens(database).revoke(StaffAccounts.TERMINAL, id);
      PrintWriter out = spec.commandLine().getOut();
      out.println("The token " + id + " has ended.");
      out.flush();
      return ExitStatus.FINE;
    } catch (AccountException e) {
      throw refusal(e);
    } catch (StoreException e) {
      throw failure(e);
    }
  }

  private Config config() throws CommandException {
    return SettingFlags.load(spec, surroundings.variables()).config();
  }

  private ApiTokens tokens(Database database) {
    return new ApiTokens(database, surroundings.clock(), surroundings.random());
  }

  private static CommandException refusal(AccountException e) {
    return new CommandException(ExitStatus.REFUSED, String.valueOf(e.getMessage()), e);
  }

  private static CommandException failure(StoreException e) {
    return new CommandException(ExitStatus.WRONG_USE, String.valueOf(e.getMessage()), e);
  }
}
