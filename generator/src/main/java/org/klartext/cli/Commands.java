package org.klartext.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
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
  @Spec private CommandSpec spec = CommandSpec.create();

  private Commands() {}

  /**
   * The generator's commands, to which the server adds its own.
   *
   * @param clock tells when it is
   */
  public static CommandLine commandLine(InstantSource clock) {
    CommandLine commands = new CommandLine(new Commands());
    commands.addSubcommand(new BuildCommand(clock));
    commands.addSubcommand(new CheckCommand(clock));
    commands.addSubcommand(new PreviewCommand(clock));
    commands.addSubcommand(new NewCommand(clock));
    commands.addSubcommand(new MoveCommand());
    commands.addSubcommand(new TrainCommand(clock));
    commands.setParameterExceptionHandler(Commands::wrongUse);
    commands.setExecutionExceptionHandler(Commands::failed);
    commands.setUsageHelpAutoWidth(true);
    return commands;
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
    return ExitStatus.WRONG_USE;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
