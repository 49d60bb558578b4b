package org.klartext.finder;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * What the index keeps of a page to show it: title and text, and before each text where its terms
 * are, so that the best section is found without reading any.
 */
final class Shown {
  private static final int MOST_LETTERS = 60_000;
  private static final int MOST_BYTES = 8;
  private static final int HEADING = 2;

  private final ByteBuffersDataOutput out = new ByteBuffersDataOutput();

  private Shown() {}

  /**
   * The best section of a page.
   *
   * @param title of the page
   * @param inTitle where in it something that was looked for is
   * @param section the best one
   * @param matches the same for its text
   */
  record Best(String title, Matches inTitle, Entry.Section section, Matches matches) {}

  /**
   * A page as it is kept.
   *
   * @param entry of it
   * @param title of it, read
   * @param headings of its sections, read
   * @param texts of its sections, read
   */
  static BytesRef of(Entry entry, SiteText title, List<SiteText> headings, List<SiteText> texts) {
    try {
      return new Shown().written(entry, title, headings, texts);
    } catch (IOException e) {
      throw PageIndex.failure(e);
    }
  }

  private BytesRef written(
      Entry entry, SiteText title, List<SiteText> headings, List<SiteText> texts)
      throws IOException {
    out.writeString(entry.title());
    addTerms(title, entry.title().length());
    out.writeVInt(entry.sections().size());
    int rest = MOST_LETTERS;
    for (int at = 0; at < entry.sections().size(); at++) {
      Entry.Section section = entry.sections().get(at);
      String text = beginning(section.text(), rest);
      rest -= text.length();
      out.writeString(section.anchor());
      out.writeString(section.heading());
      addTerms(headings.get(at), section.heading().length());
      addTerms(texts.get(at), text.length());
      out.writeString(text);
    }
    return new BytesRef(out.toArrayCopy());
  }

  private static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean split = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, split ? most - 1 : most);
  }

  private void addTerms(SiteText text, int end) throws IOException {
    byte[] places = new byte[0];
    int size = 0;
    int last = 0;
    for (int word = 0; word < text.words().size() && text.start(word) < end; word++) {
      int start = Math.max(last, text.start(word));
      List<SiteWord.Part> parts = text.words().get(word).parts();
      places = ArrayUtil.grow(places, size + parts.size() * MOST_BYTES);
      for (SiteWord.Part part : parts) {
        size = put(places, size, start - last, part.hash());
        last = start;
      }
    }
    out.writeVInt(size);
    out.writeBytes(places, size);
  }

  private static int put(byte[] places, int from, int distance, int hash) {
    int at = from;
    int rest = distance;
    while (rest > 0x7f) {
      places[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    places[at++] = (byte) rest;
    places[at++] = (byte) hash;
    places[at++] = (byte) (hash >> Byte.SIZE);
    places[at++] = (byte) (hash >> (2 * Byte.SIZE));
    return at;
  }

  /** What stands for a term: for one in 16 million others, too. */
  static int hash(BytesRef term) {
    return StringHelper.murmurhash3_x86_32(term, 0) & 0xffffff;
  }

  /** The title of a page. */
  static String title(BytesRef page) throws IOException {
    return new ByteArrayDataInput(page.bytes, page.offset, page.length).readString();
  }

  /** The section of a page that has the most of what was looked for. */
  static Best best(BytesRef page, Asked asked) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(page.bytes, page.offset, page.length);
    String title = in.readString();
    Matches inTitle = new Matches(asked);
    inTitle.read(in);
    String anchor = "";
    String heading = "";
    Matches matches = new Matches(asked);
    int text = in.getPosition();
    int most = -1;
    Matches here = new Matches(asked);
    for (int sections = in.readVInt(); sections > 0; sections--) {
      String nextAnchor = in.readString();
      String nextHeading = in.readString();
      int found = HEADING * here.read(in) + here.read(in);
      if (found > most) {
        most = found;
        anchor = nextAnchor;
        heading = nextHeading;
        text = in.getPosition();
        Matches worse = matches;
        matches = here;
        here = worse;
      }
      in.skipBytes(in.readVInt());
    }
    if (most < 0) {
      return new Best(title, inTitle, new Entry.Section("", "", ""), matches);
    }
    in.setPosition(text);
    return new Best(title, inTitle, new Entry.Section(anchor, heading, in.readString()), matches);
  }
}
