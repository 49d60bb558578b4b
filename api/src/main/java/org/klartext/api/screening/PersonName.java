package org.klartext.api.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.klartext.api.screening.Words.Word;

/**
 * The name of a person as a fleeting eye reads it.
 *
 * @param parts without titles
 * @param together all of them as one word
 * @param sorted the same in the order of the alphabet
 */
record PersonName(Set<String> parts, String together, String sorted) {
  private static final Set<String> TITLES =
      Set.of(
          "dr",
          "prof",
          "professor",
          "professorin",
          "doktor",
          "doctor",
          "dipl",
          "ing",
          "med",
          "phd",
          "mag",
          "msc",
          "bsc",
          "mba",
          "rer",
          "nat",
          "phil",
          "jur",
          "iur",
          "hc",
          "herr",
          "frau",
          "mr",
          "mrs",
          "ms",
          "mx");

  PersonName(List<String> parts) {
    this(
        Set.copyOf(parts),
        String.join("", parts),
        parts.stream().sorted().collect(Collectors.joining()));
  }

  /** How a name can be read: an umlaut has two readings, other letters have one. */
  static List<PersonName> readings(Visible name) {
    return name.text().chars().allMatch(it -> it < 0x80)
        ? List.of(read(name, Folding.UMLAUTS_BARE))
        : Arrays.stream(Folding.values()).map(it -> read(name, it)).distinct().toList();
  }

  private static PersonName read(Visible name, Folding folding) {
    return new PersonName(
        Words.of(name, folding).stream()
            .map(Word::folded)
            .filter(word -> !TITLES.contains(word))
            .map(PersonName::atAGlance)
            .toList());
  }

  private static String atAGlance(String word) {
    return word.replace('l', 'i')
        .replace('1', 'i')
        .replace('0', 'o')
        .replace("rn", "m")
        .replace("vv", "w");
  }

  /** True if this name would be taken for that of the other person. */
  boolean passesFor(PersonName other) {
    return !other.parts.isEmpty()
        && (together.equals(other.together)
            || sorted.equals(other.sorted)
            || (other.parts.size() > 1 && parts.containsAll(other.parts)));
  }
}
