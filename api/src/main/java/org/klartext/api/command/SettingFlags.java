package org.klartext.api.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.api.config.ConfigException;
import org.klartext.api.config.ConfigLoader;
import org.klartext.api.config.LoadedConfig;
import org.klartext.api.config.Setting;
import org.klartext.cli.CommandException;
import org.klartext.cli.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options of commands that need the configuration, made from the table of settings. */
final class SettingFlags {
  private SettingFlags() {}

  /** Gives a command, and those below it, the options of some settings and the one of the file. */
  static CommandLine on(Object command, List<Setting<?>> settings) {
    CommandLine result = new CommandLine(command);
    CommandSpec spec = result.getCommandSpec();
    settings.stream().filter(Setting::hasFlag).map(SettingFlags::option).forEach(spec::addOption);
    spec.addOption(
        option(
                ConfigLoader.FILE_FLAG,
                "FILE",
                "The configuration (default: klartext.yaml, if it is there).")
            .build());
    return result;
  }

  private static OptionSpec option(Setting<?> setting) {
    String standard = setting.standard().isEmpty() ? "" : " (default: " + setting.standard() + ")";
    String sentence = setting.description();
    OptionSpec.Builder option =
        option(
            setting.flag(),
            setting.isList() ? "A,B" : "VALUE",
            sentence.substring(0, sentence.length() - 1).replace("%", "%%") + standard + ".");
    return setting.isFlag() ? option.arity("0..1").fallbackValue("true").build() : option.build();
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .scopeType(ScopeType.INHERIT);
  }

  /**
   * Loads the configuration with the options that were typed.
   *
   * @param spec of the command
   * @param variables of the environment
   * @throws CommandException with everything that is wrong
   */
  static LoadedConfig load(CommandSpec spec, Map<String, String> variables)
      throws CommandException {
    Map<String, String> flags = new HashMap<>();
    for (OptionSpec option : spec.options()) {
      if (option.getValue() instanceof String value) {
        flags.put(option.longestName(), value);
      }
    }
    try {
      return ConfigLoader.load(flags, variables, Path.of(""));
    } catch (ConfigException e) {
      throw new CommandException(ExitStatus.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }
}
