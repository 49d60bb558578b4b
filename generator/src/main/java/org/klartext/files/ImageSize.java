package org.klartext.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large an image is shown.
 *
 * @param width in pixels; 0 where unknown
 * @param height in pixels; 0 where unknown
 */
public record ImageSize(int width, int height) {
  /** Of anything that is no image or a broken one. */
  public static final ImageSize UNKNOWN = new ImageSize(0, 0);

  private static final int HEAD = 1 << 16;
  private static final Pattern SVG = Pattern.compile("<svg\\b([^>]*)>", Pattern.DOTALL);
  private static final Pattern VIEW_BOX =
      Pattern.compile("viewBox\\s*=\\s*[\"']\\s*\\S+[\\s,]+\\S+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)");

  /** Reads the head of a file. */
  public static ImageSize read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      if (head.length > 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8) {
        try (InputStream again = Files.newInputStream(file)) {
          return jpeg(new DataInputStream(new java.io.BufferedInputStream(again)));
        }
      }
      return of(head);
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  private static ImageSize of(byte[] head) {
    ByteBuffer bytes = ByteBuffer.wrap(head);
    if (head.length >= 24 && bytes.getInt(0) == 0x89504E47) {
      return sane(bytes.getInt(16), bytes.getInt(20));
    }
    if (starts(head, 0, "GIF8")) {
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      return sane(bytes.getShort(6) & 0xFFFF, bytes.getShort(8) & 0xFFFF);
    }
    if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
      return webp(head, bytes.order(ByteOrder.LITTLE_ENDIAN));
    }
    if (starts(head, 4, "ftyp")) {
      return avif(head, bytes);
    }
    return svg(new String(head, StandardCharsets.UTF_8));
  }

  private static boolean starts(byte[] head, int at, String mark) {
    byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
    return head.length >= at + wanted.length
        && java.util.Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static ImageSize sane(int width, int height) {
    return width > 0 && height > 0 ? new ImageSize(width, height) : UNKNOWN;
  }

  private static ImageSize webp(byte[] head, ByteBuffer bytes) {
    if (starts(head, 12, "VP8X")) {
      return sane(1 + (bytes.getInt(24) & 0xFFFFFF), 1 + (bytes.getInt(26) >>> 8));
    }
    if (starts(head, 12, "VP8L")) {
      int bits = bytes.getInt(21);
      return sane(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
    }
    return starts(head, 12, "VP8 ")
        ? sane(bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF)
        : UNKNOWN;
  }

  /** The image's extent is the box {@code ispe}, somewhere in the head. */
  private static ImageSize avif(byte[] head, ByteBuffer bytes) {
    ImageSize largest = UNKNOWN;
    for (int at = 8; at + 16 <= head.length; at++) {
      if (starts(head, at, "ispe")) {
        ImageSize size = sane(bytes.getInt(at + 8), bytes.getInt(at + 12));
        largest = size.width > largest.width ? size : largest;
      }
    }
    return largest;
  }

  private static ImageSize jpeg(DataInputStream in) throws IOException {
    in.readUnsignedShort();
    while (true) {
      int marker = in.readUnsignedByte();
      while (marker == 0xFF || marker == 0) {
        marker = in.readUnsignedByte();
      }
      boolean frame = marker >= 0xC0 && marker <= 0xCF;
      int length = in.readUnsignedShort();
      if (frame && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        in.readUnsignedByte();
        int height = in.readUnsignedShort();
        return sane(in.readUnsignedShort(), height);
      }
      in.skipNBytes(length - 2L);
    }
  }

  private static ImageSize svg(String text) {
    Matcher tag = SVG.matcher(text);
    if (!tag.find()) {
      return UNKNOWN;
    }
    int width = length(tag.group(1), "width");
    int height = length(tag.group(1), "height");
    Matcher box = VIEW_BOX.matcher(tag.group(1));
    if ((width > 0 && height > 0) || !box.find()) {
      return sane(width, height);
    }
    double ratio = Double.parseDouble(box.group(2)) / Double.parseDouble(box.group(1));
    if (width > 0) {
      return sane(width, (int) Math.round(width * ratio));
    }
    return height > 0
        ? sane((int) Math.round(height / ratio), height)
        : sane(rounded(box.group(1)), rounded(box.group(2)));
  }

  private static int length(String attributes, String name) {
    Matcher value =
        Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*[\"']\\s*([\\d.]+)(?:px)?\\s*[\"']")
            .matcher(attributes.toLowerCase(Locale.ROOT));
    return value.find() ? rounded(value.group(1)) : 0;
  }

  private static int rounded(String number) {
    return (int) Math.round(Double.parseDouble(number));
  }
}
