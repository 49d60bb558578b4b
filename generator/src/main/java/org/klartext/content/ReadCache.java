package org.klartext.content;

import org.klartext.files.AtomicFiles;
import org.klartext.files.ImageSizes;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.klartext.site.Digest;
import org.klartext.site.Edition;

/**
 * What was read from a tree, in one file for each edition, so that the next process need not open
 * the Markdown files. A cache that is missing, damaged, or made by another version or for another
 * configuration is as good as empty; it is never an error.
 *
 * @param folder in which the files stand
 * @param version of the program
 */
public record ReadCache(Path folder, String version) {
  private static final int FORMAT = 0x4B54_0001;

  /**
   * Reads the cache.
   *
   * @param key of the configuration and the edition
   * @param reader gives the texts, which are not in the cache
   * @param images takes the sizes of images
   * @return by path
   */
  Map<String, Reading> load(Digest key, TreeReader reader, ImageSizes images) {
    try {
      byte[] bytes = Files.readAllBytes(file(reader.context().edition()));
      return isSound(bytes, key) ? decode(bytes, reader, images) : Map.of();
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException | RuntimeException e) {
      System.getLogger(ReadCache.class.getName())
          .log(System.Logger.Level.DEBUG, "The cache is ignored", e);
      return Map.of();
    }
  }

  private Path file(Edition edition) {
    return folder.resolve("read-" + edition.key() + ".bin");
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

  private boolean isSound(byte[] bytes, Digest key) throws IOException {
    int length = header(key, 0).length;
    if (bytes.length < length) {
      return false;
    }
    byte[] expected = header(key, checksum(bytes, length));
    return java.util.Arrays.equals(bytes, 0, length, expected, 0, length);
  }

  private static long checksum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return sum.getValue();
  }

  private Map<String, Reading> decode(byte[] bytes, TreeReader reader, ImageSizes images)
      throws IOException {
    int start = header(Digest.EMPTY, 0).length;
    PackedInput in = new PackedInput(bytes, start);
    images.remember(ImageSizesCodec.sizes(in));
    Map<String, Reading> readings = new HashMap<>();
    ReadingDecoder decoder = new ReadingDecoder(in, reader::text);
    for (Reading reading : in.list(decoder::reading)) {
      readings.put(reading.file().path(), reading);
    }
    return readings;
  }

  /**
   * Writes the cache: a temporary file, then its final name.
   *
   * @throws IOException if that fails; an older cache stays
   */
  void save(Edition edition, Digest key, Collection<Reading> readings, ImageSizes images)
      throws IOException {
    PackedOutput out = new PackedOutput();
    ImageSizesCodec.sizes(out, images.known());
    List<Reading> current = readings.stream().filter(reading -> !reading.outdated()).toList();
    ReadingEncoder encoder = new ReadingEncoder(out);
    out.list(current, encoder::reading);
    byte[] payload = out.bytes();
    byte[] header = header(key, checksum(payload, 0));
    byte[] whole = java.util.Arrays.copyOf(header, header.length + payload.length);
    System.arraycopy(payload, 0, whole, header.length, payload.length);
    Files.createDirectories(folder);
    AtomicFiles.replace(file(edition), whole);
  }
}
