package org.klartext.api.publishing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.klartext.frontmatter.FrontMatter;
import org.klartext.frontmatter.FrontMatterException;
import org.klartext.frontmatter.HeadEdit;
import org.klartext.frontmatter.Value;

/**
 * The key {@code asked} of a page: how people have asked for what it says. Every other byte of the
 * file stays as it is.
 */
public final class Wordings {
  private static final String ASKED = "asked";

  private Wordings() {}

  /** The change that adds a wording to a page, unless it is there. */
  public static Change add(String path, String wording) {
    return change(
        path,
        known -> {
          List<String> more = new ArrayList<>(known);
          more.add(wording);
          return known.contains(wording) ? known : more;
        });
  }

  /** The change that takes wordings out of a page. */
  public static Change remove(String path, List<String> wordings) {
    return change(path, known -> known.stream().filter(it -> !wordings.contains(it)).toList());
  }

  private static Change change(String path, UnaryOperator<List<String>> change) {
    return new Change(path, before -> before.map(bytes -> edit(bytes, change)), false);
  }

  /** A file that cannot be read stays as it is: a check tells of it. */
  private static byte[] edit(byte[] bytes, UnaryOperator<List<String>> change) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      List<String> before = asked(text);
      List<String> after = change.apply(before);
      return after.equals(before)
          ? bytes
          : HeadEdit.set(text, ASKED, Value.texts(after)).getBytes(StandardCharsets.UTF_8);
    } catch (FrontMatterException e) {
      return bytes;
    }
  }

  private static List<String> asked(String text) throws FrontMatterException {
    Optional<Value> value =
        Optional.ofNullable(FrontMatter.parse(text).values().entries().get(ASKED))
            .map(Value.Entry::value);
    return switch (value.orElse(Value.texts(List.of()))) {
      case Value.Text(String one, var _) -> List.of(one);
      case Value.Sequence(var values, var _) ->
          values.stream()
              .flatMap(it ->
                  it instanceof Value.Text(String each, var _)
                      ? java.util.stream.Stream.of(each)
                      : java.util.stream.Stream.empty())
              .toList();
      default -> List.of();
    };
  }

  /**
   * A file that is written anew with the wordings that the present one has.
   *
   * @param path of it
   * @param bytes of the new file
   */
  public static Change keeping(String path, byte[] bytes) {
    return new Change(
        path, before -> Optional.of(before.map(it -> keep(it, bytes)).orElse(bytes)), false);
  }

  private static byte[] keep(byte[] before, byte[] bytes) {
    try {
      List<String> known = asked(new String(before, StandardCharsets.UTF_8));
      return known.isEmpty() ? bytes : edit(bytes, _ -> known);
    } catch (FrontMatterException e) {
      return bytes;
    }
  }
}
