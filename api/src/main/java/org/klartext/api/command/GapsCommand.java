package org.klartext.api.command;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code klartext gaps}: a client of the API, from any machine. */
@Command(
    name = "gaps",
    description = {
      "Lists what readers miss: what they searched for and did not find, and pages that did not help"
          + " them.",
      "",
      "What only one visitor of a day searched for is counted without its words."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 done, 1 refused by the server, 2 wrong use, no server or no token."
    })
final class GapsCommand implements Callable<Integer> {
  private static final int LONGEST = 60;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerAccess access = new ServerAccess();

  @Option(names = "--lang", paramLabel = "LANG", description = "Only what is in this language.")
  private Optional<String> lang = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "From this day on, such as 2026-11-01 (default: the last 30 days).")
  private Optional<LocalDate> since = Optional.empty();

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  GapsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandException {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, String> variables = surroundings.variables();
    access.warning(variables).ifPresent(it -> err.println("klartext: " + it));
    err.flush();
    Map<String, String> parameters = new LinkedHashMap<>();
    lang.ifPresent(it -> parameters.put("lang", it));
    since.ifPresent(it -> parameters.put("since", it.toString()));
    try (ApiClient client = access.client(variables, Scope.EDITORIAL)) {
      print(client.send(client.request("editorial/gaps", parameters).GET(), Map.of()));
      return ExitStatus.FINE;
    } catch (NotDoneException e) {
      throw new CommandException(ExitStatus.REFUSED, e.sentence(), e);
    }
  }

  private void print(JsonNode gaps) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(gaps);
    } else {
      String time = text(gaps.at("/meta/since")) + " to " + text(gaps.at("/meta/until"));
      out.println("Searched for and not found, " + time + ":");
      searches(out, gaps.at("/data/searches"), gaps.at("/meta/others").asInt(0));
      out.println();
      out.println("Pages that did not help, " + time + ":");
      pages(out, gaps.at("/data/pages"));
    }
    out.flush();
  }

  private static void searches(PrintWriter out, JsonNode searches, int others) {
    if (searches.isEmpty()) {
      out.println("There is nothing that several visitors searched for.");
    } else {
      Listing.print(
          out,
          List.of("VISITORS", "DAYS", "LAST", "LANG", "TEXT"),
          searches
              .valueStream()
              .map(it ->
                  List.of(
                      text(it.path("count")),
                      text(it.path("days")),
                      text(it.path("last")),
                      text(it.path("lang")),
                      text(it.path("text"))))
              .toList());
    }
    out.println("Other searches, whose words are not kept: " + others);
  }

  private static void pages(PrintWriter out, JsonNode pages) {
    if (pages.isEmpty()) {
      out.println("There are none.");
      return;
    }
    Listing.print(
        out,
        List.of("NO", "YES", "SHARE", "ID", "TITLE"),
        pages
            .valueStream()
            .map(it ->
                List.of(
                    text(it.path("unhelpful")),
                    text(it.path("helpful")),
                    Math.round(it.path("share").asDouble(0) * 100) + " %",
                    text(it.path("id")),
                    text(it.path("title"))))
            .toList());
  }

  private static String text(JsonNode value) {
    return TerminalText.line(value.asString(""), LONGEST);
  }
}
