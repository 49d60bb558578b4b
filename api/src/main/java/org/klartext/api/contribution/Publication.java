package org.klartext.api.contribution;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * An approved change to one path of the tree.
 *
 * @param id ULID
 * @param contribution it belongs to; absent for the public log
 * @param path below the content folder
 * @param position in the order of this path's publications, from 1
 * @param content the exact bytes; absent if the file is to be gone
 * @param digest of the content
 * @param expected digest of what was there before; absent if there was no file
 * @param forced true if it overrides whatever is there: an erasure
 */
public record Publication(
    String id,
    Optional<String> contribution,
    String path,
    long position,
    Optional<byte[]> content,
    Optional<String> digest,
    Optional<String> expected,
    boolean forced) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Publication that
        && id.equals(that.id)
        && path.equals(that.path)
        && position == that.position
        && Arrays.equals(content.orElse(new byte[0]), that.content.orElse(new byte[0]));
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, path, position);
  }
}
