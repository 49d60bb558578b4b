package org.klartext.api.serving;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.Logins;
import org.klartext.api.account.Passwords;
import org.klartext.api.account.Setup;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.Config;
import org.klartext.api.config.DatabaseUrl;
import org.klartext.api.config.NodeName;
import org.klartext.api.contribution.Ids;
import org.klartext.api.feedback.Feedback;
import org.klartext.api.git.GitException;
import org.klartext.api.git.GitSync;
import org.klartext.api.figures.Chronicle;
import org.klartext.api.http.Portal;
import org.klartext.api.http.Server;
import org.klartext.api.moderation.Dialogue;
import org.klartext.api.entrance.Limits;
import org.klartext.api.moderation.Moderation;
import org.klartext.api.publishing.EditorialSearch;
import org.klartext.api.publishing.EditorialSite;
import org.klartext.api.publishing.FigureFiles;
import org.klartext.api.publishing.LiveSearch;
import org.klartext.api.publishing.LiveSite;
import org.klartext.api.publishing.ModerationLog;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.publishing.Publisher;
import org.klartext.api.publishing.VisitorText;
import org.klartext.api.reading.Reading;
import org.klartext.api.screening.Screening;
import org.klartext.api.security.Keys;
import org.klartext.api.store.Database;
import org.klartext.build.BuildException;
import org.klartext.build.BuildOptions;
import org.klartext.markdown.Markdown;
import org.klartext.site.Edition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final FolderLock lock;
  private final Database database;
  private final LiveSite site;
  private final EditorialSite editorial;
  private final Portal.Search search;
  private final PublicationRelay relay;
  private final Optional<GitSync> git;
  private final Feedback feedback;
  private final Housekeeping housekeeping;
  private final Server server;
  private final Optional<String> setup;

  private Service(
      FolderLock lock,
      Database database,
      LiveSite site,
      EditorialSite editorial,
      Portal.Search search,
      PublicationRelay relay,
      Optional<GitSync> git,
      Feedback feedback,
      Housekeeping housekeeping,
      Server server,
      Optional<String> setup) {
    this.lock = lock;
    this.database = database;
    this.site = site;
    this.editorial = editorial;
    this.search = search;
    this.relay = relay;
    this.git = git;
    this.feedback = feedback;
    this.housekeeping = housekeeping;
    this.server = server;
    this.setup = setup;
  }

  /**
   * What a server is made with, besides its configuration.
   *
   * @param clock tells when it is
   * @param random gives secrets that nobody can guess
   * @param steps is told how far the relay has come
   * @param gitSteps is told how far a round with Git has come
   */
  public record Surroundings(
      InstantSource clock,
      RandomGenerator random,
      Consumer<PublicationRelay.Step> steps,
      Consumer<GitSync.Step> gitSteps) {}

  /**
   * Builds the site, opens the store and begins to answer.
   *
   * @param config what is in force
   * @throws BuildException if there is nothing to build
   * @throws IOException if folders or lists cannot be read, or if another server has the folder
   * @throws org.klartext.api.store.StoreException if the database cannot be opened
   * @throws GitException if Git is to be used and cannot be
   */
  public static Service start(Config config, Surroundings around)
      throws BuildException, GitException, IOException {
    FolderLock lock = FolderLock.of(config.folders().state());
    try {
      return start(config, around, lock);
    } catch (BuildException | GitException | IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Service start(Config config, Surroundings around, FolderLock lock)
      throws BuildException, GitException, IOException {
    InstantSource clock = around.clock();
    Ids ids = new Ids(clock, around.random());
    Keys keys =
        config.secret().isPresent()
            ? config.secret().get()
            : Keys.in(config.folders().secret(), around.random());
    Database database = database(config);
    String node = NodeName.of(config, around.random());
    PublicationRelay.announce(database, node, clock.instant());
    LiveSite site = LiveSite.start(options(config, Edition.PUBLIC), clock);
    EditorialSite editorial =
        new EditorialSite(options(config, Edition.INTERNAL), clock, site::snapshot);
    Screening screening =
        new Screening(ScreeningLists.rules(config, site.snapshot().site().config()));
    Publisher publisher = new Publisher(database, site.content(), ids);
    PublicationRelay relay = new PublicationRelay(database, site, node, clock, around.steps());
    Optional<GitSync> git = git(config, site, database, relay, node, around);
    Limits limits =
        new Limits(config.limits().body(), config.limits().title(), config.limits().name());
    Dialogue dialogue =
        Dialogue.of(database, publisher, screening, site::snapshot, ids, limits, clock);
    warnOf(dialogue.owners().orphans());
    Portal.Staff staff = staff(database, keys, ids, around);
    Chronicle figures = new Chronicle(database, () -> site.snapshot().site(), Moderation.UNDO);
    Feedback feedback = Feedback.open(database, clock, around.random());
    Path index = absolute(config.folders().state()).resolve("search").resolve("public");
    Portal.Search search =
        new Portal.Search(
            new LiveSearch(site, index, feedback::balances), new EditorialSearch(editorial));
    Portal portal =
        new Portal(
            config,
            site,
            new Portal.Content(
                new Reading(site::snapshot, Optional.of(site.out()), clock),
                new Reading(editorial::snapshot, Optional.empty(), clock)),
            search,
            relay,
            git,
            dialogue,
            figures,
            feedback,
            database,
            keys,
            ids,
            new VisitorText(new Markdown()),
            staff,
            clock);
    ModerationLog log = new ModerationLog(database, publisher, site::snapshot, Moderation.UNDO);
    Housekeeping housekeeping =
        new Housekeeping(
            database,
            log,
            new FigureFiles(database, publisher, figures),
            dialogue.ownership(),
            feedback,
            relay,
            node,
            clock);
    Server server = Server.start(portal);
    search.published().start();
    relay.start();
    git.ifPresent(GitSync::start);
    housekeeping.start();
    return new Service(
        lock,
        database,
        site,
        editorial,
        search,
        relay,
        git,
        feedback,
        housekeeping,
        server,
        staff.setup().offer());
  }

  private static Optional<GitSync> git(
      Config config,
      LiveSite site,
      Database database,
      PublicationRelay relay,
      String node,
      Surroundings around)
      throws GitException {
    if (config.git().isEmpty()) {
      return Optional.empty();
    }
    String origin = site.snapshot().site().config().baseUrl().origin();
    GitSync.Place place = new GitSync.Place(site.content(), URI.create(origin).getHost(), node);
    return Optional.of(
        GitSync.open(
            config.git().get(), place, database, relay, around.clock(), around.gitSteps()));
  }

  private static void warnOf(List<String> topics) {
    if (!topics.isEmpty()) {
      LOG.warn(
          "No expert of these topics has an account, so their questions go to others: {}. Make one"
              + " with klartext user add NAME --role expert --expert SLUG",
          String.join(", ", topics));
    }
  }

  private static Database database(Config config) {
    return Database.of(config.database().map(DatabaseUrl::value), config.folders().database());
  }

  /** The internal edition is never written: its folder only has to be another one. */
  private static BuildOptions options(Config config, Edition edition) {
    Config.Folders folders = config.folders();
    boolean internal = edition == Edition.INTERNAL;
    return new BuildOptions(
        absolute(folders.content()),
        absolute(folders.themes()),
        absolute(internal ? folders.state().resolve("internal") : folders.out()),
        folders.state(),
        edition,
        internal,
        Optional.empty(),
        config.baseUrl(),
        true,
        false,
        true);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Portal.Staff staff(Database database, Keys keys, Ids ids, Surroundings around) {
    InstantSource clock = around.clock();
    Passwords passwords = new Passwords(around.random());
    return new Portal.Staff(
        new Logins(database, keys, passwords, clock, around.random()),
        new ApiTokens(database, clock, around.random()),
        new StaffAccounts(database, passwords, clock, ids),
        new Setup(database, passwords, clock, around.random()));
  }

  /** The port it listens at. */
  public int port() {
    return server.port();
  }

  /** Path of the portal, with slashes around it. */
  public String basePath() {
    return server.basePath();
  }

  /** How many pages there are. */
  public int pages() {
    return site.snapshot().site().pages().size();
  }

  /** What the last build found. */
  public org.klartext.build.BuildReport report() {
    return site.report();
  }

  /** The path of the one-time link that creates the first administrator, while there is none. */
  public Optional<String> setupPath() {
    return setup.map(secret -> server.apiPath() + "desk/setup/" + secret);
  }

  /** Finishes running requests and publications, then ends. */
  @Override
  public void close() {
    server.close();
    housekeeping.close();
    feedback.close();
    git.ifPresent(GitSync::close);
    relay.close();
    editorial.close();
    site.close();
    search.close();
    database.close();
    lock.close();
  }
}
