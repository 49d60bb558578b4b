package org.klartext.api.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what somebody types, line by line. */
public final class TypedInput {
  private final BufferedReader reader;

  private TypedInput(InputStream in, Charset charset) {
    this.reader = new BufferedReader(new InputStreamReader(in, charset));
  }

  /** From whoever started this process. */
  public static TypedInput ofThisProcess() {
    Charset charset =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(Console::charset)
            .orElse(StandardCharsets.UTF_8);
    return new TypedInput(System.in, charset);
  }

  /** From a stream in UTF-8. */
  public static TypedInput of(InputStream in) {
    return new TypedInput(in, StandardCharsets.UTF_8);
  }

  /** The next line without blanks around it; empty if there will be none any more. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(reader.readLine()).map(String::strip);
  }
}
