package org.klartext.frontmatter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.klartext.site.Position;

/** Turns the bytes of a file into text. */
public final class SourceText {
  private SourceText() {}

  /**
   * Decodes strictly.
   *
   * @return the text without a byte order mark and with {@code \n} as the end of lines
   * @throws FrontMatterException {@code not-utf-8} with the place of the first wrong byte
   */
  public static String decode(byte[] bytes) throws FrontMatterException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      refuseMalformed(bytes);
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return plain.indexOf('\r') < 0 ? plain : plain.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static void refuseMalformed(byte[] bytes) throws FrontMatterException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      String before = out.flip().toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      int wrong = Byte.toUnsignedInt(bytes[in.position()]);
      throw new FrontMatterException(
          "not-utf-8",
          new Position(line, column),
          String.format("The file is not UTF-8: the byte 0x%02X cannot stand here.", wrong),
          "Save the file with the encoding UTF-8.");
    }
  }
}
