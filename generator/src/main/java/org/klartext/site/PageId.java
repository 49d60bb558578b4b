package org.klartext.site;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The name of a page that stays when it moves; used in addresses of the API and in file names.
 *
 * @param value 1 to 64 letters, digits, hyphens, underscores or dots, not starting with a dot
 */
public record PageId(String value) implements Comparable<PageId> {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  /** Refuses anything that could not be part of a path. */
  public PageId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not a page id: " + value);
    }
  }

  /** True if a text can be an id. */
  public static boolean isValid(String value) {
    return VALID.matcher(value).matches();
  }

  /** The id of a page that states none: 12 base32 characters of the SHA-256 of its tree path. */
  public static PageId ofPath(String treePath) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(treePath.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, Arrays.copyOf(hash, 8)).toString(32);
      String padded = "0".repeat(Math.max(0, 13 - digits.length())) + digits;
      return new PageId(padded.substring(padded.length() - 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public int compareTo(PageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
