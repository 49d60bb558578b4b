package org.klartext.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.klartext.site.Digest;

/** Compact bytes: small numbers are short, a text that was there before is a number. */
public final class PackedOutput {
  private final Map<String, Integer> texts = new HashMap<>();
  private byte[] buffer = new byte[1 << 16];
  private int length;

  /** What was written. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer, length);
  }

  private void reserve(int count) {
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
    }
  }

  /** A number, seven bits a byte. */
  public void number(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  /** Eight bytes. */
  public void whole(long value) {
    reserve(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
  }

  /** Yes or no. */
  public void flag(boolean value) {
    number(value ? 1 : 0);
  }

  /** A text. */
  public void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      number(known + 1L);
      return;
    }
    number(0);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  /** A digest. */
  public void digest(Digest digest) {
    whole(digest.high());
    whole(digest.low());
  }

  /** An instant. */
  public void instant(Instant instant) {
    whole(instant.getEpochSecond());
    number(instant.getNano());
  }

  /** One of a closed set, by its name. */
  public void word(Enum<?> value) {
    text(value.name());
  }

  /** Something or nothing. */
  public <T> void optional(Optional<T> value, Consumer<T> writer) {
    flag(value.isPresent());
    value.ifPresent(writer);
  }

  /** Several things. */
  public <T> void list(Collection<T> values, Consumer<T> writer) {
    number(values.size());
    values.forEach(writer);
  }
}
