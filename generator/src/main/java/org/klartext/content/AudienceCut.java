package org.klartext.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartext.site.Edition;
import org.klartext.site.Position;
import org.klartext.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Cuts from a text what is not for this edition, before anything else sees it: blocks fenced by
 * {@code ::: {audience=internal}} or {@code ::: audience: internal} and code blocks whose info
 * string says so. Where the structure is in doubt, too much is cut rather than too little. Lines
 * keep their numbers.
 */
final class AudienceCut {
  private static final Pattern WORD = Pattern.compile("audience", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUDIENCE =
      Pattern.compile(
          "audience\\s*[:=]\\s*[\"'“„]?([\\p{L}\\p{N}_-]*)[\"'”“]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREFIX =
      Pattern.compile("(?:[ \\t]+|>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]|$))*");
  private static final Pattern BLOCK = Pattern.compile("(:{3,})[ \\t]*(.*)");
  private static final Pattern CODE = Pattern.compile("(`{3,}(?=[^`]*$)|~{3,})[ \\t]*(.*)");
  private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?].*");
  private static final Pattern HTML_WITH_END =
      Pattern.compile(
          "<(!--|script|pre|style|textarea)(?=[\\s>]|$|(?<=!--)).*", Pattern.CASE_INSENSITIVE);

  /**
   * What is left.
   *
   * @param text for this edition, with as many lines as before
   * @param hidden what was cut
   * @param problems with the fences
   */
  record Cut(String text, String hidden, List<Problem> problems) {}

  private record Block(int colons, boolean internal, Position position) {}

  private record Code(
      char mark, int length, int quotes, int indent, boolean internal, Position position) {}

  private record Line(String raw, int start, int quotes) {
    static Line of(String raw) {
      Matcher prefix = PREFIX.matcher(raw);
      int start = prefix.lookingAt() ? prefix.end() : 0;
      int quotes = (int) raw.chars().limit(start).filter(c -> c == '>').count();
      return new Line(raw, start, quotes);
    }

    String content() {
      return raw.substring(start);
    }

    String blank() {
      return ">".repeat(quotes);
    }
  }

  private final Edition edition;
  private final String path;
  private final StringBuilder kept = new StringBuilder();
  private final StringBuilder hidden = new StringBuilder();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private @Nullable Code code;
  private String htmlEnd = "";
  private boolean inHtml;
  private boolean doubtful;
  private int number;

  private AudienceCut(Edition edition, String path, int firstLine) {
    this.edition = edition;
    this.path = path;
    this.number = firstLine;
  }

  /**
   * Cuts a text.
   *
   * @param firstLine the line of the file in which the text begins, from 1
   */
  static Cut of(String text, Edition edition, String path, int firstLine) {
    if (!WORD.matcher(text).find()) {
      return new Cut(text, "", List.of());
    }
    AudienceCut cut = new AudienceCut(edition, path, firstLine);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      cut.kept.append(i == 0 ? "" : "\n");
      cut.line(Line.of(lines[i]));
      cut.number++;
    }
    cut.reportUnclosed();
    return new Cut(cut.kept.toString(), cut.hidden.toString(), List.copyOf(cut.problems));
  }

  private void line(Line line) {
    Code open = code;
    if (open != null && !isLeft(open, line)) {
      inCode(line, open);
      return;
    }
    code = null;
    Matcher block = BLOCK.matcher(line.content());
    Matcher start = CODE.matcher(line.content());
    if (block.matches()) {
      block(line, block.group(1).length(), block.group(2));
    } else if (start.matches() && (opensCode() || namesAudience(line))) {
      openCode(line, start.group(1), start.group(2));
    } else {
      followHtml(line);
      text(line);
    }
  }

  /** A quotation that ends takes its code with it; so does, where in doubt, a list. */
  private boolean isLeft(Code open, Line line) {
    if (line.quotes() < open.quotes()) {
      return true;
    }
    boolean inDoubt = doubtful || line.start() < open.indent();
    return inDoubt && blocks.isEmpty() && !open.internal() && namesAudience(line);
  }

  private static boolean namesAudience(Line line) {
    String content = line.content();
    boolean fence = BLOCK.matcher(content).matches() || CODE.matcher(content).matches();
    return fence && AUDIENCE.matcher(content).find();
  }

