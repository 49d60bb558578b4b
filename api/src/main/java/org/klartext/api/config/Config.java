package org.klartext.api.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.klartext.api.security.Keys;
import org.klartext.site.BaseUrl;

/**
 * What is in force for a server.
 *
 * @param folders where things are
 * @param host name or address to listen at
 * @param port to listen at; 0 for any free one
 * @param baseUrl instead of the one in {@code site.yaml}
 * @param database PostgreSQL; absent for the embedded one
 * @param secret of all servers that share a database; absent: the one in the state folder
 * @param node name of this server among those that share a database
 * @param proxies the web servers before this one
 * @param cors origins of other sites whose scripts may use the API
 * @param blocklists files with what screening looks for
 * @param git the repository the content lies in; absent if nobody wants it to be used
 * @param limits how much a visitor may send
 * @param log how much is logged
 */
public record Config(
    Folders folders,
    String host,
    int port,
    Optional<BaseUrl> baseUrl,
    Optional<DatabaseUrl> database,
    Optional<Keys> secret,
    Optional<String> node,
    Proxies proxies,
    List<String> cors,
    List<Path> blocklists,
    Optional<GitConfig> git,
    Limits limits,
    LogLevel log) {
  /** Copies what it is given. */
  public Config {
    cors = List.copyOf(cors);
    blocklists = List.copyOf(blocklists);
  }

  /**
   * Where things are.
   *
   * @param content the folder with the Markdown files
   * @param themes the folder with themes; need not exist
   * @param out the folder the finished site is written to
   * @param state the folder of what the server keeps for itself
   */
  public record Folders(Path content, Path themes, Path out, Path state) {
    /** The embedded database. */
    public Path database() {
      return state.resolve("klartext.db");
    }

    /** The server's secret, unless one is configured. */
    public Path secret() {
      return state.resolve("secret");
    }

    /** The name of this server, unless one is configured. */
    public Path node() {
      return state.resolve("node");
    }
  }

  static Config of(Choices choices) {
    return new Config(
        new Folders(
            choices.value(Settings.CONTENT),
            choices.value(Settings.THEMES),
            choices.value(Settings.OUT),
            choices.value(Settings.STATE)),
        choices.value(Settings.HOST),
        choices.value(Settings.PORT),
        choices.value(Settings.BASE_URL),
        choices.value(Settings.DATABASE),
        choices.value(Settings.SECRET),
        choices.value(Settings.NODE),
        new Proxies(choices.value(Settings.PROXIES)),
        choices.value(Settings.CORS),
        choices.value(Settings.BLOCKLISTS),
        git(choices),
        limits(choices),
        choices.value(Settings.LOG));
  }

  private static Optional<GitConfig> git(Choices choices) {
    return choices.value(Settings.GIT)
        ? Optional.of(
            new GitConfig(
                choices.value(Settings.GIT_REMOTE),
                Duration.ofSeconds(choices.value(Settings.GIT_INTERVAL)),
                choices.value(Settings.GIT_TOKEN)))
        : Optional.empty();
  }

  private static Limits limits(Choices choices) {
    return new Limits(
        choices.value(Settings.LIMIT_BODY),
        choices.value(Settings.LIMIT_TITLE),
        choices.value(Settings.LIMIT_NAME),
        choices.value(Settings.LIMIT_REQUEST),
        choices.value(Settings.LIMIT_PER_ADDRESS),
        choices.value(Settings.LIMIT_GLOBAL),
        choices.value(Settings.LIMIT_LINKS_HOLD),
        choices.value(Settings.LIMIT_LINKS_QUARANTINE));
  }
}
