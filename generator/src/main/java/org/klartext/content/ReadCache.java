package org.klartext.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.klartext.files.CacheFile;
import org.klartext.files.ImageSizes;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;
import org.klartext.site.Digest;
import org.klartext.site.Edition;

/**
 * What was read from a tree, in one file for each edition, so that the next process need not open
 * the Markdown files.
 *
 * @param folder in which the files stand
 * @param version of the program
 */
public record ReadCache(Path folder, String version) {

  /**
   * Reads the cache.
   *
   * @param key of the configuration and the edition
   * @param reader gives the texts, which are not in the cache
   * @param images takes the sizes of images
   * @return by path; empty if the cache is of no use
   */
  Map<String, Reading> load(Digest key, TreeReader reader, ImageSizes images) {
    return file(reader.context().edition())
        .read(key, in -> decode(in, reader, images))
        .orElse(Map.of());
  }

  private CacheFile file(Edition edition) {
    return new CacheFile(folder.resolve("read-" + edition.key() + ".bin"), version);
  }

  private static Map<String, Reading> decode(PackedInput in, TreeReader reader, ImageSizes images) {
    images.remember(ImageSizesCodec.sizes(in));
    Map<String, Reading> readings = new HashMap<>();
    ReadingDecoder decoder = new ReadingDecoder(in, reader::text);
    for (Reading reading : in.list(decoder::reading)) {
      readings.put(reading.file().path(), reading);
    }
    return readings;
  }

  /**
   * Writes the cache.
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
    file(edition).write(key, out);
  }
}
