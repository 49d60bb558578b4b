package org.klartext.files;

/**
 * A file of the content tree.
 *
 * @param path below the content folder, with {@code /}
 * @param size in bytes
 * @param modified time of the last change in nanoseconds since 1970
 */
public record TreeFile(String path, long size, long modified) {
  /** What the name of a folder with replies ends in. */
  public static final String REPLIES = ".replies";

  /** True for Markdown. */
  public boolean isMarkdown() {
    return path.endsWith(".md");
  }

  /** True for a reply or the state of a question. */
  public boolean isBelowReplies() {
    return path.contains(".replies/");
  }

  /** True for the state of a question. */
  public boolean isState() {
    return path.endsWith(TreeFile.REPLIES + "/_state.yaml");
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
