package org.klartext.api.publishing;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is to become of one path of the tree.
 *
 * @param path below the content folder
 * @param content what is to stand there, made from what stands there now; empty for no file
 * @param forced true if whatever stands there is to be overridden: an erasure
 */
public record Change(String path, UnaryOperator<Optional<byte[]>> content, boolean forced) {
  /** A file whose content does not depend on what stands there. */
  public static Change to(String path, Optional<byte[]> content) {
    return new Change(path, _ -> content, false);
  }

  /** The same, overriding whatever stands there. */
  public Change force() {
    return new Change(path, content, true);
  }
}
