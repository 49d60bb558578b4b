package org.klartext.api.feedback;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.klartext.api.security.Keys;
import org.klartext.api.security.Secrets;

/**
 * Names visitors for one day. The key is random and in memory only: when the day is over, or the
 * server ends, nobody can tell any more whose names they were.
 *
 * @param day in UTC
 * @param key of that day
 */
record DayKey(LocalDate day, Keys key) {
  static DayKey of(LocalDate day, RandomGenerator random) {
    return new DayKey(day, Keys.of(Secrets.random(random)));
  }

  /** The name of a visitor where one thing is concerned; with another thing it is another. */
  long name(String thing, String visitor) {
    return ByteBuffer.wrap(key.sign(thing, visitor)).getLong();
  }
}
