package org.klartext.api.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.klartext.api.contribution.Kind;
import org.klartext.api.contribution.Submission;
import org.klartext.api.contribution.Verdict;
import org.klartext.api.contribution.Verdict.Outcome;
import org.klartext.api.screening.Words.Word;

/** The first look at a submission. Nothing is dropped; what is taken for spam waits too. */
public final class Screening {
  private static final int FINGERPRINT_BYTES = 20;

  private final List<Rule> rules;

  /** A screening that follows these rules. */
  public Screening(ScreeningRules rules) {
    this.rules =
        List.of(
            new HoneypotRule(),
            new TooFastRule(rules.fastest()),
            new RepeatedTextRule(),
            new LinksRule(rules.linksAllowed(), rules.linksEndured(), rules.ownHosts()),
            new BlocklistRule(rules.blocklist()),
            new ExpertNameRule(),
            new PersonalDataRule());
  }

  /**
   * What happens to a submission. The first rule that takes it for spam decides, else the first
   * that wants a person to look; if no rule objects, a comment is published where the site wants
   * that, and a person decides on all others.
   */
  public Verdict screen(Submission submission, Circumstances circumstances) {
    Arrival arrival = Arrival.of(submission, circumstances);
    List<Verdict> verdicts =
        rules.stream().map(rule -> rule.judge(arrival)).flatMap(Optional::stream).toList();
    return verdicts.stream()
        .filter(it -> it.outcome() == Outcome.QUARANTINE)
        .findFirst()
        .or(() -> verdicts.stream().findFirst())
        .orElseGet(() -> unobjected(submission, circumstances));
  }

  private static Verdict unobjected(Submission submission, Circumstances circumstances) {
    return submission.kind() == Kind.COMMENT && circumstances.publishesComments()
        ? new Verdict(
            Outcome.PUBLISH, "none", "No rule objects; the site publishes comments at once.")
        : new Verdict(Outcome.HOLD, "none", "No rule objects; a person decides.");
  }

  /**
   * What is the same for texts that differ in case, accents, lookalike letters, blanks and
   * punctuation only.
   *
   * @return 40 hexadecimal digits for title and body
   */
  public static String fingerprint(Submission submission) {
    Visible text = Visible.of(submission.title() + " " + submission.body());
    String words =
        Words.of(text, Folding.UMLAUTS_WRITTEN_OUT).stream()
            .map(Word::folded)
            .collect(Collectors.joining(" "));
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
}