  private void inCode(Line line, Code open) {
    String content = line.content().strip();
    boolean ends =
        content.length() >= open.length() && content.chars().allMatch(c -> c == open.mark());
    if (ends) {
      code = null;
    }
    if (open.internal() && edition == Edition.PUBLIC) {
      hide(line);
    } else {
      text(line);
    }
  }

  private void block(Line line, int colons, String info) {
    Block inner = blocks.peek();
    if (inner == null && !isInternal(info, line)) {
      text(line);
    } else if (inner == null || !info.isBlank()) {
      boolean internal = inner == null || isInternal(info, line);
      blocks.push(new Block(colons, internal, position(line)));
      marker(line, internal);
    } else if (colons >= inner.colons()) {
      blocks.pop();
      marker(line, inner.internal());
    } else {
      text(line);
    }
  }

  private void marker(Line line, boolean internal) {
    if (!internal && edition == Edition.INTERNAL) {
      kept.append(line.raw());
    } else {
      String prefix = line.raw().substring(0, line.start());
      kept.append(edition == Edition.INTERNAL ? prefix : line.blank());
    }
  }

  private boolean opensCode() {
    if (inHtml && htmlEnd.isEmpty()) {
      doubtful = true;
    }
    return !inHtml || htmlEnd.isEmpty();
  }

  private void openCode(Line line, String fence, String info) {
    boolean internal = isInternal(info, line);
    code =
        new Code(
            fence.charAt(0), fence.length(), line.quotes(), line.start(), internal, position(line));
    if (!internal) {
      text(line);
    } else if (edition == Edition.PUBLIC) {
      hide(line);
    } else {
      String plain = AUDIENCE.matcher(info).replaceAll("").replaceAll("\\{\\s*\\}", "").strip();
      kept.append(line.raw(), 0, line.start()).append(fence).append(plain);
    }
  }

  private boolean isInternal(String info, Line line) {
    Matcher audience = AUDIENCE.matcher(info);
    if (!audience.find()) {
      return false;
    }
    String value = audience.group(1);
    if (value.equalsIgnoreCase("internal")) {
      return true;
    }
    if (value.equalsIgnoreCase("public") && !audience.find()) {
      return false;
    }
    String message = "“" + value + "” is no audience; the block is treated as internal.";
    problems.add(
        Problem.error("wrong-audience", path, position(line), message)
            .withHint("Write audience=internal or audience=public."));
    return true;
  }

  /** Inside HTML a line of backticks opens no code. */
  private void followHtml(Line line) {
    String content = line.content();
    if (!inHtml && HTML.matcher(content).matches()) {
      Matcher withEnd = HTML_WITH_END.matcher(content);
      htmlEnd = withEnd.matches() ? end(withEnd.group(1)) : "";
      inHtml = true;
    }
    boolean ends =
        htmlEnd.isEmpty()
            ? content.isBlank()
            : content.toLowerCase(java.util.Locale.ROOT).contains(htmlEnd);
    if (inHtml && ends) {
      inHtml = false;
    }
  }

  private static String end(String tag) {
    return tag.equals("!--") ? "-->" : "</" + tag.toLowerCase(java.util.Locale.ROOT) + ">";
  }

  private void text(Line line) {
    if (!blocks.isEmpty() && edition == Edition.PUBLIC) {
      hide(line);
    } else {
      kept.append(line.raw());
    }
  }

  private void hide(Line line) {
    kept.append(line.blank());
    hidden.append(line.raw()).append('\n');
  }

  private Position position(Line line) {
    return new Position(number, line.start() + 1);
  }

  private void reportUnclosed() {
    Code open = code;
    if (!blocks.isEmpty()) {
      unclosed(blocks.getLast().position(), ":::");
    } else if (open != null && open.internal()) {
      unclosed(open.position(), String.valueOf(open.mark()).repeat(open.length()));
    }
  }

  private void unclosed(Position position, String fence) {
    String message =
        "The internal block is never closed; everything after it is left out of the public edition.";
    problems.add(
        Problem.error("audience-unclosed", path, position, message)
            .withHint("End it with a line " + fence));
  }
}
