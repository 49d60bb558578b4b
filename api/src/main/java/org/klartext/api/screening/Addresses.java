package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses in a text. Each run of characters without blanks, brackets and quotation marks is
 * looked at once, so that the time grows with the length of the text only.
 */
final class Addresses {
  private static final String BREAKS = " <>()[]{}\"'`„“”‚‘’«»,;*|\\";
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:https?|hxxps?|ftp)://");
  private static final Pattern HOST =
      Pattern.compile("[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,10}+");
  private static final Pattern LAST_LABEL =
      Pattern.compile("(?i)[\\p{L}]{2,24}|xn--[a-z0-9-]{2,59}");

  /** Endings that make an address of words with a dot between them. */
  private static final Set<String> ENDINGS =
      Set.of(
          "com", "net", "org", "info", "biz", "de", "at", "ch", "eu", "io", "co", "ru", "cn", "xyz",
          "top", "online", "shop", "site", "club", "pro", "tv", "uk", "fr", "nl", "pl", "dev",
          "app", "store", "live", "vip", "icu", "bet", "casino", "loan", "loans", "win", "click",
          "link", "cc", "su", "ua", "cz", "se", "dk", "jp", "br", "tk", "ml", "ga", "cf", "gq",
          "gov", "edu", "website", "space", "fun", "buzz", "blog", "ly", "gg", "ai", "porn", "sex",
          "xxx", "cam");

  /** Endings of files, which are no hosts. */
  private static final Set<String> FILES =
      Set.of(
          "html", "htm", "php", "asp", "aspx", "jsp", "js", "css", "png", "jpg", "jpeg", "gif",
          "svg", "webp", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "xml", "json", "yaml",
          "yml", "exe", "zip", "md", "py", "java", "sh", "log", "ini", "conf", "apk", "dll");

  /**
   * One address.
   *
   * @param host in lower case, without {@code www.}; empty if it is no name, such as {@code [::1]}
   * @param start where in the visible text it begins
   * @param end where it is over
   * @param link false for the host of an e-mail address, for the words of a Markdown link, whose
   *     target is looked at, and for what might as well be two sentences
   */
  record Address(String host, int start, int end, boolean link) {
    private Address withoutLink() {
      return new Address(host, start, end, false);
    }
  }

  private Addresses() {}

  /** The addresses in their order. */
  static List<Address> of(String text) {
    boolean[] label = labels(text);
    List<Address> found = new ArrayList<>();
    int next;
    for (int start = 0; start < text.length(); start = next) {
      next = endOfRun(text, start);
      boolean inLabel = label[start];
      if (mayBeAddress(text, start, next)) {
        String run = text.substring(start, next);
        read(run, start).map(it -> inLabel ? it.withoutLink() : it).ifPresent(found::add);
      }
      next++;
    }
    return found;
  }

  private static int endOfRun(String text, int start) {
    int end = start;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBreak(char it) {
    return BREAKS.indexOf(it) >= 0 || Character.isISOControl(it);
  }

  /** Most words are none; the patterns need not look at them. */
  private static boolean mayBeAddress(String text, int start, int end) {
    return text.indexOf('.', start, end) >= 0 || text.indexOf("://", start, end) >= 0;
  }

  /** The host that a line names and nothing else, in lower case and without {@code www.}. */
  static Optional<String> host(String line) {
    return HOST.matcher(line).matches() && isHost(line)
        ? Optional.of(bare(line))
        : Optional.empty();
  }

  private static Optional<Address> read(String run, int offset) {
    Matcher scheme = SCHEME.matcher(run);
    boolean named = scheme.find();
    int begin = named ? scheme.start() : firstLetter(run);
    int end = Math.max(begin, endOf(run));
    int after = named ? Math.min(scheme.end(), end) : begin;
    int start = startOfHost(run, after, end);
    Matcher host = HOST.matcher(run).region(start, end);
    if (!host.lookingAt() || !isHost(host.group())) {
      return named && end > after
          ? Optional.of(new Address("", offset + begin, offset + end, true))
          : Optional.empty();
    }
    boolean more = host.end() < end && "/?#:".indexOf(run.charAt(host.end())) >= 0;
    boolean link = named || (start == begin && isBare(host.group(), more));
    return Optional.of(new Address(bare(host.group()), offset + begin, offset + end, link));
  }

  /** A user may be named before the host, as in an e-mail address. */
  private static int startOfHost(String run, int start, int end) {
    int slash = run.indexOf('/', start);
    int at = run.lastIndexOf('@', slash < 0 ? end : slash);
    return Math.min(Math.max(start, at + 1), end);
  }

  private static boolean isHost(String host) {
    String last = last(host);
    return LAST_LABEL.matcher(last).matches() && !FILES.contains(last);
  }

  private static boolean isBare(String host, boolean more) {
    String ending = host.substring(host.lastIndexOf('.') + 1);
    boolean oneCase = ending.equals(last(host)) || host.equals(host.toUpperCase(Locale.ROOT));
    boolean known = more || ENDINGS.contains(last(host));
    return bare(host).length() < host.length() || (oneCase && known);
  }

  private static String last(String host) {
    return host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String bare(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    return small.startsWith("www.") && small.indexOf('.', 4) > 0 ? small.substring(4) : small;
  }

  private static int firstLetter(String run) {
    int at = 0;
    while (at < run.length() && !Character.isLetterOrDigit(run.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOf(String run) {
    int end = run.length();
    while (end > 0 && ".:!?…-_~".indexOf(run.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Which characters stand between the brackets of a Markdown link. */
  private static boolean[] labels(String text) {
    int[] depth = new int[text.length() + 1];
    List<Integer> open = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '[') {
        open.addLast(at);
      } else if (text.charAt(at) == ']' && !open.isEmpty()) {
        int start = open.removeLast();
        if (text.startsWith("(", at + 1)) {
          depth[start]++;
          depth[at]--;
        }
      }
    }
    return inside(depth);
  }

  private static boolean[] inside(int[] changes) {
    boolean[] inside = new boolean[changes.length];
    int depth = 0;
    for (int at = 0; at < changes.length; at++) {
      depth += changes[at];
      inside[at] = depth > 0;
    }
    return inside;
  }
}
