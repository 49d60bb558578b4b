package org.klartext.content;

import org.klartext.files.TreeFile;
import org.klartext.files.ImageSize;
import org.klartext.files.PackedInput;
import org.klartext.files.PackedOutput;

import java.util.HashMap;
import java.util.Map;

/** The sizes of images as bytes and back. */
final class ImageSizesCodec {
  private ImageSizesCodec() {}

  /** Writes the sizes of images. */
  static void sizes(PackedOutput out, Map<TreeFile, ImageSize> sizes) {
    out.list(
        sizes.entrySet(),
        entry -> {
          new ReadingEncoder(out).file(entry.getKey());
          out.number(entry.getValue().width());
          out.number(entry.getValue().height());
        });
  }

  /** Reads the sizes of images. */
  static Map<TreeFile, ImageSize> sizes(PackedInput in) {
    Map<TreeFile, ImageSize> sizes = new HashMap<>();
    int count = in.size();
    for (int i = 0; i < count; i++) {
      TreeFile file = new TreeFile(in.text(), in.number(), in.whole());
      sizes.put(file, new ImageSize(in.small(), in.small()));
    }
    return sizes;
  }
}
