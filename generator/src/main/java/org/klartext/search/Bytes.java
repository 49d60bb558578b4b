package org.klartext.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow; numbers take as few of them as they can, seven bits each, the lowest first. */
final class Bytes {
  private byte[] bytes = new byte[16];
  private int length;

  Bytes number(int value) {
    int rest = value;
    while (rest > 0x7F) {
      one((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return one((byte) rest);
  }

  /** A text in UTF-8, after its length in bytes. */
  Bytes text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return number(encoded.length).all(encoded);
  }

  Bytes all(byte[] added) {
    reserve(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
    return this;
  }

  /** What others hold. */
  Bytes all(Bytes added) {
    reserve(added.length);
    System.arraycopy(added.bytes, 0, bytes, length, added.length);
    length += added.length;
    return this;
  }

  /** How many there are. */
  int size() {
    return length;
  }

  private Bytes one(byte value) {
    reserve(1);
    bytes[length++] = value;
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }
}
