package org.klartext.api.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.klartext.api.config.Setting;
import org.klartext.api.config.Settings;

/** The commands that this module adds to those of the generator. */
public final class ServerCommands {
  private static final List<Setting<?>> OF_DATABASE = List.of(Settings.STATE, Settings.DATABASE);

  private ServerCommands() {}

  /**
   * Makers of the commands, by name.
   *
   * @param surroundings what the commands find
   */
  public static SequencedMap<String, Supplier<Object>> all(Surroundings surroundings) {
    SequencedMap<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("serve", () -> SettingFlags.on(new ServeCommand(surroundings), Settings.ALL));
    all.put("user", () -> SettingFlags.on(new UserCommand(surroundings), OF_DATABASE));
    all.put("token", () -> SettingFlags.on(new TokenCommand(surroundings), OF_DATABASE));
    all.put("moderate", () -> new ModerateCommand(surroundings));
    all.put("gaps", () -> new GapsCommand(surroundings));
    all.put("config", () -> SettingFlags.on(new ConfigCommand(surroundings), Settings.ALL));
    return all;
  }
}
