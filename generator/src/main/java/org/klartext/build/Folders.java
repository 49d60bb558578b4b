package org.klartext.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.klartext.site.Digest;

/**
 * The folders of a build, as they really are on the disk.
 *
 * @param content exists
 * @param out neither holds the content nor lies in it
 * @param manifest the file that remembers what was written to {@code out}
 * @param last the file that remembers what the last build found
 * @param cache the file that remembers what was read
 */
record Folders(Path content, Path out, Path manifest, Path last, Path cache) {

  /** Checks the folders of a build before anything is written. */
  static Folders of(BuildOptions options) throws BuildException {
    if (!Files.isDirectory(options.content())) {
      throw new BuildException(
          "There is no content folder “" + options.content() + "”.",
          "Name one with --content, or make a new portal with: klartext new site my-portal");
    }
    Path content = real(options.content());
    Path out = real(options.out());
    if (content.startsWith(out) || out.startsWith(content)) {
      throw new BuildException(
          "The output folder “"
              + options.out()
              + "” and the content folder “"
              + options.content()
              + "” lie in each other; nothing was written.",
          "Choose another output folder with --out.");
    }
    if (real(options.themes()).startsWith(out)) {
      throw new BuildException(
          "The output folder “" + options.out() + "” holds the themes; nothing was written.",
          "Choose another output folder with --out.");
    }
    if (Files.exists(options.out()) && !Files.isDirectory(options.out())) {
      throw new BuildException(
          "“" + options.out() + "” is a file, not a folder.", "Choose another one with --out.");
    }
    Path state = options.state().toAbsolutePath().normalize().resolve("build");
    String name = Digest.of(out.toString()).toString().substring(0, 16);
    return new Folders(
        content,
        out,
        state.resolve(name + ".manifest"),
        state.resolve(name + ".last"),
        state.resolve(name + ".cache"));
  }

  /** The path without symbolic links, as far as it exists. */
  private static Path real(Path path) throws BuildException {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(absolute)) {
        return absolute.toRealPath();
      }
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    } catch (IOException e) {
      throw new BuildException(
          "“" + path + "” cannot be read: " + e.getMessage(), "Check its permissions.", e);
    }
  }
}
