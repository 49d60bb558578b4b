package org.klartext.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The sizes of images, each read once per version of its file. Not thread-safe. */
public final class ImageSizes {
  private final Path content;
  private final Map<TreeFile, ImageSize> known = new HashMap<>();

  public ImageSizes(Path content) {
    this.content = content;
  }

  /** The size of an image; unknown for anything else. */
  public ImageSize of(TreeFile file) {
    return known.computeIfAbsent(file, it -> ImageSize.read(content.resolve(it.path())));
  }

  /** What is known now. */
  public Map<TreeFile, ImageSize> known() {
    return Map.copyOf(known);
  }

  /** Takes over what was known before. */
  public void remember(Map<TreeFile, ImageSize> sizes) {
    known.putAll(sizes);
  }
}
