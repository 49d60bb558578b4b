package org.klartext.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.klartext.site.Position;
import org.klartext.site.Problem;

/**
 * What stands in the content folder. Names that begin with a dot or an underscore are left out, but
 * for {@code _index*} and the states of questions.
 *
 * @param files by path
 * @param problems links that lead astray, folders that cannot be read
 */
public record ContentTree(List<TreeFile> files, List<Problem> problems) {

  private static final Comparator<TreeFile> BY_PATH = Comparator.comparing(TreeFile::path);

  /** Copies what it is given. */
  public ContentTree {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Scans a folder; opens no file. */
  public static ContentTree scan(Path folder) {
    Scan scan = new Scan(folder);
    try {
      Path root = folder.toRealPath();
      scan.walk(root, "", List.of(), root);
    } catch (IOException e) {
      scan.report("no-content-folder", "", "The content folder " + folder + " cannot be read.");
    }
    scan.files.sort(BY_PATH);
    return new ContentTree(scan.files, scan.problems);
  }

  /**
   * The tree after some of its files were edited. Looks at these only; where more may have changed,
   * because one of them is new, gone or a link, the folder is scanned again.
   *
   * @param edited paths below the folder, with {@code /}
   */
  public ContentTree after(Path folder, Set<String> edited) {
    List<TreeFile> now = new ArrayList<>(files);
    for (String path : edited) {
      if (isNothing(folder, path)) {
        continue;
      }
      int index = Collections.binarySearch(files, new TreeFile(path, 0, 0), BY_PATH);
      Optional<TreeFile> file = index < 0 ? Optional.empty() : regular(folder, path);
      if (file.isEmpty()) {
        return scan(folder);
      }
      now.set(index, file.get());
    }
    return new ContentTree(now, problems);
  }

  /** A file that came and went, as editors make them while they save. */
  private boolean isNothing(Path folder, String path) {
    return files.stream()
            .noneMatch(file -> file.path().equals(path) || file.path().startsWith(path + "/"))
        && !Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<TreeFile> regular(Path folder, String path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(
              folder.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? Optional.of(file(path, attributes)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the scan will say what is wrong with it
    }
  }

  private static TreeFile file(String path, BasicFileAttributes attributes) {
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new TreeFile(path, attributes.size(), modified);
  }

  private static final class Scan {
    private final Path folder;
    private final List<TreeFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Scan(Path folder) {
      this.folder = folder;
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
              return dir.equals(start) || isContent(dir)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (isContent(file)) {
                String path = prefix + treePath(file, skip);
                if (attributes.isSymbolicLink()) {
                  follow(file, path, entered, root);
                } else if (attributes.isRegularFile()) {
                  add(path, attributes);
                }
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              String path = prefix + treePath(file, skip);
              report("unreadable-folder", path, "“" + path + "” cannot be read: " + reason(e));
              return FileVisitResult.CONTINUE;
            }
          });
    }

    private static boolean isContent(Path path) {
      String name = String.valueOf(path.getFileName());
      return switch (name.charAt(0)) {
        case '.' -> false;
        case '_' -> name.startsWith("_index") || isState(path, name);
        default -> true;
      };
    }

    private static boolean isState(Path path, String name) {
      return name.equals("_state.yaml")
          && String.valueOf(path.getParent()).endsWith(TreeFile.REPLIES);
    }

    private static String treePath(Path file, int skip) {
      String text = file.toString();
      String path = text.length() <= skip ? "" : text.substring(skip);
      return path.replace(file.getFileSystem().getSeparator(), "/");
    }

    private void add(String path, BasicFileAttributes attributes) {
      files.add(file(path, attributes));
    }

    private void follow(Path link, String path, List<Path> entered, Path root) throws IOException {
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
          add(path, Files.readAttributes(target, BasicFileAttributes.class));
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
}
