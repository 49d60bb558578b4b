package org.klartext.api.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartext.site.text.Spelling;

/**
 * Finds out what is in force: what a flag says, else a variable of the environment, else {@code
 * klartext.yaml}, else the default. An empty value says nothing.
 */
public final class ConfigLoader {
  /** The flag that names the configuration file. */
  public static final String FILE_FLAG = "--config";

  /** The variable that names the configuration file. */
  public static final String FILE_VARIABLE = Variables.PREFIX + "CONFIG";

  private final Map<String, String> flags;
  private final Map<String, String> variables;
  private final ConfigFile file;

  private ConfigLoader(Map<String, String> flags, Map<String, String> variables, Path folder) {
    this.flags = flags;
    this.variables = variables;
    Optional<String> named = said(flags, FILE_FLAG).or(() -> said(variables, FILE_VARIABLE));
    this.file = ConfigFile.read(folder.resolve(named.orElse(ConfigFile.NAME)), named.isPresent());
  }

  /**
   * Loads the configuration.
   *
   * @param flags what was typed, by {@link Setting#flag}
   * @param variables of the environment, see {@link Variables}
   * @param folder in which {@code klartext.yaml} is looked for; empty for the working folder
   * @throws ConfigException if something is set to what it cannot be; names everything
   */
  public static LoadedConfig load(
      Map<String, String> flags, Map<String, String> variables, Path folder)
      throws ConfigException {
    return new ConfigLoader(flags, variables, folder).load();
  }

  private LoadedConfig load() throws ConfigException {
    List<Choice> choices = Settings.ALL.stream().map(this::choose).toList();
    Choices values = new Choices(choices);
    List<String> problems = new ArrayList<>(file.problems());
    problems.addAll(values.problems());
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    Config config = Config.of(values);
    check(config);
    return new LoadedConfig(config, choices, warnings());
  }

  private Choice choose(Setting<?> setting) {
    return said(flags, setting.flag())
        .map(text -> choice(setting, text, new Origin.Flag(setting.flag())))
        .or(() ->
            said(variables, setting.variable())
                .map(text -> choice(setting, text, new Origin.Variable(setting.variable()))))
        .or(() -> file.choice(setting))
        .orElseGet(() -> choice(setting, setting.standard(), new Origin.Standard()));
  }

  private static Optional<String> said(Map<String, String> map, String name) {
    return Optional.ofNullable(map.get(name)).filter(text -> !text.isBlank());
  }

  private static Choice choice(Setting<?> setting, String text, Origin origin) {
    List<String> written =
        setting.isList()
            ? ConfigFile.parts(text)
            : Stream.of(text.strip()).filter(it -> !it.isEmpty()).toList();
    return new Choice(setting, written, origin);
  }

  private static void check(Config config) throws ConfigException {
    List<String> problems = new ArrayList<>();
    if (config.database().isPresent() && config.secret().isEmpty()) {
      problems.add(
          "With PostgreSQL all servers need the same secret, and there is none. Set "
              + Settings.SECRET.variable()
              + " or “secret” in klartext.yaml, for instance to what “openssl rand -base64 32”"
              + " prints.");
    }
    if (config.limits().linksHold() > config.limits().linksQuarantine()) {
      problems.add(
          "“limits.linksHold” is greater than “limits.linksQuarantine”: a text would be taken for"
              + " spam before it is held. Make it smaller.");
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  /** Variables are no errors: Kubernetes, for one, sets some after the name of a service. */
  private List<String> warnings() {
    List<String> known =
        Stream.concat(
                Stream.of(FILE_VARIABLE, Variables.SERVER, Variables.TOKEN),
                Settings.ALL.stream().map(Setting::variable))
            .toList();
    return variables.keySet().stream()
        .filter(name -> name.startsWith(Variables.PREFIX) && !known.contains(name))
        .sorted()
        .map(name ->
            "The variable "
                + name
                + " means nothing to Klartext."
                + Spelling.nearest(name, known).map(it -> " Did you mean " + it + "?").orElse(""))
        .toList();
  }
}
