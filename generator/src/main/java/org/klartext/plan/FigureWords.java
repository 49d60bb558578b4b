package org.klartext.plan;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers, times and months as readers of a language do. */
final class FigureWords {
  /** From here on minutes say nothing. */
  private static final int MANY_HOURS = 100;

  /** From here on numbers are shortened where there is little room. */
  private static final int LARGE = 10_000;

  private final LanguagePart part;
  private final Locale locale;

  FigureWords(LanguagePart part) {
    this.part = part;
    this.locale = Locale.forLanguageTag(part.lang());
  }

  /** A number of things. */
  String count(long count) {
    return NumberFormat.getIntegerInstance(locale).format(count);
  }

  /** The same where there is little room. */
  String shortCount(double count) {
    return count < LARGE
        ? count((long) count)
        : NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT).format(count);
  }

  /** So many for each. */
  String ratio(double ratio) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(ratio);
  }

  /** A part of all. */
  String share(double share) {
    return NumberFormat.getPercentInstance(locale).format(share);
  }

  /** How long something took, such as “2 Std. 15 Min.”. */
  String time(Duration time) {
    if (time.isZero()) {
      return minutes(0);
    }
    long minutes = Math.round(time.toSeconds() / 60.0);
    if (minutes == 0) {
      return part.word("figures.time.instant");
    }
    long hours = Math.round(minutes / 60.0);
    return hours >= MANY_HOURS ? hours(hours) : time(minutes / 60, minutes % 60);
  }

  private String time(long hours, long minutes) {
    if (hours == 0) {
      return minutes(minutes);
    }
    return minutes == 0 ? hours(hours) : hours(hours) + " " + minutes(minutes);
  }

  private String hours(long hours) {
    return fill("figures.time.hours", count(hours));
  }

  private String minutes(long minutes) {
    return fill("figures.time.minutes", count(minutes));
  }

  /** A value of a scale in seconds. */
  String shortTime(double seconds) {
    double hours = seconds / 3_600;
    return hours < 1
        ? minutes(Math.round(seconds / 60))
        : fill("figures.time.hours", shortCount(Math.rint(hours)));
  }

  /** A month and its year. */
  String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
  }

  /** A month without its year, shortened. */
  String shortMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLL", locale).format(month).replace(".", "");
  }

  /** A word of the interface. */
  String word(String key) {
    return part.word(key);
  }

  private String fill(String key, String number) {
    return part.word(key).replace("{0}", number).replace(' ', '\u00a0');
  }
}
