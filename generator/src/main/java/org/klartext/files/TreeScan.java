package org.klartext.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/** Walks a content folder and the folders that links in it lead to; opens no file. */
final class TreeScan {
  private final Path folder;
  private final List<TreeFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean linked;

  private TreeScan(Path folder) {
    this.folder = folder;
  }

  /** What stands in a folder. */
  static ContentTree of(Path folder) {
    TreeScan scan = new TreeScan(folder);
    try {
      Path root = folder.toRealPath();
      scan.walk(root, "", List.of(), root);
    } catch (IOException e) {
      scan.report("no-content-folder", "", "The content folder " + folder + " cannot be read.");
    }
    scan.files.sort(ContentTree.BY_PATH);
    return new ContentTree(scan.files, scan.problems, scan.linked);
  }

  /**
   * @param start folder to walk, a real path
   * @param prefix tree path of that folder, empty or ending with a slash
   * @param entered real folders in which the links stand that led here
   */
  private void walk(Path start, String prefix, List<Path> entered, Path root) throws IOException {
    int skip = start.toString().length() + (start.getNameCount() == 0 ? 0 : 1);
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return dir.equals(start) || isContent(prefix + treePath(dir, skip))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = prefix + treePath(file, skip);
            if (isContent(path)) {
              if (attributes.isSymbolicLink()) {
                follow(file, path, entered, root);
              } else if (attributes.isRegularFile() && !TreeFile.isDataFolder(path)) {
                files.add(TreeFile.of(path, attributes));
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            String path = prefix + treePath(file, skip);
            if (isContent(path) && !(e instanceof NoSuchFileException)) {
              report("unreadable-folder", path, "“" + path + "” cannot be read: " + reason(e));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** True if the last name of a tree path is that of something that counts. */
  static boolean isContent(String path) {
    if (path.startsWith("_")) {
      return TreeFile.isDataFolder(path) || TreeFile.isData(path) || path.startsWith("_index");
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (name.isEmpty() ? '.' : name.charAt(0)) {
      case '.' -> false;
      case '_' -> name.startsWith("_index") || TreeFile.isState(path);
      default -> true;
    };
  }

  private static String treePath(Path file, int skip) {
    String text = file.toString();
    String path = text.length() <= skip ? "" : text.substring(skip);
    return path.replace(file.getFileSystem().getSeparator(), "/");
  }

  private void follow(Path link, String path, List<Path> entered, Path root) throws IOException {
    linked = true;
    try {
      Path target = link.toRealPath();
      Path stands = link.getParent();
      List<Path> now = new ArrayList<>(entered);
      now.add(stands == null ? root : stands);
      if (!target.startsWith(root)) {
        report("link-out-of-tree", path, "The link leads out of the content folder " + folder);
      } else if (now.stream().anyMatch(dir -> dir.startsWith(target))) {
        report("symlink-loop", path, "The link leads back to a folder in which it stands");
      } else if (Files.isDirectory(target)) {
        walk(target, path + "/", now, root);
      } else {
        files.add(TreeFile.of(path, Files.readAttributes(target, BasicFileAttributes.class)));
      }
    } catch (NoSuchFileException e) {
      report("broken-link", path, "The link leads to nothing");
    } catch (IOException e) {
      report("symlink-loop", path, "The link cannot be followed: " + reason(e));
    }
  }

  private void report(String code, String path, String message) {
    String sentence = message.endsWith(".") ? message : message + "; it is ignored.";
    problems.add(Problem.error(code, path, Position.START, sentence));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "access is denied.";
      case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason() + ".";
      default -> e.getMessage() + ".";
    };
  }
}
