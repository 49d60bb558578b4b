package org.klartext.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

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

  private static final String LOG = "_data/moderation";

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
    return isState(path);
  }

  /** True for the path of the state of a question. */
  static boolean isState(String path) {
    return path.endsWith(REPLIES + "/_state.yaml");
  }

  /** True for a month of the public log of decisions. */
  public boolean isLog() {
    return isLog(path);
  }

  /** True for the path of a month of the public log. */
  static boolean isLog(String path) {
    return path.startsWith(LOG + "/")
        && path.endsWith(".json")
        && path.indexOf('/', LOG.length() + 1) < 0
        && path.charAt(LOG.length() + 1) != '.';
  }

  /** True for the folder of the log and the one it stands in. */
  static boolean isLogFolder(String path) {
    return path.equals(LOG) || path.equals(LOG.substring(0, LOG.indexOf('/')));
  }

  /** A file as the file system has it. */
  static TreeFile of(String path, BasicFileAttributes attributes) {
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new TreeFile(path, attributes.size(), modified);
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
