package org.klartext.site;

/**
 * A link or an image in a text.
 *
 * @param kind which of the two
 * @param destination as the author wrote it
 * @param target what that means
 * @param label the text of the link, or the alternative text of the image; may be empty
 * @param position in the file
 */
public record Reference(
    Kind kind, String destination, Target target, String label, Position position) {
  /** Link or image. */
  public enum Kind {
    /** Something to follow. */
    LINK,
    /** Something to show. */
    IMAGE
  }
}
