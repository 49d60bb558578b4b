package org.klartext.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256: two things with equal digests are taken as equal.
 *
 * @param high the first eight bytes, big endian
 * @param low the next eight bytes
 */
public record Digest(long high, long low) {
  /** Of no bytes at all. */
  public static final Digest EMPTY = of(new byte[0]);

  /** The digest of some bytes. */
  public static Digest of(byte[] bytes) {
    return new Builder().addBytes(bytes, 0, bytes.length).build();
  }

  /** The digest of a text in UTF-8. */
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Combines parts that carry digests already, in this order. */
  public static Digest of(Digest... parts) {
    return new Builder().addAll(Arrays.asList(parts)).build();
  }

  /** Combines digests in the order of the collection. */
  public static Digest of(Collection<Digest> parts) {
    return new Builder().addAll(parts).build();
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  /**
   * Collects parts; each is preceded by its length where it has one, so that parts cannot merge.
   */
  public static final class Builder {
    private byte[] buffer = new byte[256];
    private int length;

    /** Adds a number. */
    public Builder add(long value) {
      reserve(8);
      ByteBuffer.wrap(buffer).putLong(length, value);
      length += 8;
      return this;
    }

    /** Adds a yes or no. */
    public Builder add(boolean value) {
      return add(value ? 1 : 0);
    }

    /** Adds a text. */
    public Builder add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return add(bytes.length).addBytes(bytes, 0, bytes.length);
    }

    /** Adds a part that has a digest already. */
    public Builder add(Digest part) {
      return add(part.high).add(part.low);
    }

    /** Adds parts that have digests already. */
    public Builder addAll(Collection<Digest> parts) {
      add(parts.size());
      parts.forEach(this::add);
      return this;
    }

    /** Adds texts. */
    public Builder addTexts(Collection<String> texts) {
      add(texts.size());
      texts.forEach(this::add);
      return this;
    }

    /** Adds bytes as they are, without their length. */
    public Builder addBytes(byte[] bytes, int offset, int count) {
      reserve(count);
      System.arraycopy(bytes, offset, buffer, length, count);
      length += count;
      return this;
    }

    /** The digest of all that was added. */
    public Digest build() {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(buffer, 0, length);
        ByteBuffer result = ByteBuffer.wrap(sha256.digest());
        return new Digest(result.getLong(), result.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java runtime has SHA-256", e);
      }
    }

    private void reserve(int count) {
      if (buffer.length - length < count) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
      }
    }
  }
}
