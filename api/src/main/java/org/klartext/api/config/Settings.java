package org.klartext.api.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.klartext.api.security.Keys;
import org.klartext.site.BaseUrl;

/** The one table of everything that can be set. */
public final class Settings {
  private static final int NO_LIMIT = 1_000_000;
  private static final int SECONDS_OF_A_DAY = 86_400;

  /** The folder with the Markdown files. */
  public static final Setting<Path> CONTENT =
      folder("content", "content", "The folder with the Markdown files.");

  /** The folder with themes. */
  public static final Setting<Path> THEMES =
      folder("themes", "themes", "The folder with themes; need not exist.");

  /** The folder the finished site is written to. */
  public static final Setting<Path> OUT =
      folder("out", "site", "The folder the finished site is written to.");

  /** The folder of everything the server keeps for itself. */
  public static final Setting<Path> STATE =
      folder("state", "var", "The folder with database, secret and caches.");

  /** Where the server listens. */
  public static final Setting<String> HOST =
      new Setting<>(
          "host",
          "localhost",
          "The name or address to listen at; 0.0.0.0 for all.",
          Format.text("a host name or an address", Settings::host));

  /** The port the server listens at. */
  public static final Setting<Integer> PORT =
      new Setting<>(
          "port", "8080", "The port to listen at; 0 for any free one.", Format.number(0, 65_535));

  /** Where readers find the site. */
  public static final Setting<Optional<BaseUrl>> BASE_URL =
      new Setting<>(
          "baseUrl",
          "",
          "Where readers find the site, instead of baseUrl in site.yaml.",
          Format.text("an address such as https://portal.example/", BaseUrl::parse).optional());

  /** The database. */
  public static final Setting<Optional<DatabaseUrl>> DATABASE =
      new Setting<>(
          "database",
          "",
          "PostgreSQL as jdbc:postgresql://host/name?user=…; nothing for SQLite in the state folder.",
          Format.text("the address of a PostgreSQL database", DatabaseUrl::parse).optional(),
          Masking::passwords);

  /** The secret of all servers that share a database. */
  public static final Setting<Optional<Keys>> SECRET =
      new Setting<>(
          "secret",
          "",
          "At least 32 random characters, the same for all servers; needed with PostgreSQL.",
          Format.text("at least 32 random characters", Keys::of).optional(),
          Masking::all);

  /** The name of this server among those that share a database. */
  public static final Setting<Optional<String>> NODE =
      new Setting<>(
          "node",
          "",
          "The name of this server among those that share a database; made up if absent.",
          Format.text("a short name of letters, digits and hyphens", Settings::node).optional());

  /** The web servers before this one. */
  public static final Setting<List<Network>> PROXIES =
      new Setting<>(
          "proxies",
          "",
          "Addresses or networks of web servers whose X-Forwarded-For is believed.",
          Format.text("an address", Network::parse)
              .list("addresses or networks such as 127.0.0.1 or 10.0.0.0/8"));

  /** Stands for all origins. */
  public static final String EVERY_ORIGIN = "*";

  /** Other origins whose scripts may read the API. */
  public static final Setting<List<String>> CORS =
      new Setting<>(
          "cors",
          "",
          "Origins of other sites whose scripts may use the API; * for all.",
          Format.text("an origin", Settings::origin)
              .list("origins such as https://www.portal.example"));

  /** Further lists of what screening looks for. */
  public static final Setting<List<Path>> BLOCKLISTS =
      new Setting<>(
          "blocklists",
          "",
          "Files with words, phrases and hosts that a text is held for, one a line.",
          Format.path("a file").list("files"));

  /** Whether the tree is kept in step with Git. */
  public static final Setting<Boolean> GIT =
      new Setting<>(
          "git",
          "false",
          "Commits publications to the Git clone the content lies in, and fetches edits.",
          Format.flag());

  /** Where commits go and edits come from. */
  public static final Setting<String> GIT_REMOTE =
      new Setting<>(
          "gitRemote",
          "origin",
          "The remote of that clone to push to and to fetch from.",
          Format.text("the name of a remote, such as origin", Settings::word));

