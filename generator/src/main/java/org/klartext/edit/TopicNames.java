package org.klartext.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.klartext.frontmatter.Fields;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.site.text.Spelling;
import org.klartext.site.Kind;
import org.klartext.site.Slug;

/** The names of a tree's topics, read from their folders alone. */
final class TopicNames {
  private TopicNames() {}

  /**
   * Makes sure that there is a topic.
   *
   * @throws EditException if there is none of that name
   */
  static void require(Tree tree, String topic) throws EditException {
    TreeSet<String> known = new TreeSet<>();
    try {
      for (Path folder : folders(tree)) {
        collect(folder, known);
      }
    } catch (IOException e) {
      throw new EditException("The topics cannot be read: " + e.getMessage(), "", e);
    }
    if (!known.contains(topic)) {
      String all =
          known.isEmpty() ? "there are none yet" : "there are: " + String.join(", ", known);
      throw new EditException(
          "There is no topic “" + topic + "”; " + all + ".",
          Spelling.nearest(topic, known)
              .map(near -> "Did you mean “" + near + "”?")
              .orElse("Make it first: klartext new topic \"" + Slug.humanise(topic) + "\""));
    }
  }

  private static List<Path> folders(Tree tree) {
    List<String> sections =
        tree.config().sections().entrySet().stream()
            .filter(section -> section.getValue() == Kind.TOPIC)
            .map(section -> section.getKey())
            .toList();
    return tree.config().languages().stream()
        .map(tree::languageFolder)
        .distinct()
        .flatMap(folder -> sections.stream().map(section -> folder + section))
        .map(folder -> tree.content().resolve(folder))
        .filter(Files::isDirectory)
        .toList();
  }

  private static void collect(Path folder, Set<String> names) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith("_") || name.startsWith(".")) {
          continue;
        }
        Path bundle = entry.resolve("index.md");
        if (Files.isRegularFile(bundle)) {
          names.add(slug(bundle, name));
        } else if (name.endsWith(".md")) {
          names.add(slug(entry, name.substring(0, name.indexOf('.'))));
        }
      }
    }
  }

  private static String slug(Path file, String stem) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
      Fields fields = new Fields(FrontMatter.parse(text).values(), "", new java.util.ArrayList<>());
      Optional<String> stated = fields.text("slug").map(Slug::of).filter(it -> !it.isEmpty());
      return stated.orElse(Slug.of(stem));
    } catch (FrontMatterException | java.nio.charset.MalformedInputException e) {
      return Slug.of(stem);
    }
  }
}
