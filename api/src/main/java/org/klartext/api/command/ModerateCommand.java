package org.klartext.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.klartext.api.identity.Scope;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code klartext moderate}: a client of the API, from any machine. */
@Command(
    name = "moderate",
    description = {
      "Shows what waits for a decision, one entry after another, and decides.",
      "",
      "With a command it does one thing and asks nothing. An id may name the version that was seen,"
          + " as “list” prints it: ID@1.1. Then nothing happens if the entry has changed since."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 done, 1 refused by the server, 2 wrong use, no server or no token."
    })
final class ModerateCommand implements Callable<Integer> {
  private static final int LARGEST_PART = 100;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerAccess access = new ServerAccess();
  @Mixin private QueueFilter filter = new QueueFilter();

  ModerateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  private interface Work {
    int with(ModerationClient client) throws CommandException, NotDoneException, IOException;
  }

  private interface Deed {
    String on(ModerationClient client, Named entry) throws CommandException, NotDoneException;
  }

  /**
   * An entry as it was typed.
   *
   * @param id of it
   * @param seen its version; absent: as it stands now
   */
  private record Named(String id, Optional<String> seen) {
    static Named of(String typed) {
      int at = typed.indexOf('@');
      return at < 0
          ? new Named(typed, Optional.empty())
          : new Named(typed.substring(0, at), Optional.of(typed.substring(at + 1)));
    }

    String etag(ModerationClient client) throws CommandException, NotDoneException {
      return seen.isPresent() ? seen.get() : client.entry(id).etag();
    }
  }

  @Override
  public Integer call() throws CommandException, IOException {
    return run(client -> {
      new ModerationRound(client, filter, surroundings.typed().get(), spec.commandLine().getOut())
          .run();
      return ExitStatus.FINE;
    });
  }

  private int run(Work work) throws CommandException, IOException {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, String> variables = surroundings.variables();
    access.warning(variables).ifPresent(it -> err.println("klartext: " + it));
    try (ModerationClient client =
        new ModerationClient(access.client(variables, Scope.MODERATION))) {
      return work.with(client);
    } catch (NotDoneException e) {
      throw new CommandException(ExitStatus.REFUSED, e.sentence(), e);
    } finally {
      spec.commandLine().getOut().flush();
      err.flush();
    }
  }

  @Command(
      name = "list",
      description = "Lists the queue, oldest first.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int list(
      @Mixin QueueFilter listed,
      @Option(
              names = "--limit",
              paramLabel = "NUMBER",
              defaultValue = "100",
              description = "At most so many (default: 100).")
          int limit,
      @Option(names = "--json", description = "Report in JSON.") boolean json)
      throws CommandException, IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is 1 or more, not " + limit + ".");
    }
    return run(client -> {
      List<Entry> entries = new ArrayList<>();
      boolean more = collect(client, listed.parameters(), limit, entries);
      print(entries, json);
      if (more) {
        spec.commandLine().getErr().println("There are more; a greater --limit shows them.");
      }
      return ExitStatus.FINE;
    });
  }

  /** Returns true if there are more. */
  private static boolean collect(
      ModerationClient client, Map<String, String> filter, int limit, List<Entry> entries)
      throws CommandException, NotDoneException {
    Optional<String> after = Optional.empty();
    do {
      int rest = Math.min(LARGEST_PART, limit - entries.size());
      ModerationClient.Part part = client.queue(filter, after, rest);
      entries.addAll(part.entries());
      after = part.after();
    } while (after.isPresent() && entries.size() < limit);
    return after.isPresent();
  }

  private void print(List<Entry> entries, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonMapper mapper = JsonMapper.builder().build();
      List<?> all = entries.stream().map(Entry::json).toList();
      out.println(mapper.writeValueAsString(Map.of("entries", all)));
    } else if (entries.isEmpty()) {
      out.println("There is nothing.");
    } else {
      Listing.print(out, EntryText.HEAD, entries.stream().map(EntryText::row).toList());
    }
  }

  @Command(
      name = "show",
      description = "Shows one entry with its reports.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int show(
      @Parameters(paramLabel = "ID", description = "As listed.") String typed,
      @Option(names = "--json", description = "Report in JSON, with all wordings and decisions.")
          boolean json)
      throws CommandException, IOException {
    return run(client -> {
      Entry entry = client.entry(Named.of(typed).id());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(entry.json());
      } else {
        EntryText.whole(entry).forEach(out::println);
      }
      return ExitStatus.FINE;
    });
  }

  @Command(
      name = "approve",
      description = "Makes the newest wording public.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int approve(
      @Parameters(arity = "1..*", paramLabel = "ID", description = "As listed.") List<String> ids)
      throws CommandException, IOException {
    return decideEach(ids, Ruling.APPROVED);
  }

  @Command(
      name = "reject",
      description = "Refuses what waits; nothing of it becomes public.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int reject(
      @Parameters(arity = "1..*", paramLabel = "ID", description = "As listed.") List<String> ids,
      @Mixin GroundsFlags grounds)
      throws CommandException, IOException {
    return decideEach(ids, Ruling.rejected(grounds.read(spec.commandLine())));
  }

  @Command(
      name = "remove",
      description = "Takes away what is public; a marker with the reason stays.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int remove(
      @Parameters(arity = "1..*", paramLabel = "ID", description = "As listed.") List<String> ids,
      @Mixin GroundsFlags grounds)
      throws CommandException, IOException {
    return decideEach(ids, Ruling.removed(grounds.read(spec.commandLine())));
  }

  @Command(
      name = "close",
      description =
          "Closes a public question that a page answers already; it stays and leads there.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int close(
      @Parameters(paramLabel = "ID", description = "As listed.") String id,
      @Option(
              names = "--duplicate-of",
              required = true,
              paramLabel = "PAGE",
              description = "Id of the page that answers it.")
          String page,
      @Option(names = "--word", paramLabel = "TEXT", description = "To whoever asked.")
          Optional<String> word)
      throws CommandException, IOException {
    return decideEach(List.of(id), Ruling.closed(page, word.orElse("")));
  }

  private int decideEach(List<String> ids, Ruling ruling) throws CommandException, IOException {
    return each(
        ids,
        (client, it) -> EntryText.decided(client.decide(it.id(), it.etag(client), ruling), ruling));
  }

  @Command(
      name = "undo",
      description = "Undoes the last decision, up to 30 s after it.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int undo(@Parameters(paramLabel = "ID", description = "As listed.") String typed)
      throws CommandException, IOException {
    return each(
        List.of(typed), (client, it) -> EntryText.undone(client.undo(it.id(), it.etag(client))));
  }

  @Command(
      name = "keep",
      description = "Closes readers' reports on entries, which stay as they are.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int keep(
      @Parameters(arity = "1..*", paramLabel = "ID", description = "As listed.") List<String> ids)
      throws CommandException, IOException {
    return each(ids, (client, it) -> EntryText.kept(client.keep(it.id())));
  }

  /** One line for each; what cannot be done with one does not stop the others. */
  private int each(List<String> ids, Deed deed) throws CommandException, IOException {
    return run(client -> {
      int status = ExitStatus.FINE;
      for (String typed : ids) {
        Named named = Named.of(typed);
        try {
          spec.commandLine().getOut().println(named.id() + ": " + deed.on(client, named));
        } catch (NotDoneException e) {
          spec.commandLine().getErr().println("klartext: " + named.id() + ": " + e.sentence());
          status = ExitStatus.REFUSED;
        }
      }
      return status;
    });
  }
}