  /** How often to look at the remote. */
  public static final Setting<Integer> GIT_INTERVAL =
      new Setting<>(
          "gitInterval",
          "60",
          "Seconds between two looks at the remote.",
          Format.number(1, SECONDS_OF_A_DAY));

  /** The key to a remote that is reached by https. */
  public static final Setting<Optional<String>> GIT_TOKEN =
      new Setting<>(
          "gitToken",
          "",
          "The password or access token for a remote at an https address.",
          Format.text("a password or token", Function.<String>identity()).optional(),
          Masking::all);

  /** The longest text. */
  public static final Setting<Integer> LIMIT_BODY =
      limit("body", "10000", "The longest text of a contribution, in characters.");

  /** The longest title. */
  public static final Setting<Integer> LIMIT_TITLE =
      limit("title", "150", "The longest title, in characters.");

  /** The longest name. */
  public static final Setting<Integer> LIMIT_NAME =
      limit("name", "60", "The longest name, in characters.");

  /** The largest request. */
  public static final Setting<Integer> LIMIT_REQUEST =
      new Setting<>("limits.request", "64KiB", "The largest request.", Format.size());

  /** Contributions from one address. */
  public static final Setting<Integer> LIMIT_PER_ADDRESS =
      rate("perAddress", "20", "Contributions from one address an hour.");

  /** Contributions from all addresses. */
  public static final Setting<Integer> LIMIT_GLOBAL =
      rate("global", "600", "Contributions from all addresses a minute.");

  /** When links make a text wait. */
  public static final Setting<Integer> LIMIT_LINKS_HOLD =
      limit("linksHold", "2", "A text with more links than this waits for a decision.");

  /** When links make a text spam. */
  public static final Setting<Integer> LIMIT_LINKS_QUARANTINE =
      limit("linksQuarantine", "5", "A text with more links than this is taken for spam.");

  /** How much is logged. */
  public static final Setting<LogLevel> LOG =
      new Setting<>("log", "info", "How much is logged.", Format.choice(LogLevel.class));

  /** All of them, in the order in which people read them. */
  public static final List<Setting<?>> ALL =
      List.of(
          CONTENT,
          THEMES,
          OUT,
          STATE,
          HOST,
          PORT,
          BASE_URL,
          DATABASE,
          SECRET,
          NODE,
          PROXIES,
          CORS,
          BLOCKLISTS,
          GIT,
          GIT_REMOTE,
          GIT_INTERVAL,
          GIT_TOKEN,
          LIMIT_BODY,
          LIMIT_TITLE,
          LIMIT_NAME,
          LIMIT_REQUEST,
          LIMIT_PER_ADDRESS,
          LIMIT_GLOBAL,
          LIMIT_LINKS_HOLD,
          LIMIT_LINKS_QUARANTINE,
          LOG);

  private Settings() {}

  private static Setting<Path> folder(String key, String standard, String description) {
    return new Setting<>(key, standard, description, Format.path("a folder"));
  }

  private static Setting<Integer> limit(String key, String standard, String description) {
    return new Setting<>("limits." + key, standard, description, Format.number(0, NO_LIMIT));
  }

  private static Setting<Integer> rate(String key, String standard, String description) {
    return new Setting<>("limits." + key, standard, description, Format.number(1, NO_LIMIT));
  }

  private static String host(String text) {
    if (!text.matches("[\\p{Alnum}.:%-]+|\\[[\\p{XDigit}.:%]+]")) {
      throw new IllegalArgumentException(text.contains("/") ? "Leave out scheme and path." : "");
    }
    return text;
  }

  private static String word(String text) {
    if (!text.matches("[\\p{Alnum}._-]{1,60}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String node(String text) {
    if (text.equals(GitConfig.NODE)) {
      throw new IllegalArgumentException("That name stands for the Git repository.");
    }
    return word(text);
  }

  private static String origin(String text) {
    if (text.equals(EVERY_ORIGIN)) {
      return text;
    }
    BaseUrl url = BaseUrl.parse(text);
    if (!url.path().equals("/")) {
      throw new IllegalArgumentException("An origin has no path: " + url.origin());
    }
    return url.origin();
  }
}
