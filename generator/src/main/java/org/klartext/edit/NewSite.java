package org.klartext.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.klartext.files.AtomicFiles;
import org.klartext.frontmatter.HeadWriter;
import org.klartext.site.text.Spelling;
import org.klartext.frontmatter.Value;
import org.klartext.site.Slug;

/**
 * A small portal that is ready to be written.
 *
 * @param folder for the portal; its content goes into {@code content/} there
 * @param files path below the folder → text
 */
public record NewSite(Path folder, SequencedMap<String, String> files) {
  private static final List<String> LANGUAGES = List.of("de", "en");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final String IGNORED =
      "# what Klartext writes and can write again\n/site/\n/var/\n";

  /** Copies what it is given. */
  public NewSite {
    files = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }

  /**
   * Works out a portal; nothing is written.
   *
   * @param folder must not be there, or be empty
   * @param lang {@code de} or {@code en}
   * @param now becomes the date of its pages
   * @throws EditException if the folder is not empty, or if there is no portal in that language
   */
  public static NewSite of(Path folder, String lang, Instant now) throws EditException {
    if (!LANGUAGES.contains(lang)) {
      throw new EditException(
          "There is no example portal in “" + lang + "”; there is one in: de, en.",
          Spelling.nearest(lang, LANGUAGES)
              .map(near -> "Did you mean “" + near + "”?")
              .orElse("Take one of them and add your language to site.yaml afterwards."));
    }
    refuseFilled(folder);
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    String title = Slug.humanise(name).isBlank() ? "Portal" : Slug.humanise(name);
    String date = now.atZone(ZONE).toLocalDate().toString();
    String root = "portal/" + lang + "/";
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(".gitignore", IGNORED);
    for (String path : Archetype.builtIn(root + "files.txt").text().lines().toList()) {
      String text = Archetype.builtIn(root + path).text();
      files.put(path, text.replace("{{title}}", yaml(title)).replace("{{date}}", date));
    }
    return new NewSite(folder, files);
  }

  private static String yaml(String title) {
    SequencedMap<String, Value> one = new LinkedHashMap<>(Map.of("x", Value.text(title)));
    return HeadWriter.yaml(Value.table(one)).substring("x: ".length()).strip();
  }

  private static void refuseFilled(Path folder) throws EditException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new EditException("“" + folder + "” is a file, not a folder.", "Choose another name.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new EditException(
            "The folder “" + folder + "” is not empty; nothing was written.",
            "Name a folder that is not there yet.");
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static EditException unusable(Path folder, IOException e) {
    return new EditException(
        "The folder “" + folder + "” cannot be used: " + e.getMessage(),
        "Check the permissions, or choose another folder.",
        e);
  }

  /**
   * Writes the portal; what is there is never overwritten.
   *
   * @throws EditException if that fails
   */
  public void write() throws EditException {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        AtomicFiles.create(folder, file.getKey(), bytes);
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }
}
