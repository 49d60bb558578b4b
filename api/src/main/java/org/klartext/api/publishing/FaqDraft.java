package org.klartext.api.publishing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.klartext.content.PageWriter;
import org.klartext.frontmatter.Value;
import org.klartext.markdown.Markdown;
import org.klartext.markdown.MarkdownText;
import org.klartext.markdown.Trust;
import org.klartext.markdown.UnreadableTextException;

/**
 * The file of a page for the FAQ that is made from a question and the answer that helped. It is a
 * draft: an editor makes of it what should stand there.
 *
 * @param id of the page
 * @param title of it
 * @param topic slug of its topic
 * @param author slug of the expert
 * @param wording how the question was asked
 * @param question what was asked, as its visitor wrote it
 * @param answer what helped, as whoever answered wrote it
 * @param lang language tag
 * @param at when it is made
 */
public record FaqDraft(
    String id,
    String title,
    Optional<String> topic,
    String author,
    String wording,
    String question,
    String answer,
    String lang,
    Instant at) {
  private static final Markdown MARKDOWN = new Markdown();

  /** The bytes of the file; empty if one of the texts is nested too deeply. */
  public Optional<byte[]> bytes() {
    try {
      return Optional.of(bytes(normalised(question), normalised(answer)));
    } catch (UnreadableTextException e) {
      return Optional.empty();
    }
  }

  private String normalised(String text) throws UnreadableTextException {
    return MARKDOWN.normalised(new MarkdownText(text, "draft.md", 1, lang, Trust.VISITOR));
  }

  private byte[] bytes(String asked, String helped) {
    SequencedMap<String, Value> head = new LinkedHashMap<>();
    head.put("id", Value.text(id));
    head.put("title", Value.text(title));
    head.put("date", Value.text(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    head.put("draft", Value.flag(true));
    topic.ifPresent(it -> head.put("topics", Value.texts(List.of(it))));
    head.put("authors", Value.texts(List.of(author)));
    head.put("asked", Value.texts(List.of(wording)));
    String quote =
        asked.strip().lines().map(it -> ("> " + it).strip() + "\n").reduce("", String::concat);
    return PageWriter.bytes(Value.table(head), quote + "\n" + helped);
  }
}
