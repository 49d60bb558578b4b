package org.klartext.api.http;

import java.time.InstantSource;
import java.util.Optional;
import org.klartext.api.account.ApiTokens;
import org.klartext.api.account.Logins;
import org.klartext.api.account.Setup;
import org.klartext.api.account.StaffAccounts;
import org.klartext.api.config.Config;
import org.klartext.api.contribution.Ids;
import org.klartext.api.feedback.Feedback;
import org.klartext.api.git.GitSync;
import org.klartext.api.figures.Chronicle;
import org.klartext.api.moderation.Dialogue;
import org.klartext.api.entrance.Entrance;
import org.klartext.api.entrance.Limits;
import org.klartext.api.moderation.Receipts;
import org.klartext.api.publishing.EditorialSearch;
import org.klartext.api.publishing.LiveSearch;
import org.klartext.api.publishing.LiveSite;
import org.klartext.api.publishing.PublicationRelay;
import org.klartext.api.publishing.Snapshot;
import org.klartext.api.publishing.VisitorText;
import org.klartext.api.reading.Reading;
import org.klartext.api.security.Keys;
import org.klartext.api.store.Database;

/**
 * Everything that answers to requests need.
 *
 * @param config of the server
 * @param site what is public
 * @param content for programs that read
 * @param search finds pages
 * @param relay brings decisions into the tree
 * @param git keeps the tree in step with Git; absent if nobody wants that
 * @param dialogue the workflow
 * @param figures how the house keeps its promises
 * @param feedback what readers miss
 * @param database what the server remembers
 * @param keys of the server
 * @param ids names what is new
 * @param text renders visitors' Markdown
 * @param staff how staff come in
 * @param clock tells when it is
 */
public record Portal(
    Config config,
    LiveSite site,
    Content content,
    Search search,
    PublicationRelay relay,
    Optional<GitSync> git,
    Dialogue dialogue,
    Chronicle figures,
    Feedback feedback,
    Database database,
    Keys keys,
    Ids ids,
    VisitorText text,
    Staff staff,
    InstantSource clock) {

  /**
   * How staff come in.
   *
   * @param logins with name and password
   * @param tokens with a key
   * @param accounts of all
   * @param setup for the first one
   */
  public record Staff(Logins logins, ApiTokens tokens, StaffAccounts accounts, Setup setup) {}

  /**
   * The content for programs that read.
   *
   * @param published for everybody
   * @param internal for people of the house, drafts included
   */
  public record Content(Reading published, Reading internal) {}

  /**
   * Finds pages.
   *
   * @param published for everybody
   * @param internal for people of the house, drafts included
   */
  public record Search(LiveSearch published, EditorialSearch internal) implements AutoCloseable {
    /** Ends both indexes. */
    @Override
    public void close() {
      published.close();
      internal.close();
    }
  }

  /** What is public at this moment. */
  Snapshot snapshot() {
    return site.snapshot();
  }

  /** What visitors may send at this moment. */
  Entrance entrance() {
    return new Entrance(snapshot(), limits());
  }

  /** Of the fields of forms. */
  Limits limits() {
    return new Limits(config.limits().body(), config.limits().title(), config.limits().name());
  }

  /** Secret links. */
  Receipts receipts() {
    return new Receipts(keys);
  }

  /** Path of the portal, with slashes around it. */
  String basePath() {
    return snapshot().site().config().baseUrl().path();
  }

  /** Path below which the server answers, with slashes around it. */
  String apiPath() {
    String url = snapshot().site().config().apiUrl().orElse(basePath());
    int host = url.indexOf("//");
    int slash = url.indexOf('/', host < 0 ? 0 : host + 2);
    String path = slash < 0 ? "/" : url.substring(slash);
    return path.endsWith("/") ? path : path + "/";
  }
}
