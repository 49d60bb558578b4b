package org.klartext.frontmatter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and durations as people write them. */
public final class Moments {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(?:[Tt ]+(\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)"
              + "\\s*(?:([Zz])|([+-]\\d\\d):?(\\d\\d)?)?)?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([smhd])");

  private static final Pattern BUSINESS_HOURS = Pattern.compile("([1-9]\\d{0,3})\\s*h");

  private Moments() {}

  /**
   * Reads a date with or without a time.
   *
   * @param zone for what names no offset
   * @throws java.time.DateTimeException if it is none
   */
  public static Instant instant(String text, ZoneId zone) {
    Matcher parts = DATE.matcher(text);
    if (!parts.matches()) {
      throw new java.time.DateTimeException("Not a date");
    }
    String time = parts.group(2);
    if (time == null) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    String local = parts.group(1) + "T" + time;
    String offset = offset(parts);
    return offset.isEmpty()
        ? LocalDateTime.parse(local).atZone(zone).toInstant()
        : OffsetDateTime.parse(local + offset).toInstant();
  }

  private static String offset(Matcher parts) {
    if (parts.group(3) != null) {
      return "Z";
    }
    String minutes = parts.group(5) == null ? "00" : parts.group(5);
    return parts.group(4) == null ? "" : parts.group(4) + ":" + minutes;
  }

  /**
   * Reads {@code 8h}: how long something may take while people work. Days and minutes are refused:
   * how many hours a working day has is not theirs to say, and promises are told in whole hours.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration businessHours(String text) {
    Matcher hours = BUSINESS_HOURS.matcher(text);
    if (!hours.matches()) {
      throw new IllegalArgumentException("Not a number of hours");
    }
    return Duration.ofHours(Long.parseLong(hours.group(1)));
  }

  /**
   * Reads {@code 15m}, {@code 8h} or {@code 2d}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a duration");
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
