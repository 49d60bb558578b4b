package org.klartext.api.screening;

import java.util.List;
import java.util.Set;

/**
 * How a number is written.
 *
 * @param groups of digits, at least one
 * @param plus true if a plus sign stands before the first
 * @param separators what stands between the groups, without blanks
 */
record NumberShape(List<String> groups, boolean plus, List<String> separators) {
  private static final int LONGEST = 15;
  private static final Set<String> SIGNS = Set.of(".", "-", "–", "/");

  /** True for what is a telephone number without being announced as one. */
  boolean isPhone() {
    return !isDate() && (isInternational() || isNational() || isAmerican());
  }

  /** True for what is a telephone number after a word such as {@code Tel.}. */
  boolean isAnnouncedPhone() {
    return length() >= 6 && length() <= LONGEST && !isDate() && !isYears() && !isThousands();
  }

  /** True for a telephone number with the code of its country. */
  boolean isInternational() {
    String digits = String.join("", groups);
    return plus
        ? between(8, LONGEST) && !digits.startsWith("0") && !isThousands()
        : digits.startsWith("00") && !digits.startsWith("000") && between(10, LONGEST);
  }

  private boolean isNational() {
    String area = groups.getFirst();
    boolean prefix = area.startsWith("0") && !area.startsWith("00");
    return prefix && (groups.size() == 1 ? between(10, 12) : isNationalInGroups(area));
  }

  private boolean isNationalInGroups(String area) {
    boolean shortArea = area.length() == 2 && groups.get(1).length() >= 5;
    boolean usual = ((area.length() >= 3 && area.length() <= 6) || shortArea) && between(8, 13);
    return isFivePairs() || (usual && !isThousands());
  }

  /** French numbers. */
  private boolean isFivePairs() {
    return groups.size() == 5 && groups.stream().allMatch(it -> it.length() == 2);
  }

  private boolean isAmerican() {
    List<Integer> lengths = groups.stream().map(String::length).toList();
    return lengths.equals(List.of(3, 3, 4))
        && groups.get(0).charAt(0) >= '2'
        && groups.get(1).charAt(0) >= '2'
        && separators.stream().anyMatch(it -> !it.isEmpty());
  }

  /** Blanks stand between the groups of telephone numbers, hardly between those of a date. */
  private boolean isDate() {
    boolean signs = !plus && !separators.isEmpty() && SIGNS.contains(separators.getFirst());
    return signs && groups.getFirst().length() <= 2 && !isFivePairs() && isDayOrYear(groups.get(1));
  }

  private boolean isDayOrYear(String second) {
    boolean day = second.length() <= 2 && groups.size() > 2;
    return (day && groups.get(2).length() <= 4) || isYear(second);
  }

  private boolean isYears() {
    return groups.stream().allMatch(NumberShape::isYear);
  }

  /** True for a year of these times. */
  static boolean isYear(String group) {
    return group.length() == 4 && (group.startsWith("19") || group.startsWith("20"));
  }

  private boolean isThousands() {
    return groups.size() > 1
        && separators.stream().allMatch("."::equals)
        && groups.stream().skip(1).allMatch(it -> it.length() == 3);
  }

  private boolean between(int least, int most) {
    return length() >= least && length() <= most;
  }

  private int length() {
    return groups.stream().mapToInt(String::length).sum();
  }
}
