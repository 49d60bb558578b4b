package org.klartext.api.screening;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of the same line just before a number, which often say what it is.
 *
 * @param words in small letters, the nearest first
 */
record Surroundings(List<String> words) {
  private static final int REACH = 40;
  private static final int FAR = 4;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private static final Set<String> FILLERS =
      words(
          """
          nr no nummer number unter der die das ist lautet is at on me my meine meiner mich
          uns us auf an per mit with the folgender
          """);

  private static final Set<String> PHONES =
      words(
          """
          tel telefon telefonisch telefonnummer telefonnr fon phone telephone mobil mobile
          mobilnummer handy handynummer handynr cell fax faxnummer rufnummer durchwahl
          festnetz festnetznummer hotline call whatsapp ruf rufen anrufen erreichbar erreichen
          """);

  private static final Set<String> ORDERS =
      words(
          """
          nummer number id order bestell auftrags rechnungs kunden serien vertrags sendungs
          zähler bestellung auftrag rechnung invoice ticket tracking isbn imei iccid plz
          postleitzahl version aktenzeichen az code kennung ref referenz reference zeichen
          serial pin tan puk modell model artikel vorgang vertrag case error fehler amount
          betrag konto blz account
          """);

  private static Set<String> words(String block) {
    return Set.of(block.strip().split("\\s+"));
  }

  static Surroundings before(String text, int at) {
    String line = text.substring(Math.max(0, at - REACH), at);
    String[] words = NO_LETTERS.split(line.substring(line.lastIndexOf('\n') + 1), -1);
    return new Surroundings(
        Stream.of(words)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList()
            .reversed()
            .stream()
            .limit(FAR)
            .toList());
  }

  /** True if the words announce a telephone number. */
  boolean isPhone() {
    return words.stream()
        .dropWhile(FILLERS::contains)
        .findFirst()
        .filter(PHONES::contains)
        .isPresent();
  }

  /** True if the words announce the number of a thing. */
  boolean isOrder() {
    return !isPhone()
        && words.stream()
            .dropWhile(FILLERS::contains)
            .findFirst()
            .filter(Surroundings::namesThing)
            .isPresent();
  }

  private static boolean namesThing(String word) {
    return ORDERS.stream().anyMatch(it -> it.length() > 3 ? word.endsWith(it) : word.equals(it));
  }
}
