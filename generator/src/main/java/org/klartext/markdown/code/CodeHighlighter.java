package org.klartext.markdown.code;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.fife.ui.rsyntaxtextarea.modes.CSSTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.HTMLTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JavaScriptTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JavaTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.JsonTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PropertiesFileTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.PythonTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.SQLTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.TypeScriptTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.UnixShellTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.XMLTokenMaker;
import org.fife.ui.rsyntaxtextarea.modes.YamlTokenMaker;

/**
 * Marks the parts of program code with classes, for the languages it knows. The tokenizers only say
 * where a part ends; the text always comes from the code itself, so that none of it can get lost.
 */
public final class CodeHighlighter {
  /** Longer code stays plain: a page that long is not read for its colours. */
  private static final int MAX_CODE = 200_000;

  /** A tokenizer may look at a line more than once; minified code stays plain. */
  private static final int MAX_LINE = 10_000;

  /** Tokenizers keep state while they work: each is used by one thread at a time. */
  private final Map<String, Queue<TokenMaker>> idle = new ConcurrentHashMap<>();

  /** Makes one; it may be used by all threads. */
  public CodeHighlighter() {}

  /**
   * Writes code with its parts marked, escaped.
   *
   * @param code with {@code \n} as line ends
   * @param language as authors name it, such as {@code java} or {@code yml}
   * @return false if nothing was written, because the language is unknown or the code too long
   */
  public boolean write(StringBuilder html, String code, String language) {
    String name = canonical(language.toLowerCase(Locale.ROOT));
    if (name.equals("diff")) {
      Diff.write(html, code);
      return true;
    }
    return factory(name)
        .filter(_ -> isModest(code))
        .map(f -> mark(html, code, name, f))
        .orElse(false);
  }

  private static String canonical(String language) {
    return switch (language) {
      case "yml" -> "yaml";
      case "js", "jsx", "mjs", "node" -> "javascript";
      case "ts", "tsx" -> "typescript";
      case "sh", "bash", "zsh", "console", "shellsession" -> "shell";
      case "py", "python3" -> "python";
      case "json5", "jsonc" -> "json";
      case "svg", "xsd", "xslt", "pom" -> "xml";
      case "htm", "xhtml" -> "html";
      case "mysql", "postgresql", "sqlite" -> "sql";
      case "ini", "conf" -> "properties";
      case "patch" -> "diff";
      default -> language;
    };
  }

  private static Optional<Supplier<TokenMaker>> factory(String language) {
    return Optional.ofNullable(
        switch (language) {
          case "java" -> JavaTokenMaker::new;
          case "json" -> JsonTokenMaker::new;
          case "yaml" -> YamlTokenMaker::new;
          case "xml" -> XMLTokenMaker::new;
          case "html" -> HTMLTokenMaker::new;
          case "css" -> CSSTokenMaker::new;
          case "javascript" -> JavaScriptTokenMaker::new;
          case "typescript" -> TypeScriptTokenMaker::new;
          case "shell" -> UnixShellTokenMaker::new;
          case "python" -> PythonTokenMaker::new;
          case "sql" -> SQLTokenMaker::new;
          case "properties" -> PropertiesFileTokenMaker::new;
          default -> null;
        });
  }

  private static boolean isModest(String code) {
    int start = 0;
    while (start < code.length() && code.length() <= MAX_CODE) {
      int end = lineEnd(code, start);
      if (end - start > MAX_LINE) {
        return false;
      }
      start = end + 1;
    }
    return code.length() <= MAX_CODE;
  }

  private static int lineEnd(String code, int start) {
    int end = code.indexOf('\n', start);
    return end < 0 ? code.length() : end;
  }

  private boolean mark(
      StringBuilder html, String code, String language, Supplier<TokenMaker> factory) {
    int start = html.length();
    Queue<TokenMaker> makers = idle.computeIfAbsent(language, _ -> new ConcurrentLinkedQueue<>());
    TokenMaker reused = makers.poll();
    TokenMaker maker = reused == null ? factory.get() : reused;
    try {
      tokens(maker, code, new Spans(html, code));
      makers.add(maker);
      return true;
    } catch (RuntimeException | Error e) {
      // a tokenizer that trips over somebody's code must not keep the page from being built
      html.setLength(start);
      return false;
    }
  }

  private static void tokens(TokenMaker maker, String code, Spans spans) {
    char[] chars = code.toCharArray();
    int state = TokenTypes.NULL;
    int start = 0;
    while (start < chars.length) {
      int end = lineEnd(code, start);
      state = line(maker, new Segment(chars, start, end - start), state, spans);
      start = end + 1;
    }
    spans.finish();
  }

  /** Marks a line and returns the state in which the next one begins. */
  private static int line(TokenMaker maker, Segment line, int state, Spans spans) {
    int end = line.offset + line.count;
    int at = line.offset;
    int last = state;
    for (Token token = maker.getTokenList(line, state, line.offset);
        token != null;
        token = token.getNextToken()) {
      last = token.getType();
      if (token.isPaintable() && at < end) {
        int next = Math.min(end, at + token.length());
        spans.add(at, next, last);
        at = next;
      }
    }
    return last;
  }
}
