package org.klartext.site.text;

import java.util.List;

/** Letters that stand for a person without a picture. */
public final class Initials {
  private Initials() {}

  /** Up to two capital letters; none for nobody. */
  public static String of(String name) {
    List<String> names = List.of(name.strip().split("\\s+"));
    String first = initial(names.getFirst());
    return names.size() > 1 ? first + initial(names.getLast()) : first;
  }

  private static String initial(String name) {
    return name.codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(1)
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
