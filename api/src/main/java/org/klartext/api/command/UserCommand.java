package org.klartext.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.api.account.AccountException;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.Config;
import org.klartext.api.contribution.Ids;
import org.klartext.api.identity.Account;
import org.klartext.api.identity.Role;
import org.klartext.api.serving.Legacies;
import org.klartext.api.store.Database;
import org.klartext.api.store.StoreException;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code klartext user}. Works on the database, also while the server runs. */
@Command(
    name = "user",
    description = "Manages the accounts of those who work here.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A password is asked for, or read from the standard input; it is never an argument.",
      "Exit status: 0 done, 1 refused, 2 wrong use."
    })
final class UserCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  UserCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Add, list, disable, enable or password?");
  }

  private interface Work {
    String on(StaffAccounts accounts) throws AccountException;
  }

  @Command(
      name = "add",
      description = "Adds an account.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int add(
      @Parameters(paramLabel = "NAME", description = "What they type to sign in.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "administrator, moderator, expert or editor.")
          String roleName,
      @Option(
              names = "--expert",
              paramLabel = "SLUG",
              description = "The profile of somebody who answers questions; needs --role expert.")
          Optional<String> expert)
      throws CommandException, IOException {
    Role role = Role.of(roleName).orElseThrow(() -> wrongRole(roleName));
    if (expert.isPresent() && role != Role.EXPERT) {
      throw new ParameterException(spec.commandLine(), "--expert needs --role expert.");
    }
    Config config = config();
    String password = surroundings.passwords().read(name);
    try (Database database = Databases.open(config)) {
      return change(
          database,
          it -> {
            Account added =
                expert.isPresent()
                    ? it.addExpert(StaffAccounts.TERMINAL, name, expert.get(), password)
                    : it.add(StaffAccounts.TERMINAL, name, role, password);
            String profile = expert.map(" and answers as “%s”"::formatted).orElse("");
            return "%s can sign in as %s%s.".formatted(added.name(), role.key(), profile);
          });
    }
  }

  private ParameterException wrongRole(String name) {
    String roles = Arrays.stream(Role.values()).map(Role::key).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "--role is one of " + roles + ", not “" + name + "”.");
  }

  @Command(name = "list", description = "Lists all accounts.", mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "Report in JSON.") boolean json)
      throws CommandException {
    try (Database database = Databases.openExisting(config())) {
      List<Account> accounts = accounts(database).list();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(json(accounts));
      } else {
        Listing.print(
            out,
            List.of("NAME", "ROLE", "PROFILE", "STATE", "SINCE"),
            accounts.stream().map(UserCommand::row).toList());
      }
      out.flush();
      return ExitStatus.FINE;
    } catch (StoreException e) {
      throw failure(e);
    }
  }

  private static List<String> row(Account account) {
    return List.of(
        account.name(),
        account.role().key(),
        account.expert().orElse(""),
        account.enabled() ? "enabled" : "disabled",
        account.created().toString());
  }

  private static String json(List<Account> accounts) {
    return Listing.json(json ->
        Listing.objects(
            json,
            "accounts",
            accounts,
            account -> {
              json.writeStringProperty("name", account.name());
              json.writeStringProperty("role", account.role().key());
              account.expert().ifPresent(it -> json.writeStringProperty("expert", it));
              json.writeBooleanProperty("enabled", account.enabled());
              json.writeStringProperty("created", account.created().toString());
            }));
  }

  @Command(
      name = "disable",
      description = "Lets somebody no longer in; ends their sessions and tokens.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME", description = "Of the account.") String name)
      throws CommandException {
    Config config = config();
    try (Database database = Databases.openExisting(config)) {
      StaffAccounts.Legacy legacy =
          Legacies.of(config, database, surroundings.clock(), surroundings.random());
      return change(
          database,
          it -> {
            int questions = it.disable(StaffAccounts.TERMINAL, name, legacy);
            String others = questions == 0 ? "" : " " + passedOn(questions);
            return name + " is out; their sessions and tokens have ended." + others;
          });
    }
  }

  private static String passedOn(int questions) {
    return questions == 1
        ? "Their open question has gone to somebody else."
        : "Their " + questions + " open questions have gone to others.";
  }

  @Command(
      name = "enable",
      description = "Lets somebody in again; tokens do not come back.",
      mixinStandardHelpOptions = true)
  int enable(@Parameters(paramLabel = "NAME", description = "Of the account.") String name)
      throws CommandException {
    try (Database database = Databases.openExisting(config())) {
      return change(
          database,
          it -> {
            it.enable(StaffAccounts.TERMINAL, name);
            return name + " can sign in again.";
          });
    }
  }

  @Command(
      name = "password",
      description = "Gives an account another password and ends its sessions.",
      mixinStandardHelpOptions = true)
  int password(@Parameters(paramLabel = "NAME", description = "Of the account.") String name)
      throws CommandException, IOException {
    Config config = config();
    String password = surroundings.passwords().read(name);
    try (Database database = Databases.openExisting(config)) {
      return change(
          database,
          it -> {
            it.setPassword(StaffAccounts.TERMINAL, name, password);
            return name + " has another password; their sessions have ended.";
          });
    }
  }

  private Config config() throws CommandException {
    return SettingFlags.load(spec, surroundings.variables()).config();
  }

  private StaffAccounts accounts(Database database) {
    return new StaffAccounts(
        database,
        new Passwords(surroundings.random()),
        surroundings.clock(),
        new Ids(surroundings.clock(), surroundings.random()));
  }

  private int change(Database database, Work work) throws CommandException {
    CommandLine command = spec.commandLine();
    try {
      command.getOut().println(work.on(accounts(database)));
      command.getOut().flush();
      return ExitStatus.FINE;
    } catch (AccountException e) {
      throw new CommandException(ExitStatus.REFUSED, String.valueOf(e.getMessage()), e);
    } catch (StoreException e) {
      throw failure(e);
    }
  }

  private static CommandException failure(StoreException e) {
    return new CommandException(ExitStatus.WRONG_USE, String.valueOf(e.getMessage()), e);
  }
}
