package org.klartext.api.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers. From each group of digits hardly more than fifteen digits are looked at,
 * so that the time grows with the text only.
 */
final class PhoneNumbers {
  private static final Pattern SEPARATOR = Pattern.compile("[ .()/‐‑‒–-]{1,3}+");
  private static final Pattern AMOUNT =
      Pattern.compile("(?iu)\\s?(?:[€$£%°]|(?:eur|euro|usd|chf|prozent|percent)\\b)");
  private static final int MOST = 15;

  /** Digits, and what stands between them and the next, if one number may go on there. */
  private record Group(int start, int end, Optional<String> separator) {
    int length() {
      return end - start;
    }
  }

  private final String text;
  private final List<Group> groups = new ArrayList<>();

  private PhoneNumbers(String text, List<DigitRun> runs) {
    this.text = text;
    for (int i = 0; i < runs.size(); i++) {
      int end = runs.get(i).end();
      boolean last = i == runs.size() - 1;
      groups.add(
          new Group(
              runs.get(i).start(),
              end,
              last ? Optional.empty() : separator(end, runs.get(i + 1).start())));
    }
  }

  private Optional<String> separator(int end, int next) {
    return SEPARATOR.matcher(text).region(end, next).matches()
        ? Optional.of(text.substring(end, next))
        : Optional.empty();
  }

  static List<Finding> in(String text, List<DigitRun> digits) {
    return new PhoneNumbers(text, digits).find();
  }

  private List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    int next;
    boolean free = false;
    for (int first = 0; first < groups.size(); first = next) {
      int last = canBegin(first) && (free || isApart(first)) ? lastOfNumber(first) : -1;
      free = last >= 0;
      if (free) {
        found.add(finding(first, last));
      }
      next = Math.max(first, last) + 1;
    }
    return found;
  }

  /** True if the group does not go on with what stands before it, as the middle of an IBAN does. */
  private boolean isApart(int first) {
    return first == 0
        || separator(first - 1).filter(PhoneNumbers::isTight).isEmpty()
        || NumberShape.isYear(digits(first - 1));
  }

  private Finding finding(int first, int last) {
    return new Finding(Finding.Sort.PHONE, startWithSigns(first), groups.get(last).end());
  }

  private int startWithSigns(int first) {
    int start = groups.get(first).start();
    while (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }

  private boolean canBegin(int first) {
    int start = startWithSigns(first);
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    boolean afterWord = start > 1 && Character.isLetter(text.charAt(start - 2));
    return ".:".indexOf(before) >= 0
        ? afterWord
        : !Character.isLetterOrDigit(before) && "-–/,#_=&%@".indexOf(before) < 0;
  }

  /** The last group of the longest number that begins with a group; -1 if there is none. */
  private int lastOfNumber(int first) {
    Surroundings words = Surroundings.before(text, startWithSigns(first));
    int last = words.isPhone() || canLead(first) ? lastOfRow(first) : -1;
    while (last >= first && !(canEnd(last) && isPhone(first, last, words))) {
      last--;
    }
    return last < first ? -1 : last;
  }

  /** True if a number that no word announces may begin so. */
  private boolean canLead(int first) {
    String digits = digits(first);
    return hasPlus(first)
        || (digits.startsWith("0") && digits.length() > 1)
        || (digits.length() == 3 && digits.charAt(0) > '1');
  }

  private boolean hasPlus(int first) {
    int start = groups.get(first).start();
    return start > 0 && text.charAt(start - 1) == '+';
  }

  private int lastOfRow(int first) {
    int last = first;
    int length = groups.get(first).length();
    while (length <= MOST && separator(last).isPresent()) {
      last++;
      length += groups.get(last).length();
    }
    return last;
  }

  private Optional<String> separator(int group) {
    return groups.get(group).separator();
  }

  private boolean canEnd(int last) {
    int end = groups.get(last).end();
    Matcher amount = AMOUNT.matcher(text).region(end, text.length());
    boolean inWord = end < text.length() && Character.isLetter(text.charAt(end));
    boolean inCode =
        end + 1 < text.length()
            && "-_@".indexOf(text.charAt(end)) >= 0
            && Character.isLetter(text.charAt(end + 1));
    return !inWord && !inCode && !amount.lookingAt() && !goesOn(last);
  }

  private boolean goesOn(int last) {
    return separator(last).filter(PhoneNumbers::isTight).isPresent() && !isOther(digits(last + 1));
  }

  private static boolean isTight(String separator) {
    return separator.length() == 1 || separator.strip().length() == separator.length();
  }

  /** True for digits with which something else begins. */
  private static boolean isOther(String group) {
    return (group.startsWith("0") && group.length() > 2) || NumberShape.isYear(group);
  }

  private boolean isPhone(int first, int last, Surroundings words) {
    NumberShape shape = shape(first, last);
    if (words.isOrder() && !shape.plus()) {
      return false;
    }
    return shape.isPhone() || (words.isPhone() && shape.isAnnouncedPhone());
  }

  private NumberShape shape(int first, int last) {
    List<String> digits = new ArrayList<>();
    List<String> separators = new ArrayList<>();
    for (int at = first; at <= last; at++) {
      digits.add(digits(at));
      if (at > first) {
        separators.add(separator(at - 1).orElse("").strip());
      }
    }
    return new NumberShape(List.copyOf(digits), hasPlus(first), List.copyOf(separators));
  }

  private String digits(int group) {
    return text.substring(groups.get(group).start(), groups.get(group).end());
  }
}
