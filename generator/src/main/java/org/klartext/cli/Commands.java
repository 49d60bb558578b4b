package org.klartext.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: the program's name, and what it can do. */
@Command(
    name = "klartext",
    description = "Turns a tree of Markdown into an expertise portal that talks back.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommandsRepeatable = false)
public final class Commands implements Runnable {
  private static final List<String> VERSION = List.of("--version", "-V");

  @Spec private CommandSpec spec = CommandSpec.create();

  private Commands() {}

  /**
   * The generator's commands, to which the server adds its own.
   *
   * @param clock tells when it is
   */
  public static CommandLine commandLine(InstantSource clock) {
    return commandLine(clock, List.of());
  }

  /**
   * The same for certain arguments: if they name a command, only this one is made, since making all
   * of them takes longer than a short one runs.
   *
   * @param clock tells when it is
   * @param arguments what was typed after the program's name
   */
  public static CommandLine commandLine(InstantSource clock, List<String> arguments) {
    return commandLine(clock, arguments, new LinkedHashMap<>());
  }

  /**
   * The same with commands of another module.
   *
   * @param clock tells when it is
   * @param arguments what was typed after the program's name
   * @param others makers of the other commands, by name
   */
  public static CommandLine commandLine(
      InstantSource clock, List<String> arguments, SequencedMap<String, Supplier<Object>> others) {
    CommandLine commands = new CommandLine(new Commands());
    SequencedMap<String, Supplier<Object>> all = all(clock);
    all.putAll(others);
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (all.containsKey(first)) {
      all.keySet().retainAll(List.of(first));
    } else if (VERSION.contains(first)) {
      all.clear();
    }
    all.values().forEach(command -> commands.addSubcommand(command.get()));
    tellVersion(commands);
    commands.setParameterExceptionHandler(Commands::wrongUse);
    commands.setExecutionExceptionHandler(Commands::failed);
    commands.setUsageHelpAutoWidth(true);
    return commands;
  }

  private static void tellVersion(CommandLine commands) {
    for (CommandLine command : commands.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(new Version());
      tellVersion(command);
    }
  }

  private static SequencedMap<String, Supplier<Object>> all(InstantSource clock) {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("new", () -> new NewCommand(clock));
    all.put("preview", () -> new PreviewCommand(clock));
    all.put("check", () -> new CheckCommand(clock));
    all.put("search", () -> new SearchCommand(clock));
    all.put("build", () -> new BuildCommand(clock));
    all.put("move", MoveCommand::new);
    all.put("train", () -> new TrainCommand(clock));
    return all;
  }

  /** One line of what is wrong, then where help is. */
  private static int wrongUse(CommandLine.ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("klartext: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.WRONG_USE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println("klartext: " + Failure.sentence(e));
    return e instanceof CommandException known ? known.status() : ExitStatus.WRONG_USE;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
