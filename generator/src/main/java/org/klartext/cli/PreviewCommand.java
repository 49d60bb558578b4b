package org.klartext.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.preview.Preview;
import org.klartext.preview.PreviewServer;
import org.klartext.site.BaseUrl;
import org.klartext.site.Edition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code klartext preview}. */
@Command(
    name = "preview",
    description =
        "Shows the site in the browser and keeps it in step with the files, drafts included.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Problems are shown in the page. Ctrl-C ends it."})
final class PreviewCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteFolders folders = new SiteFolders();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen at on this machine (default: ${DEFAULT-VALUE}; 0: any).")
  private int port = 8080;

  @Option(
      names = "--edition",
      paramLabel = "public|internal",
      defaultValue = "public",
      description = "For whom (default: ${DEFAULT-VALUE}); internal shows everything.")
  private String edition = "public";

  PreviewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws BuildException, IOException {
    Path out = folders.state().resolve("preview").resolve(edition().key());
    PrintWriter writer = spec.commandLine().getOut();
    try (PreviewServer server = server(out);
        Preview preview =
            Preview.start(options(out, server.port()), server, clock, it -> print(writer, it))) {
      writer.println("The site is at http://localhost:" + server.port() + "/ (Ctrl-C ends)");
      writer.flush();
      preview.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitStatus.FINE;
  }

  private PreviewServer server(Path out) throws IOException {
    try {
      return PreviewServer.start(out, port);
    } catch (BindException | IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Port " + port + " cannot be used: " + e.getMessage() + ". Choose another with --port.",
          e);
    }
  }

  private BuildOptions options(Path out, int actualPort) {
    BaseUrl here = BaseUrl.parse("http://localhost:" + actualPort + "/");
    return new BuildOptions(
        folders.content().toAbsolutePath().normalize(),
        folders.themes().toAbsolutePath().normalize(),
        out,
        folders.state(),
        edition(),
        true,
        Optional.empty(),
        Optional.of(here),
        false,
        false,
        true);
  }

  private Edition edition() {
    return Editions.parse(edition, spec.commandLine());
  }

  private static void print(PrintWriter writer, BuildReport report) {
    writer.println(
        String.format(
                Locale.ROOT,
                "%d pages, %d files rendered in %d ms.",
                report.pages(),
                report.rendered().size(),
                report.took().toMillis())
            + Reports.counts(report.errors(), report.warnings()));
    writer.flush();
  }
}
