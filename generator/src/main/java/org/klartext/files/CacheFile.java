package org.klartext.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.klartext.site.Digest;

/**
 * A file with what one process knows and the next one would have to find out again. One that is
 * missing, damaged, or made by another version or for another purpose is as good as empty; it is
 * never an error.
 *
 * @param file where it is
 * @param version of the program
 */
public record CacheFile(Path file, String version) {
  private static final int FORMAT = 0x4B54_0002;

  /**
   * Reads the file.
   *
   * @param key of what the content was made for
   * @param decoder of the content; may throw a RuntimeException for damaged bytes
   * @return nothing if the file is of no use
   */
  public <T> Optional<T> read(Digest key, Function<PackedInput, T> decoder) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return isSound(bytes, key)
          ? Optional.of(decoder.apply(new PackedInput(bytes, header(key, 0).length)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      System.getLogger(CacheFile.class.getName())
          .log(System.Logger.Level.DEBUG, "The cache is ignored", e);
      return Optional.empty();
    }
  }

  private boolean isSound(byte[] bytes, Digest key) throws IOException {
    int length = header(key, 0).length;
    if (bytes.length < length) {
      return false;
    }
    byte[] expected = header(key, checksum(bytes, length));
    return java.util.Arrays.equals(bytes, 0, length, expected, 0, length);
  }

  private byte[] header(Digest key, long checksum) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(FORMAT);
    out.writeUTF(version);
    out.writeUTF(key.toString());
    out.writeLong(checksum);
    return bytes.toByteArray();
  }

  private static long checksum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return sum.getValue();
  }

  /**
   * Writes the file: a temporary one, then its final name.
   *
   * @param key of what the content was made for
   * @param content of the file
   * @throws IOException if that fails; an older file stays
   */
  public void write(Digest key, PackedOutput content) throws IOException {
    byte[] payload = content.bytes();
    byte[] header = header(key, checksum(payload, 0));
    byte[] whole = java.util.Arrays.copyOf(header, header.length + payload.length);
    System.arraycopy(payload, 0, whole, header.length, payload.length);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    AtomicFiles.replace(file, whole);
  }
}
