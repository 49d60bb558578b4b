package org.klartext.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.klartext.edit.EditException;
import org.klartext.edit.Move;
import org.klartext.edit.MovePlan;
import org.klartext.edit.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code klartext move}. */
@Command(
    name = "move",
    description = {
      "Moves a page with its files and replies, and lists what it changed.",
      "The page keeps its id, its old address leads to the new one, and all relative links from and"
          + " to it are rewritten.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Translations stay where they are and stay connected. Nothing is ever overwritten.",
      "",
      "Examples:",
      "  klartext move de/faq/wlan.md de/faq/netz",
      "  klartext move /faq/wlan/ de/faq/wlan-einrichten.md",
      "  klartext move k7m3q9x2p4ra content/de/fragen/2025",
      "",
      "Exit status: 0 fine, 2 wrong use, or the page cannot move there."
    })
final class MoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "PAGE",
      description = "The page: its path, its id or its address.")
  private String page = "";

  @Parameters(
      index = "1",
      paramLabel = "PLACE",
      description =
          "Where to: a folder into which the page goes under its name, or a file that ends in .md.")
  private String place = "";

  @Mixin private ContentFolder content = new ContentFolder();

  @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  @Override
  public Integer call() throws EditException {
    MovePlan plan = Move.plan(Tree.open(content.path()), page, place);
    if (!dryRun) {
      plan.apply();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Reports.json(plan));
    } else {
      lines(plan).forEach(out::println);
    }
    out.flush();
    return ExitStatus.FINE;
  }

  private List<String> lines(MovePlan plan) {
    List<String> lines = new ArrayList<>();
    plan.renames().forEach((from, to) -> lines.add(from + " → " + to));
    plan.edits().forEach((path, edit) -> lines.add("  " + path + ": " + what(edit)));
    String address = plan.after().permalink().path();
    String before = plan.before().permalink().path();
    lines.add(
        address.equals(before)
            ? "The address stays " + address + "."
            : "The address is now " + address + "; " + before + " leads there.");
    lines.addAll(plan.notes());
    if (dryRun) {
      lines.add("Nothing was changed (--dry-run).");
    }
    return lines;
  }

  private static String what(MovePlan.Edit edit) {
    List<String> parts = new ArrayList<>(edit.keys());
    if (edit.links() > 0) {
      parts.add(Reports.count(edit.links(), "link"));
    }
    return String.join(", ", parts);
  }
}
