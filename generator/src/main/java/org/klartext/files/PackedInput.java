package org.klartext.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.klartext.site.Digest;

/**
 * Reads what {@link PackedOutput} wrote. Damaged bytes lead to an IndexOutOfBoundsException or an
 * IllegalArgumentException.
 */
public final class PackedInput {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  public PackedInput(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  /** A number that may be longer than an int. */
  public long number() {
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
  public int small() {
    return (int) number();
  }

  /** Eight bytes. */
  public long whole() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return value;
  }

  /** Yes or no. */
  public boolean flag() {
    return number() != 0;
  }

  /** A text. */
  public String text() {
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
  public Digest digest() {
    long high = whole();
    return new Digest(high, whole());
  }

  /** An instant. */
  public Instant instant() {
    long seconds = whole();
    return Instant.ofEpochSecond(seconds, number());
  }

  /** One of a closed set, by its name. */
  public <E extends Enum<E>> E word(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  /** Something or nothing. */
  public <T> Optional<T> optional(Supplier<T> reader) {
    return flag() ? Optional.of(reader.get()) : Optional.empty();
  }

  /** Several things, in an immutable list. */
  @SuppressWarnings("unchecked") // an array of T can only be made of objects
  public <T> List<T> list(Supplier<T> reader) {
    int size = size();
    if (size == 0) {
      return List.of();
    }
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = reader.get();
    }
    return (List<T>) List.of(values);
  }

  /** Several different texts, in an immutable set. */
  public Set<String> texts() {
    int size = size();
    String[] values = new String[size];
    for (int i = 0; i < size; i++) {
      values[i] = text();
    }
    return size == 0 ? Set.of() : Set.of(values);
  }

  /** A number of things; each of them takes a byte at least. */
  public int size() {
    int size = small();
    if (size < 0 || size > bytes.length - at) {
      throw new IllegalArgumentException("Damaged");
    }
    return size;
  }
}
