package org.klartext.api.screening;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a character may be mistaken for: letters lose case and accents, and those of other scripts
 * that look Latin become Latin.
 */
enum Folding {
  /** An umlaut is what a German writes without the key for it: {@code ae}. */
  UMLAUTS_WRITTEN_OUT("ae", "oe", "ue"),
  /** An umlaut loses its dots. */
  UMLAUTS_BARE("a", "o", "u");

  private static final String[][] ALIKE = {
    // Cyrillic, small and capital
    {"аеорсухіјѕһԁԛԝкмтнвпүӏ", "aeopcyxijshdqwkmthbnyl"},
    {"АВЕКМНОРСТУХІЈЅ", "abekmhopctyxijs"},
    // Greek, small and capital
    {"αβεικνορτυχωηγ", "abeiknoptuxwny"},
    {"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"},
    // Armenian
    {"օսոհց", "ouohg"},
    // Latin that does not decompose, and small capitals
    {"łøđħıɑɡŧ", "lodhiagt"},
    {"ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdeghijklmnoprstuvwyz"}
  };

  private static final Map<Integer, String> LOOKS_LIKE = looks();

  private final String a;
  private final String o;
  private final String u;

  Folding(String a, String o, String u) {
    this.a = a;
    this.o = o;
    this.u = u;
  }

  private static Map<Integer, String> looks() {
    Map<Integer, String> looks = new HashMap<>();
    for (String[] pair : ALIKE) {
      int[] from = pair[0].codePoints().toArray();
      for (int i = 0; i < from.length; i++) {
        looks.put(from[i], pair[1].substring(i, i + 1));
      }
    }
    looks.putAll(Map.of((int) 'ß', "ss", (int) 'ẞ', "ss", (int) 'æ', "ae", (int) 'œ', "oe"));
    return Map.copyOf(looks);
  }

  /** Adds what stands for a code point: nothing for a mark above or below a letter. */
  void fold(int point, StringBuilder word) {
    if (point < 0x80) {
      word.append((char) Character.toLowerCase(point));
      return;
    }
    word.append(
        switch (point) {
          case 'ä', 'Ä' -> a;
          case 'ö', 'Ö' -> o;
          case 'ü', 'Ü' -> u;
          default -> decompose(point);
        });
  }

  // one at a time: the time to sort a long run of marks would grow with its square
  private static String decompose(int point) {
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
        .codePoints()
        .filter(part -> !isMark(part))
        .forEach(part -> folded.append(similar(part)));
    return folded.toString();
  }

  private static String similar(int point) {
    int small = Character.toLowerCase(point);
    String like = LOOKS_LIKE.getOrDefault(point, LOOKS_LIKE.get(small));
    return like == null ? Character.toString(small) : like;
  }

  /** What a letter becomes, if it is one, when dots follow it as a character of their own. */
  String withDots(String letter) {
    return switch (letter) {
      case "a" -> a;
      case "o" -> o;
      case "u" -> u;
      default -> letter;
    };
  }

  /** True for accents, dots and other marks that stand with a letter. */
  static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
