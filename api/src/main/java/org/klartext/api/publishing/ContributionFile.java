package org.klartext.api.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.klartext.api.contribution.Contribution;
import org.klartext.api.contribution.Contributor;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Revision;
import org.klartext.api.contribution.Standing;
import org.klartext.api.contribution.State;
import org.klartext.content.PageWriter;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.Value;

/** What stands in the tree for a contribution: a pure function of what the database knows. */
public final class ContributionFile {
  private ContributionFile() {}

  /**
   * The bytes of its file.
   *
   * @param contribution as it stands after a decision
   * @param revision its public wording
   * @return empty if there is to be no file
   * @throws IllegalStateException if the file would not be read as it was meant
   */
  public static Optional<byte[]> of(Contribution contribution, Optional<Revision> revision) {
    if (!contribution.standing().hasFile()) {
      return Optional.empty();
    }
    boolean visible = contribution.state() == State.PUBLISHED;
    String body = visible ? revision.map(Revision::body).orElse("") : "";
    SequencedMap<String, Value> head = new LinkedHashMap<>();
    if (contribution.kind() == Kind.QUESTION) {
      question(contribution, visible ? revision.map(Revision::title).orElse("") : "", head);
    } else {
      reply(contribution, head);
    }
    if (visible) {
      author(contribution.contributor(), head);
    } else {
      contribution.standing().removal().ifPresent(it -> head.put("removed", marker(it)));
    }
    byte[] bytes = PageWriter.bytes(Value.table(head), body);
    requireReadable(bytes, head, body);
    return Optional.of(bytes);
  }

  private static void question(
      Contribution contribution, String title, SequencedMap<String, Value> head) {
    Standing standing = contribution.standing();
    String lang = contribution.place().lang();
    String neutral = lang.startsWith("de") ? "Entfernte Frage" : "Removed question";
    head.put("id", Value.text(contribution.id()));
    head.put("title", Value.text(title.isEmpty() ? neutral : title));
    if (!contribution.place().slug().isEmpty()) {
      head.put("slug", Value.text(contribution.place().slug()));
    }
    standing.publishedAt().ifPresent(it -> head.put("date", time(it)));
    standing.editedAt().ifPresent(it -> head.put("updated", time(it)));
    contribution.place().topic().ifPresent(it -> head.put("topic", Value.text(it)));
    head.put("lang", Value.text(lang));
  }

  private static void reply(Contribution contribution, SequencedMap<String, Value> head) {
    Standing standing = contribution.standing();
    head.put("id", Value.text(contribution.id()));
    head.put("kind", Value.text(contribution.kind().key()));
    contribution.place().replyTo().ifPresent(it -> head.put("replyTo", Value.text(it)));
    standing.publishedAt().ifPresent(it -> head.put("date", time(it)));
    standing.editedAt().ifPresent(it -> head.put("edited", time(it)));
    head.put("lang", Value.text(contribution.place().lang()));
  }

  private static void author(Contributor contributor, SequencedMap<String, Value> head) {
    SequencedMap<String, Value> author = new LinkedHashMap<>();
    contributor.expert().ifPresent(it -> author.put("expert", Value.text(it)));
    if (!contributor.name().isEmpty()) {
      author.put("name", Value.text(contributor.name()));
    }
    contributor.website().ifPresent(it -> author.put("website", Value.text(it)));
    if (!author.isEmpty()) {
      head.put("author", Value.table(author));
    }
  }

  private static Value marker(Standing.Removal removal) {
    SequencedMap<String, Value> marker = new LinkedHashMap<>();
    marker.put("reason", Value.text(removal.reason()));
    marker.put("date", time(removal.at()));
    removal.duplicateOf().ifPresent(it -> marker.put("of", Value.text(it)));
    return Value.table(marker);
  }

  /** Whole seconds: what is published now must not be of the future. */
  private static Value time(Instant instant) {
    return Value.text(instant.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** What strangers typed must come back from the file letter by letter. */
  private static void requireReadable(byte[] bytes, SequencedMap<String, Value> head, String body) {
    try {
      FrontMatter read = FrontMatter.parse(new String(bytes, StandardCharsets.UTF_8));
      boolean same =
          texts(read.values()).equals(texts(Value.table(head)))
              && read.body().strip().equals(body.strip());
      if (!same) {
        throw new IllegalStateException("The file would not be read as it was meant");
      }
    } catch (FrontMatterException e) {
      throw new IllegalStateException("The file could not be read again", e);
    }
  }

  private static SequencedMap<String, String> texts(Value.Table table) {
    SequencedMap<String, String> texts = new java.util.LinkedHashMap<>();
    table.entries().forEach((key, entry) -> texts.put(key, text(entry.value())));
    return new LinkedHashMap<>(new java.util.TreeMap<>(texts));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(String text, var _) -> text;
      case Value.Table table -> texts(table).toString();
      case Value.Numeral(String literal, var _) -> literal;
      case Value.Flag(boolean flag, var _) -> String.valueOf(flag);
      case Value.Sequence(var values, var _) ->
          String.join("\n", values.stream().map(ContributionFile::text).toList());
      case Value.Empty _ -> "";
    };
  }
}
