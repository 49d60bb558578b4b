package org.klartext.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.klartext.site.Position;
import org.klartext.site.Problem;

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

  private static final String DATA = "_data";

  /** Where a tree says which words mean the same. */
  public static final String SYNONYMS = DATA + "/synonyms.yaml";

  private static final String LOG = DATA + "/moderation/";
  private static final String FIGURES = DATA + "/dialogue/";

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
    return isIn(LOG, path);
  }

  /** True for a month of the service figures. */
  public boolean isFigures() {
    return isIn(FIGURES, path);
  }

  /** True for the list of words that mean the same. */
  public boolean isSynonyms() {
    return path.equals(SYNONYMS);
  }

  /** True for what is no page's: the log, the service figures, words that mean the same. */
  public boolean isData() {
    return isData(path);
  }

  /** True for the path of such a file. */
  static boolean isData(String path) {
    return isIn(LOG, path) || isIn(FIGURES, path) || path.equals(SYNONYMS);
  }

  private static boolean isIn(String folder, String path) {
    return path.startsWith(folder)
        && path.endsWith(".json")
        && path.indexOf('/', folder.length()) < 0
        && path.charAt(folder.length()) != '.';
  }

  /** True for the folders of these files and the one they stand in. */
  static boolean isDataFolder(String path) {
    return path.startsWith(DATA)
        && (path.equals(DATA) || LOG.equals(path + "/") || FIGURES.equals(path + "/"));
  }

  /** Tells that the file could not be read. */
  public Problem unreadable(IOException e) {
    String reason =
        e instanceof AccessDeniedException ? "access is denied" : String.valueOf(e.getMessage());
    String message = "The file cannot be read: " + reason + ".";
    return Problem.error("unreadable-file", path, Position.START, message);
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
