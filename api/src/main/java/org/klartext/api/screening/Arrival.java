package org.klartext.api.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.klartext.api.contribution.Submission;
import org.klartext.api.screening.Words.Word;

/** A submission as its reader sees it; read once, looked at by all rules. */
public final class Arrival {
  private static final int FINGERPRINT_BYTES = 10;

  private final Submission submission;
  private final Visible text;
  private final Visible name;

  private Arrival(Submission submission) {
    this.submission = submission;
    this.text = Visible.of(submission.title() + "\n\n" + submission.body());
    this.name = Visible.of(submission.contributor().name());
  }

  /** Reads what was sent. */
  public static Arrival of(Submission submission) {
    return new Arrival(submission);
  }

  /**
   * What is the same for texts that differ in case, accents, lookalike letters, blanks and
   * punctuation only.
   *
   * @return 20 hexadecimal digits for title and body
   */
  public String fingerprint() {
    List<Word> read = text.words();
    String words = read.stream().map(Word::folded).collect(Collectors.joining(" "));
    String plain = words.isEmpty() ? text.text().replaceAll("\\s", "") : words;
    return HexFormat.of().formatHex(digest(plain), 0, FINGERPRINT_BYTES);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What was sent. */
  Submission submission() {
    return submission;
  }

  /** Title and body. */
  Visible text() {
    return text;
  }

  /** Name of the contributor. */
  Visible name() {
    return name;
  }
}
