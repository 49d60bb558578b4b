package org.klartext.api.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.klartext.api.contribution.Actor;
import org.klartext.api.contribution.Assignment.Seen;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Place;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.api.contribution.Substance;
import org.klartext.api.contribution.Verdict;

/** Contributions and their wordings. */
public final class Contributions {
  private static final String STANDING =
      """
      state = :state, revision = :revision, published = :published,
      waiting = case when waiting = 1 and :waiting = 2 then 1 else :waiting end,
      published_at = :publishedAt, edited_at = :editedAt, removal_reason = :removalReason,
      duplicate_of = :duplicateOf, removed_at = :removedAt, word = :word, version = :version
      """;

  private final Handle handle;

  Contributions(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds a contribution with its first wording.
   *
   * @param sender keyed hash of the address it came from
   * @param fingerprint of its text
   */
  public void add(Contribution contribution, Revision revision, String sender, String fingerprint) {
    Place place = contribution.place();
    Contributor contributor = contribution.contributor();
    Standing standing = contribution.standing();
    Optional<Standing.Removal> removal = standing.removal();
    Verdict verdict = contribution.verdict();
    Insert.into("contribution")
        .set("id", contribution.id())
        .set("number", contribution.number())
        .set("kind", contribution.kind().key())
        .set("page", place.page())
        .set("path", place.path())
        .set("slug", place.slug())
        .setText("topic", place.topic())
        .set("lang", place.lang())
        .setText("reply_to", place.replyTo())
        .set("name", contributor.name())
        .setText("email", contributor.email())
        .setText("website", contributor.website())
        .setText("expert", contributor.expert())
        .setText("assigned", assigned(contribution))
        .set("state", standing.state().key())
        .set("revision", standing.revision())
        .set("published", standing.published())
        .set("waiting", turnOf(standing))
        .set("outcome", verdict.outcome().name())
        .set("rule", verdict.rule())
        .set("rule_reason", verdict.reason())
        .set("arrived", contribution.arrived())
        .set("quarantined", standing.state() == State.QUARANTINED ? 1 : 0)
        .setInstant("published_at", standing.publishedAt())
        .setInstant("edited_at", standing.editedAt())
        .setText("removal_reason", removal.map(Standing.Removal::reason))
        .setText("duplicate_of", removal.flatMap(Standing.Removal::duplicateOf))
        .setInstant("removed_at", removal.map(Standing.Removal::at))
        .set("word", standing.word())
        .set("generation", contribution.generation())
        .set("version", standing.version())
        .set("sender", sender)
        .set("fingerprint", fingerprint)
        .set("reports", 0)
        .run(handle);
    add(contribution.id(), revision);
  }

  /** Adds a wording. */
  public void add(String contribution, Revision revision) {
    Insert.into("revision")
        .set("contribution", contribution)
        .set("number", revision.number())
        .set("title", revision.title())
        .set("body", revision.body())
        .set("at", revision.at())
        .set("actor", revision.by().key())
        .set("actor_detail", revision.by().detail())
        .setText("substance", revision.substance().map(Substance::key))
        .run(handle);
  }

  /**
   * Replaces the standing of a contribution.
   *
   * @param before the version that was read
   * @return false if somebody else has changed it since
   */
  public boolean update(Contribution contribution, long before) {
    String sql =
        "update contribution set "
            + STANDING
            + ", slug = :slug, assigned = :assigned where id = :id";
    return bind(handle.createUpdate(sql + " and version = :before"), contribution.standing())
            .bind("id", contribution.id())
            .bind("assigned", assigned(contribution).orElse(null))
            .bind("slug", contribution.place().slug())
            .bind("before", before)
            .execute()
        == 1;
  }

  /** A question that somebody waits for needs an owner, says the database. */
  private static Optional<String> assigned(Contribution contribution) {
    boolean waitedFor =
        contribution.state() == State.HELD || contribution.state() == State.PUBLISHED;
    return contribution.kind() == Kind.QUESTION && waitedFor
        ? Optional.of(contribution.id())
        : Optional.empty();
  }

  private static Update bind(Update update, Standing standing) {
    Optional<Standing.Removal> removal = standing.removal();
    return update
        .bind("state", standing.state().key())
        .bind("revision", standing.revision())
        .bind("published", standing.published())
        .bind("waiting", turnOf(standing))
        .bind("publishedAt", Rows.millis(standing.publishedAt()))
        .bind("editedAt", Rows.millis(standing.editedAt()))
        .bind("removalReason", removal.map(Standing.Removal::reason).orElse(null))
        .bind("duplicateOf", removal.flatMap(Standing.Removal::duplicateOf).orElse(null))
        .bind("removedAt", Rows.millis(removal.map(Standing.Removal::at)))
        .bind("word", standing.word())
        .bind("version", standing.version());
  }

  /** Writes down what screening says about a new wording. */
  public void screened(String id, Verdict verdict, String fingerprint) {
    handle
        .createUpdate(
            """
            update contribution set outcome = :outcome, rule = :rule, rule_reason = :reason,
              fingerprint = :fingerprint where id = :id
            """)
        .bind("outcome", verdict.outcome().name())
        .bind("rule", verdict.rule())
        .bind("reason", verdict.reason())
        .bind("fingerprint", fingerprint)
        .bind("id", id)
        .execute();
  }

  /** Forgets everything that was said, and who said it. */
  public void erase(String id) {
    handle
        .createUpdate(
            """
            update contribution set name = '', email = null, website = null, sender = null,
              fingerprint = '', rule_reason = '', word = '', slug = '', expert = null
            where id = :id
            """)
        .bind("id", id)
        .execute();
    handle
        .createUpdate("update revision set title = '', body = '' where contribution = :id")
        .bind("id", id)
        .execute();
    handle
        .createUpdate(
            """
            update decision set reason = null
            where contribution = :id and action in ('handed-over', 'overruled')
            """)
        .bind("id", id)
        .execute();
    handle.createUpdate("delete from undo where contribution = :id").bind("id", id).execute();
  }

  /** The contribution of an id, if there is one. */
  public Optional<Contribution> find(String id) {
    return handle
        .createQuery("select * from contribution where id = :id")
        .bind("id", id)
        .map(Contributions::row)
        .findOne();
  }

  /** All wordings, oldest first. */
  public List<Revision> revisions(String id) {
    return handle
        .createQuery("select * from revision where contribution = :id order by number")
        .bind("id", id)
        .map(Contributions::wording)
        .list();
  }

  /** One wording. */
  public Optional<Revision> revision(String id, int number) {
    return handle
        .createQuery("select * from revision where contribution = :id and number = :number")
        .bind("id", id)
        .bind("number", number)
        .map(Contributions::wording)
        .findOne();
  }

  /** The answers that everybody can see under a question, oldest first. */
  public List<Seen> publicAnswers(String question) {
    return handle
        .createQuery(
            """
            select c.id, c.published_at, c.expert, r.substance
            from contribution c join revision r on r.contribution = c.id and r.number = c.published
            where c.page = :page and c.kind = 'answer' and c.state = 'published' order by c.id
            """)
        .bind("page", question)
        .map((row, _) ->
            new Seen(
                row.getString("id"),
                Rows.instant(row, "published_at"),
                Rows.maybe(row, "expert").isPresent(),
                Rows.maybe(row, "substance").map(Substance::of).orElse(Substance.PASSES)))
        .list();
  }

  /** The ids of all that was sent under a page, whatever has become of it. */
  public Set<String> under(String page) {
    return Set.copyOf(
        handle
            .createQuery("select id from contribution where page = :page")
            .bind("page", page)
            .mapTo(String.class)
            .list());
  }

  /** True if there are files of replies under a question: texts, or markers in their place. */
  public boolean hasReplies(String question) {
    return handle
            .createQuery(
                "select count(*) from contribution"
                    + " where page = :page and id <> :page and published_at is not null")
            .bind("page", question)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /**
   * How many contributions had the same text since an instant; for the writer, which asks often.
   */
  public int countSame(String fingerprint, Instant since) {
    return KeptStatements.use(
        handle,
        "select count(*) from contribution where fingerprint = ? and arrived >= ?",
        List.of(fingerprint, since.toEpochMilli()),
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  /** How many contributions there are in each state, and how many wait. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    handle
        .createQuery("select state, count(*) as n from contribution group by state order by state")
        .map((row, _) -> Map.entry(row.getString("state"), row.getLong("n")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  private static int turnOf(Standing standing) {
    int place = standing.state() == State.QUARANTINED ? 3 : 2;
    return standing.waiting() ? place : 0;
  }

  /** Changes the number of open reports. */
  public void setReports(String id, int open) {
    handle
        .createUpdate("update contribution set reports = :open where id = :id")
        .bind("open", open)
        .bind("id", id)
        .execute();
  }

  /** Forgets where contributions came from. */
  public int forgetSenders(Instant before) {
    return handle
        .createUpdate(
            "update contribution set sender = null where sender is not null and arrived < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  static Contribution row(ResultSet row, StatementContext context) throws SQLException {
    return new Contribution(
        row.getString("id"),
        row.getString("number"),
        Kind.of(row.getString("kind")).orElseThrow(),
        new Place(
            row.getString("page"),
            row.getString("path"),
            row.getString("slug"),
            Rows.maybe(row, "topic"),
            row.getString("lang"),
            Rows.maybe(row, "reply_to")),
        new Contributor(
            row.getString("name"),
            Rows.maybe(row, "email"),
            Rows.maybe(row, "website"),
            Rows.maybe(row, "expert")),
        standing(row),
        new Verdict(
            Verdict.Outcome.valueOf(row.getString("outcome")),
            row.getString("rule"),
            row.getString("rule_reason")),
        Rows.instant(row, "arrived"),
        row.getInt("generation"),
        row.getInt("reports"));
  }

  static Standing standing(ResultSet row) throws SQLException {
    Optional<Instant> removedAt = Rows.maybeInstant(row, "removed_at");
    String reason = row.getString("removal_reason");
    Optional<String> duplicateOf = Rows.maybe(row, "duplicate_of");
    return new Standing(
        State.of(row.getString("state")).orElseThrow(),
        row.getInt("revision"),
        row.getInt("published"),
        row.getInt("waiting") > 0,
        Rows.maybeInstant(row, "published_at"),
        Rows.maybeInstant(row, "edited_at"),
        removedAt.map(at -> new Standing.Removal(reason, duplicateOf, at)),
        row.getString("word"),
        row.getLong("version"));
  }

  private static Revision wording(ResultSet row, StatementContext context) throws SQLException {
    return new Revision(
        row.getInt("number"),
        row.getString("title"),
        row.getString("body"),
        Rows.instant(row, "at"),
        Actor.of(row.getString("actor"), row.getString("actor_detail")),
        Rows.maybe(row, "substance").map(Substance::of));
  }
}
