package org.klartext.api;

/** A small portal that takes contributions, as an archive of its files. */
public final class TestPortal {
  private TestPortal() {}

  /** Two languages, a topic, an expert, an article and a question. */
  public static final String ARCHIVE =
      """
      -- site.yaml --
      title: {de: Portal, en: Portal}
      description: {de: Alles, en: Everything}
      baseUrl: http://localhost/
      timeZone: Europe/Berlin
      defaultLanguage: de
      languages: [de, en]
      defaultOwner: mira
      -- de/_index.md --
      ---
      title: Start
      ---
      Willkommen.
      -- en/_index.md --
      ---
      title: Home
      ---
      Welcome.
      -- de/datenschutz.md --
      ---
      title: Datenschutz
      ---
      Wir behalten nichts, was wir nicht brauchen.
      -- de/artikel/router.md --
      ---
      title: Router
      id: router
      date: 2026-11-01
      authors: [mira]
      topics: [netz]
      ---
      Der Router steht im Flur.
      -- de/artikel/still.md --
      ---
      title: Still
      id: still
      date: 2026-11-01
      comments: closed
      ---
      Hier ist alles gesagt.
      -- de/artikel/stumm.md --
      ---
      title: Stumm
      id: stumm
      date: 2026-11-01
      comments: off
      ---
      Hier redet niemand.
      -- de/fragen/2026/0frage000001.md --
      ---
      id: 0frage000001
      title: Warum blinkt es?
      slug: warum-blinkt-es
      date: 2026-11-20T08:00:00Z
      author: {name: Anna Beispiel}
      topic: netz
      lang: de
      ---
      Seit gestern blinkt die Lampe.
      -- de/fragen/2026/0frage000001.replies/01M6NZESW5NZTWHCPKMH6P24GN.md --
      ---
      id: 01M6NZESW5NZTWHCPKMH6P24GN
      kind: comment
      author: {name: Otto}
      date: 2026-11-20T09:00:00Z
      lang: de
      ---
      Bei mir auch.
      -- de/themen/netz.md --
      ---
      title: Netz
      experts: [mira]
      promise: 8h
      ---
      Alles zum Netz.
      -- de/experten/mira.md --
      ---
      title: Mira Beispiel
      role: Technik
      ---
      Kennt sich aus.
      """;

  /** The same with a second expert of the topic. */
  public static final String TWO_EXPERTS =
      ARCHIVE.replace("experts: [mira]", "experts: [mira, jan]")
          + """
          -- de/experten/jan.md --
          ---
          title: Jan Beispiel
          ---
          Auch er.
          """;
}
