package org.klartext.api.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.klartext.site.Digest;

/** A document as it is sent. Safe for several threads. */
public final class Representation {
  private static final int WORTH_COMPRESSING = 600;

  private final byte[] bytes;
  private final String type;
  private final String tag;
  private final Optional<Instant> modified;
  private final String lastModified;
  private final Optional<String> next;
  private volatile Optional<byte[]> gzip = Optional.empty();

  /**
   * A document.
   *
   * @param bytes not changed any more
   * @param type media type
   * @param modified when it became what it is; absent if nobody knows
   * @param next address of the next page of a list
   */
  Representation(byte[] bytes, String type, Optional<Instant> modified, Optional<String> next) {
    this.bytes = bytes;
    this.type = type;
    this.modified = modified;
    this.lastModified =
        modified
            .map(it -> DateTimeFormatter.RFC_1123_DATE_TIME.format(it.atOffset(ZoneOffset.UTC)))
            .orElse("");
    this.next = next;
    this.tag = Digest.of(bytes).toString();
  }

  /** The bytes themselves, which are not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** How long they are. */
  int length() {
    return bytes.length;
  }

  /** True if it gets shorter. */
  public boolean isCompressible() {
    return bytes.length >= WORTH_COMPRESSING;
  }

  /** The same compressed, which is done once. */
  public byte[] gzip() {
    byte[] known = gzip.orElseGet(this::compressed);
    gzip = Optional.of(known);
    return known;
  }

  private byte[] compressed() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream stream = new GZIPOutputStream(out)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory is no place where writing fails", e);
    }
    return out.toByteArray();
  }

  /** The media type. */
  public String type() {
    return type;
  }

  /** The strong tag of the bytes, without quotation marks. */
  public String tag() {
    return tag;
  }

  /** The strong tag of the compressed bytes, without quotation marks. */
  public String gzipTag() {
    return tag + "-gzip";
  }

  /** When it became what it is; empty if nobody knows. */
  public Optional<Instant> modified() {
    return modified;
  }

  /** The same as HTTP writes it; empty if nobody knows. */
  public String lastModified() {
    return lastModified;
  }

  /** The address of the next page of a list; empty on the last one, and for all else. */
  public Optional<String> next() {
    return next;
  }
}
