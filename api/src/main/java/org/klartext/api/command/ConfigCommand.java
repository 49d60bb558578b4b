package org.klartext.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.klartext.api.config.CaddyFile;
import org.klartext.api.config.Choice;
import org.klartext.api.config.Config;
import org.klartext.api.config.Frontage;
import org.klartext.api.config.LoadedConfig;
import org.klartext.api.config.NginxFile;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import org.klartext.content.ConfigReader;
import org.klartext.content.LoadRequest;
import org.klartext.site.Problem;
import org.klartext.site.SiteConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code klartext config}. */
@Command(
    name = "config",
    description = {
      "Prints what is in force for the server, and who said so.",
      "",
      "An option counts more than a variable of the environment (KLARTEXT_PORT for --port), a"
          + " variable more than klartext.yaml, and that more than the default."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();
  @ArgGroup private @Nullable Form form;

  /** What to print instead of a table. */
  private static final class Form {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--nginx", description = "Print a configuration of nginx before the server.")
    private boolean nginx;

    @Option(names = "--caddy", description = "Print a configuration of Caddy before the server.")
    private boolean caddy;
  }

  ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    LoadedConfig loaded = SettingFlags.load(spec, surroundings.variables());
    PrintWriter err = spec.commandLine().getErr();
    loaded.warnings().forEach(it -> err.println("klartext: " + it));
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    out.print(text(loaded));
    out.flush();
    return ExitStatus.FINE;
  }

  private String text(LoadedConfig loaded) throws CommandException, IOException {
    if (form != null && form.json) {
      return json(loaded.choices());
    }
    if (form != null && form.nginx) {
      return NginxFile.text(frontage(loaded.config()));
    }
    if (form != null && form.caddy) {
      return CaddyFile.text(frontage(loaded.config()));
    }
    return table(loaded.choices());
  }

  private static String table(List<Choice> choices) {
    java.io.StringWriter text = new java.io.StringWriter();
    Listing.print(
        new PrintWriter(text, true),
        List.of("SETTING", "VALUE", "SAID BY"),
        choices.stream()
            .map(it ->
                List.of(
                    it.setting().key(),
                    it.written().isEmpty() ? "–" : it.shown(),
                    it.origin().toString()))
            .toList());
    return text.toString();
  }

  private static String json(List<Choice> choices) {
    return Listing.json(json ->
        Listing.objects(
            json,
            "settings",
            choices,
            it -> {
              json.writeStringProperty("key", it.setting().key());
              json.writeStringProperty("value", it.shown());
              json.writeStringProperty("source", it.origin().toString());
              json.writeStringProperty("variable", it.setting().variable());
              json.writeStringProperty("description", it.setting().description());
            }))
        + System.lineSeparator();
  }

  private Frontage frontage(Config config) throws CommandException, IOException {
    Path file = config.folders().content().resolve(ConfigReader.FILE);
    Optional<byte[]> bytes =
        Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    ConfigReader.Result result =
        ConfigReader.read(bytes, List.of(), new LoadRequest.Overrides(config.baseUrl(), true));
    if (!result.readable()) {
      throw unreadable(file, result.problems().getFirst());
    }
    SiteConfig site = result.config();
    return Frontage.of(config, site);
  }

  private static CommandException unreadable(Path file, Problem problem) {
    String sentence = file + ":" + problem.position().line() + ": " + problem.message();
    return new CommandException(
        ExitStatus.WRONG_USE, sentence, new IllegalArgumentException(sentence));
  }
}
