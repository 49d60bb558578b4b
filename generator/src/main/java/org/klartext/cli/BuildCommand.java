package org.klartext.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.build.BuildReport;
import org.klartext.build.SiteBuild;
import org.klartext.content.PortalTime;
import org.klartext.site.BaseUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code klartext build}. */
@Command(
    name = "build",
    description = "Writes the whole site; only what has changed is written again.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 fine, 1 the content has errors (with --strict: or warnings), 2 wrong use."
    })
final class BuildCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteFolders folders = new SiteFolders();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "site",
      description = "The folder to write to (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("site");

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "Where the site will be published, instead of baseUrl in site.yaml.")
  private @Nullable String baseUrl;

  @Option(
      names = "--edition",
      paramLabel = "public|internal",
      defaultValue = "public",
      description = "For whom (default: ${DEFAULT-VALUE}); internal shows everything.")
  private String edition = "public";

  @Option(names = "--drafts", description = "Publish drafts, too.")
  private boolean drafts;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "The site as of an instant, such as 2026-12-24T08:00:00Z; without Z or an offset in the"
              + " portal's time zone, without a time at the start of that day.")
  private @Nullable String at;

  @Option(names = "--strict", description = "Let warnings fail the build, too.")
  private boolean strict;

  @Option(
      names = "--clean",
      description =
          "Write everything anew and delete whatever earlier builds left; the output folder lists it"
              + " in .klartext. Files of others stay, unless one is in the way of a page; a folder"
              + " of files without such a list is refused.")
  private boolean clean;

  @Option(names = "--json", description = "Report in JSON.")
  private boolean json;

  BuildCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws BuildException {
    BuildOptions options =
        new BuildOptions(
            folders.content(),
            folders.themes(),
            out,
            folders.state(),
            Editions.parse(edition, spec.commandLine()),
            drafts,
            at(),
            baseUrl(),
            false,
            clean,
            false);
    try (SiteBuild build = SiteBuild.open(options, clock)) {
      BuildReport report = build.run();
      print(report);
      boolean failed = report.errors() > 0 || (strict && report.warnings() > 0);
      return failed ? ExitStatus.CONTENT_ERRORS : ExitStatus.FINE;
    }
  }

  private Optional<Instant> at() {
    try {
      return Optional.ofNullable(at).map(text -> PortalTime.of(folders.content()).instant(text));
    } catch (java.time.DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--at takes a day or an instant such as 2026-12-24T08:00:00Z, not “" + at + "”.",
          e);
    }
  }

  private Optional<BaseUrl> baseUrl() {
    try {
      return Optional.ofNullable(baseUrl).map(BaseUrl::parse);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--base-url: " + e.getMessage(), e);
    }
  }

  private void print(BuildReport report) {
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(Reports.json(report));
    } else {
      new ProblemPrinter(folders.content(), spec.commandLine().getErr()).print(report.problems());
      writer.println(sentence(report));
    }
    writer.flush();
  }

  private String sentence(BuildReport report) {
    return String.format(
        Locale.ROOT,
        "%d pages, %d files in %s: %d written, %d deleted, in %d ms.%s",
        report.pages(),
        report.files(),
        out,
        report.written(),
        report.deleted().size(),
        report.took().toMillis(),
        Reports.counts(report.errors(), report.warnings()));
  }
}
