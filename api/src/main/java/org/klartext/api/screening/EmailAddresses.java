package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses, also those spelt for people: {@code name (at) example (dot) org}. Every
 * repetition in the patterns has a small limit, so that the time grows with the text only.
 */
final class EmailAddresses {
  private static final String OPEN = "\\s{0,2}[(\\[{<]\\s?";
  private static final String CLOSE = "\\s?[)\\]}>]\\s{0,2}";

  /** In groups: within brackets or as an entity; a word by itself; a sign with blanks; the sign. */
  private static final Pattern AT =
      Pattern.compile(
          "(?iu)(%s(?:at|ät|@|klammeraffe)%s|&(?:#64|#x40|commat);)|(\\s(?:at|ät)\\s)|(\\s@\\s)|(@)"
              .formatted(OPEN, CLOSE));

  /** Without one of these words, a sign or an entity there is no address; most texts have none. */
  private static final Set<String> SPELT = Set.of("at", "aet", "klammeraffe");

  private static final String DOT_IN_BRACKETS = OPEN + "(?:dot|punkt|\\.)" + CLOSE;
  private static final String DOT_AS_WORD = "\\s(?:dot|punkt)\\s";
  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}[\\p{L}\\p{N}])?";
  private static final Pattern DOMAIN = domain("\\.|" + DOT_IN_BRACKETS + "|" + DOT_AS_WORD);
  private static final Pattern SPELT_DOMAIN = domain(DOT_IN_BRACKETS + "|" + DOT_AS_WORD);
  private static final Pattern TOP_LEVEL = Pattern.compile("\\p{L}{2,24}");
  private static final Set<String> IMAGES =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "js", "css");
  private static final int LONGEST_LOCAL = 64;

  private EmailAddresses() {}

  private static Pattern domain(String dot) {
    return Pattern.compile("(?iu)%s(?:(?:%s)%s){1,5}".formatted(LABEL, dot, LABEL));
  }

  static List<Finding> in(Visible visible) {
    if (!isHinted(visible)) {
      return List.of();
    }
    String text = visible.text();
    List<Finding> found = new ArrayList<>();
    Matcher at = AT.matcher(text);
    while (at.find()) {
      address(text, at).ifPresent(found::add);
    }
    return found;
  }

  private static boolean isHinted(Visible text) {
    return text.text().indexOf('@') >= 0
        || text.text().indexOf('&') >= 0
        || text.words().stream().anyMatch(word -> SPELT.contains(word.folded()));
  }

  private static Optional<Finding> address(String text, Matcher at) {
    int start = startOfLocal(text, at.start());
    Pattern domain = at.group(2) == null ? DOMAIN : SPELT_DOMAIN;
    Matcher rest = domain.matcher(text).region(at.end(), text.length());
    return start < at.start() && !isHandle(text, start) && rest.lookingAt()
        ? Optional.of(new Finding(Finding.Sort.EMAIL, start, rest.end()))
            .filter(it -> isAddress(rest.group()) && !isRepository(text, it))
        : Optional.empty();
  }

  private static int startOfLocal(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static boolean isLocal(char it) {
    return Character.isLetterOrDigit(it) || "._%+-".indexOf(it) >= 0;
  }

  private static boolean isHandle(String text, int start) {
    return start > 0 && text.charAt(start - 1) == '@';
  }

  private static boolean isAddress(String domain) {
    String last = domain.substring(startOfLast(domain)).toLowerCase(Locale.ROOT);
    return TOP_LEVEL.matcher(last).matches() && !IMAGES.contains(last);
  }

  private static int startOfLast(String domain) {
    int start = domain.length();
    while (start > 0
        && (Character.isLetterOrDigit(domain.charAt(start - 1))
            || domain.charAt(start - 1) == '-')) {
      start--;
    }
    return start;
  }

  // git@host.org:folder names no person
  private static boolean isRepository(String text, Finding address) {
    return text.startsWith("git@", address.start()) && text.startsWith(":", address.end());
  }
}
