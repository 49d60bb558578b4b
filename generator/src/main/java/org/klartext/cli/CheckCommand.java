package org.klartext.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.SiteBuild;
import org.klartext.site.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code klartext check}. */
@Command(
    name = "check",
    description = "Finds everything that is wrong with the content, without writing a page.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 fine, 1 the content has errors (with --strict: or warnings), 2 wrong use."
    })
final class CheckCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteFolders folders = new SiteFolders();

  @Option(names = "--strict", description = "Let warnings count as errors.")
  private boolean strict;

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  CheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws BuildException {
    List<Problem> problems =
        SiteBuild.check(
            BuildOptions.of(
                folders.content(),
                folders.themes(),
                folders.state().resolve("check"),
                folders.state()),
            clock);
    long errors = problems.stream().filter(Problem::isError).count();
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(Reports.json(problems));
    } else {
      new ProblemPrinter(folders.content(), writer).print(problems);
      writer.println(
          problems.isEmpty()
              ? "Nothing is wrong."
              : Reports.counts(errors, problems.size() - errors).strip());
    }
    writer.flush();
    boolean failed = errors > 0 || (strict && !problems.isEmpty());
    return failed ? ExitStatus.CONTENT_ERRORS : ExitStatus.FINE;
  }
}
