package org.klartext.api.config;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One thing that can be set. Its flag and its variable are called after its key.
 *
 * @param key in {@code klartext.yaml}; a dot leads into a group
 * @param standard what is in force if nobody says anything; empty for nothing
 * @param description one line
 * @param format how it is written
 * @param masking what people may see of a value
 */
public record Setting<T>(
    String key,
    String standard,
    String description,
    Format<T> format,
    UnaryOperator<String> masking) {

  /** A setting that everybody may see. */
  Setting(String key, String standard, String description, Format<T> format) {
    this(key, standard, description, format, UnaryOperator.identity());
  }

  private String words(String separator) {
    return key.replaceAll("(?<=[a-z])(?=[A-Z])", separator)
        .replace(".", separator)
        .toLowerCase(Locale.ROOT);
  }

  /** Its option on the command line, such as {@code --limits-per-address}. */
  public String flag() {
    return "--" + words("-");
  }

  /** Its environment variable, such as {@code KLARTEXT_LIMITS_PER_ADDRESS}. */
  public String variable() {
    return Variables.PREFIX + words("_").toUpperCase(Locale.ROOT);
  }

  /** False for what other users of the machine must not see in the list of processes. */
  public boolean hasFlag() {
    return !masking.apply("x").equals(Masking.HIDDEN);
  }

  /** What should stand there, with an article. */
  public String expected() {
    return format.expected();
  }

  /** True if there may be several values; on one line they are separated by commas. */
  public boolean isList() {
    return format.isList();
  }

  /** True if naming its option is enough. */
  public boolean isFlag() {
    return format.isFlag();
  }

  /** A value as people may see it. */
  public String shown(List<String> written) {
    return String.join(", ", written.stream().map(masking).toList());
  }
}
