package org.klartext.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartext.site.Digest;
import org.klartext.site.Reply;
import org.klartext.site.Source;
import org.klartext.site.Writer;
import org.klartext.view.Discussion;
import org.klartext.view.Discussion.Forms;
import org.klartext.view.Links;

/** Replies made by hand. */
final class ReplyFixtures {
  private ReplyFixtures() {}

  static Discussion.Entry visitor(
      String id, Reply.Kind kind, String name, List<Discussion.Entry> replies) {
    return entry(
        id,
        kind,
        new Writer.Visitor(name, Optional.of("https://lea.example/")),
        false,
        "",
        replies);
  }

  static Discussion.Entry staff(String id, List<Discussion.Entry> replies) {
    return entry(id, Reply.Kind.COMMENT, new Writer.Staff("mira"), false, "", replies);
  }

  static Discussion.Entry removed() {
    return entry(
        "01KR",
        Reply.Kind.COMMENT,
        new Writer.Visitor("X", Optional.empty()),
        false,
        "spam",
        List.of());
  }

  static Discussion.Entry entry(
      String id,
      Reply.Kind kind,
      Writer author,
      boolean accepted,
      String removed,
      List<Discussion.Entry> replies) {
    Links text =
        ViewFixtures.text(
            "<p>Ja, das geht. Legen Sie den Lieferschein bei und polstern Sie das Gerät gut.</p>");
    Reply reply =
        new Reply(
            id,
            kind,
            Optional.empty(),
            author,
            ViewFixtures.MAY,
            accepted ? Optional.of(ViewFixtures.OCTOBER) : Optional.empty(),
            "de",
            removed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    new Reply.Removal(
                        Optional.of(removed), Optional.of(ViewFixtures.OCTOBER), Optional.empty())),
            text.body(),
            new Source("x.md", Map.of()),
            Digest.EMPTY);
    return new Discussion.Entry(
        reply,
        text,
        author instanceof Writer.Staff ? Optional.of(CardFixtures.mira()) : Optional.empty(),
        accepted,
        false,
        Optional.empty(),
        Optional.of(new Discussion.Addressee("01K0", "Tom", false)),
        replies,
        removed.isEmpty() ? ViewFixtures.forms(id) : Forms.NONE);
  }
}
