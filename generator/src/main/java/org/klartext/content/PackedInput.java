package org.klartext.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.klartext.site.Digest;

/**
 * Reads what {@link PackedOutput} wrote. Damaged bytes lead to an IndexOutOfBoundsException or an
 * IllegalArgumentException.
 */
final class PackedInput {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  PackedInput(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  /** A number that may be longer than an int. */
  long number() {
    long value = 0;
    int shift = 0;
    byte next = bytes[at++];
    while (next < 0) {
      value |= (long) (next & 0x7F) << shift;
      shift += 7;
      next = bytes[at++];
    }
    return value | ((long) next << shift);
  }

  /** A small number. */
  int small() {
    return (int) number();
  }

  /** Eight bytes. */
  long whole() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return value;
  }

  /** Yes or no. */
  boolean flag() {
    return number() != 0;
  }

  /** A text. */
  String text() {
    int known = small();
    if (known > 0) {
      return texts.get(known - 1);
    }
    int length = small();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  /** A digest. */
  Digest digest() {
    long high = whole();
    return new Digest(high, whole());
  }

  /** An instant. */
  Instant instant() {
    long seconds = whole();
    return Instant.ofEpochSecond(seconds, number());
  }

  /** One of a closed set, by its name. */
  <E extends Enum<E>> E word(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  /** Something or nothing. */
  <T> Optional<T> optional(Supplier<T> reader) {
    return flag() ? Optional.of(reader.get()) : Optional.empty();
  }

  /** Several things. */
  <T> List<T> list(Supplier<T> reader) {
    int size = small();
    List<T> values = new ArrayList<>(Math.min(size, bytes.length));
    for (int i = 0; i < size; i++) {
      values.add(reader.get());
    }
    return values;
  }
}
