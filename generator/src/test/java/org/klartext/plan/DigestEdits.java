package org.klartext.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tree with a value for every key, and an edit for every value. */
final class DigestEdits {
  static final String TREE =
      """
      -- site.yaml --
      title: Portal
      description: Alles
      baseUrl: https://portal.example/
      timeZone: Europe/Berlin
      defaultLanguage: de
      languages: [de, en]
      theme: klartext
      apiUrl: /
      sections: {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert, info: page}
      navigation: {de: [faq, themen]}
      footer: {de: [info/recht]}
      defaultOwner: mira
      hours: {mon-fri: "08:00-17:00"}
      comments: {default: open, closeAfterDays: 3650}
      fallbackLanguages: [en]
      outputs: [feeds, json, markdown, search, llms]
      tags: [Technik]
      -- de/_index.md --
      ---
      title: Start
      ---
      Willkommen.
      -- de/faq/_index.md --
      ---
      title: Antworten
      description: Alle
      ---
      Von A bis Z.
      -- de/info/recht.md --
      ---
      title: Recht
      ---
      Text.
      -- de/artikel/a.md --
      ---
      title: Router
      description: Kurz
      slug: router
      id: ida
      date: 2026-03-01
      updated: 2026-03-02
      expires: 2050-01-01
      translationKey: schluessel
      aliases: [/alt/]
      topics: [netz]
      tags: [Technik]
      authors: [mira]
      image: bild.svg
      comments: open
      weight: 3
      related: [b.md]
      asked: [Was ist das]
      expect: [Router]
      addenda: [{date: 2026-04-01, text: Nachtrag}]
      ---
      ## Kapitel

      Siehe [dort](b.md) und ![Bild](bild.svg).
      -- de/artikel/b.md --
      ---
      title: Kabel
      id: idb
      ---
      Text.
      -- de/artikel/bild.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>
      -- en/artikel/b.md --
      ---
      title: Cable
      ---
      Text.
      -- de/faq/w.md --
      ---
      title: Wie?
      id: idw
      ---
      So.
      -- de/themen/netz.md --
      ---
      title: Netz
      id: idn
      experts: [mira]
      promise: 8h
      icon: phone
      ---
      Alles.
      -- de/experten/mira.md --
      ---
      title: Mira
      id: idm
      role: Technikerin
      department: Technik
      photo: mira.svg
      links: [{label: Seite, url: "https://mira.example/"}]
      ---
      Hier.
      -- de/experten/mira.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>
      -- de/fragen/2026/q.md --
      ---
      title: Warum?
      id: idq
      date: 2026-05-01
      author: {name: Ida}
      ---
      Darum?
      -- de/fragen/2026/q.replies/_state.yaml --
      state: open
      owner: mira
      -- _data/moderation/2026-11.json --
      {"month": "2026-11", "decisions": [
      {"at": "2026-11-20T10:00:00Z", "kind": "comment", "decision": "removed", "reason": "spam",
      "by": "staff", "page": "/fragen/warum-idq/"}],
      "totals": {"approved": 1, "removed": {"spam": 1}}}
      -- _data/dialogue/2026-11.json --
      {"month": "2026-11", "asOf": "2026-11-20", "all": {"questions": 12,
      "answered": {"count": 9, "medianSeconds": 8100, "p90Seconds": 30000, "byCustomers": 4,
      "byStaff": 5}, "open": {"day": 2, "overdue": 1}, "stopped": 3, "refused": {"spam": 2}},
      "topics": {"netz": {"questions": 7}}}
      -- de/fragen/2026/q.replies/R1.md --
      ---
      id: R1
      kind: answer
      author: {expert: mira}
      date: 2026-05-02
      edited: 2026-05-03
      lang: de
      ---
      Deshalb.
      -- de/fragen/2026/q.replies/R2.md --
      ---
      id: R2
      kind: comment
      author: {name: Uwe}
      date: 2026-05-04
      ---
      Aha.
      -- de/fragen/2026/q.replies/R3.md --
      ---
      id: R3
      kind: mention
      author: {name: Eva, website: "https://eva.example/"}
      date: 2026-05-05
      ---
      Dort.
      """;

  private static final String SITE = "site.yaml";
  private static final String ARTICLE = "de/artikel/a.md";
  private static final String TOPIC = "de/themen/netz.md";
  private static final String EXPERT = "de/experten/mira.md";
  private static final String LOG = "_data/moderation/2026-11.json";
  private static final String FIGURES = "_data/dialogue/2026-11.json";
  private static final String REPLIES = "de/fragen/2026/q.replies/";

  /** The only edit that the public edition cannot show. */
  static final Edit ONLY_INTERNAL =
      new Edit("de/artikel/b.md", "id: idb", "id: idb\naudience: internal");

  /** Every edit alone. */
  static final List<Edit> ALL =
      List.of(
          new Edit(SITE, "title: Portal", "title: Tor"),
          new Edit(SITE, "description: Alles", "description: Viel"),
          new Edit(SITE, "https://portal.example/", "https://tor.example/"),
          new Edit(SITE, "https://portal.example/", "https://portal.example/hilfe/"),
          new Edit(SITE, "Europe/Berlin", "Asia/Tokyo"),
          new Edit(SITE, "defaultLanguage: de", "defaultLanguage: en"),
          new Edit(SITE, "[de, en]", "[de, en, fr]"),
          new Edit(SITE, "theme: klartext", "theme: other"),
          new Edit(SITE, "apiUrl: /", "apiUrl: https://api.example/"),
          new Edit(SITE, "apiUrl: /\n", ""),
          new Edit(SITE, "info: page", "info: article"),
          new Edit(SITE, "[faq, themen]", "[themen]"),
          new Edit(SITE, "[info/recht]", "[faq]"),
          new Edit(SITE, "markdown, search", "markdown"),
          new Edit(SITE, "defaultOwner: mira", "defaultOwner: uwe"),
          new Edit(SITE, "08:00", "09:00"),
          new Edit(SITE, "default: open", "default: closed"),
          new Edit(SITE, "closeAfterDays: 3650", "moderation: after"),
          new Edit(SITE, "fallbackLanguages: [en]", "fallbackLanguages: []"),
          new Edit(SITE, "feeds, json", "json"),
          new Edit(SITE, "json, markdown", "json"),
          new Edit(SITE, "json, markdown", "markdown"),
          new Edit(SITE, "tags: [Technik]", "tags: [Technik, Netz]"),
          new Edit("de/_index.md", "title: Start", "title: Anfang"),
          new Edit("de/_index.md", "Willkommen.", "Hallo."),
          new Edit("de/faq/_index.md", "title: Antworten", "title: Fragen"),
          new Edit("de/faq/_index.md", "description: Alle", "description: Viele"),
          new Edit("de/faq/_index.md", "Von A", "Von B"),
          new Edit(ARTICLE, "title: Router", "title: Verteiler"),
          new Edit(ARTICLE, "description: Kurz", "description: Lang"),
          new Edit(ARTICLE, "slug: router", "slug: verteiler"),
          new Edit(ARTICLE, "id: ida", "id: idx"),
          new Edit(ARTICLE, "date: 2026-03-01", "date: 2026-02-01"),
          new Edit(ARTICLE, "updated: 2026-03-02", "updated: 2026-03-03"),
          new Edit(ARTICLE, "expires: 2050", "expires: 2051"),
          new Edit(ARTICLE, "translationKey: schluessel", "translationKey: anderer"),
          new Edit(ARTICLE, "aliases: [/alt/]", "aliases: [/alt/, /neu/]"),
          new Edit(ARTICLE, "topics: [netz]", "topics: []"),
          new Edit(ARTICLE, "tags: [Technik]", "tags: [Technik, Netz]"),
          new Edit(ARTICLE, "tags: [Technik]", "tags: [technik]"),
          new Edit(ARTICLE, "authors: [mira]", "authors: []"),
          new Edit(ARTICLE, "image: bild.svg\n", ""),
          new Edit(ARTICLE, "comments: open", "comments: closed"),
          new Edit(ARTICLE, "weight: 3", "weight: 4"),
          new Edit(ARTICLE, "related: [b.md]", "related: []"),
          new Edit(ARTICLE, "Was ist das", "Was soll das"),
          new Edit(ARTICLE, "expect: [Router]", "expect: [Kabel]"),
          new Edit(ARTICLE, "text: Nachtrag", "text: Zusatz"),
          new Edit(ARTICLE, "2026-04-01", "2026-04-02"),
          new Edit(ARTICLE, "## Kapitel", "## Abschnitt"),
          new Edit(ARTICLE, "Siehe", "Lies"),
          new Edit("de/artikel/b.md", "title: Kabel", "title: Leitung"),
          new Edit("de/artikel/b.md", "id: idb", "id: idb\nslug: leitung"),
          ONLY_INTERNAL,
          new Edit("de/artikel/b.md", "id: idb", "id: idb\ntype: faq"),
          new Edit("de/artikel/b.md", "id: idb", "id: idb\ntranslationKey: k"),
          new Edit("de/artikel/bild.svg", "height=\"10\"", "height=\"300\""),
          new Edit("de/faq/w.md", "So.", "Anders."),
          new Edit("de/faq/w.md", "title: Wie?", "title: Womit?"),
          new Edit("de/info/recht.md", "title: Recht", "title: Gesetz"),
          new Edit("de/info/recht.md", "Text.", "Worte."),
          new Edit(TOPIC, "title: Netz", "title: Internet"),
          new Edit(TOPIC, "Alles.", "Viel."),
          new Edit(TOPIC, "experts: [mira]", "experts: []"),
          new Edit(TOPIC, "promise: 8h", "promise: 4h"),
          new Edit(TOPIC, "icon: phone", "icon: plug"),
          new Edit(EXPERT, "title: Mira", "title: Mira B."),
          new Edit(EXPERT, "role: Technikerin", "role: Chefin"),
          new Edit(EXPERT, "department: Technik", "department: Leitung"),
          new Edit(EXPERT, "photo: mira.svg\n", ""),
          new Edit(EXPERT, "label: Seite", "label: Profil"),
          new Edit(EXPERT, "Hier.", "Da."),
          new Edit("de/fragen/2026/q.md", "title: Warum?", "title: Wieso?"),
          new Edit("de/fragen/2026/q.md", "name: Ida", "name: Eva"),
          new Edit("de/fragen/2026/q.md", "Darum?", "Deshalb?"),
          new Edit("de/fragen/2026/q.md", "id: idq", "id: idq\nremoved: {reason: spam}"),
          new Edit(REPLIES + "_state.yaml", "owner: mira", "owner: niemand"),
          new Edit(REPLIES + "_state.yaml", "state: open", "state: answered"),
          new Edit(REPLIES + "_state.yaml", "owner: mira", "owner: mira\naccepted: R1"),
          new Edit(
              REPLIES + "_state.yaml", "owner: mira", "owner: mira\ndue: 2026-06-01T10:00:00Z"),
          new Edit(REPLIES + "_state.yaml", "state: open", "state: asked-back"),
          new Edit(
              REPLIES + "_state.yaml",
              "owner: mira",
              "owner: mira\nreopened: 2026-05-03T10:00:00Z"),
          new Edit(REPLIES + "_state.yaml", "owner: mira", "owner: mira\nhandedOver: 2"),
          new Edit(REPLIES + "_state.yaml", "owner: mira", "owner: mira\nfaq: idw"),
          new Edit(REPLIES + "_state.yaml", "state: open", "state: closed\nduplicateOf: idw"),
          new Edit(
              "de/fragen/2026/q.md",
              "id: idq",
              "id: idq\nremoved: {reason: duplicate, date: 2026-05-06, of: idw}"),
          new Edit(
              REPLIES + "R2.md",
              "date: 2026-05-04",
              "date: 2026-05-04\nremoved: {reason: duplicate, date: 2026-05-06, of: idw}"),
          new Edit(LOG, "\"approved\": 1", "\"approved\": 2"),
          new Edit(LOG, "\"decision\": \"removed\"", "\"decision\": \"rejected\""),
          new Edit(LOG, "/fragen/warum-idq/", "/faq/w/"),
          new Edit(FIGURES, "2026-11-20", "2026-11-30"),
          new Edit(FIGURES, "\"questions\": 12", "\"questions\": 13"),
          new Edit(FIGURES, "8100", "8200"),
          new Edit(FIGURES, "\"byStaff\": 5", "\"byStaff\": 4"),
          new Edit(FIGURES, "\"day\": 2", "\"week\": 2"),
          new Edit(FIGURES, "\"overdue\": 1", "\"overdue\": 0"),
          new Edit(FIGURES, "\"stopped\": 3", "\"stopped\": 4"),
          new Edit(FIGURES, "\"spam\": 2", "\"insult\": 2"),
          new Edit(FIGURES, "\"netz\"", "\"kabel\""),
          new Edit(FIGURES, "{\"questions\": 7}", "{\"questions\": 8}"),
          new Edit(REPLIES + "R1.md", "kind: answer", "kind: comment"),
          new Edit(REPLIES + "R1.md", "id: R1", "id: R9"),
          new Edit(REPLIES + "R1.md", "expert: mira", "name: Max"),
          new Edit(REPLIES + "R1.md", "date: 2026-05-02", "date: 2026-05-01"),
          new Edit(REPLIES + "R1.md", "edited: 2026-05-03", "edited: 2026-05-04"),
          new Edit(REPLIES + "R1.md", "lang: de", "lang: en"),
          new Edit(
              REPLIES + "R1.md", "lang: de", "removed: {reason: advertising, date: 2026-06-01}"),
          new Edit(REPLIES + "R1.md", "Deshalb.", "Darum."),
          new Edit(REPLIES + "R2.md", "kind: comment", "kind: comment\nreplyTo: R1"),
          new Edit(REPLIES + "R2.md", "Aha.", "Soso."),
          new Edit(REPLIES + "R2.md", "kind: comment", "kind: answer"),
          new Edit(REPLIES + "R3.md", "Dort.", "Da."),
          new Edit(REPLIES + "R3.md", "eva.example", "eva.test"));

  private DigestEdits() {}

  /**
   * A change of one file.
   *
   * @param file which
   * @param old what goes
   * @param now what comes
   */
  record Edit(String file, String old, String now) {
    /** The tree with this change. */
    Map<String, String> of(Map<String, String> tree) {
      Map<String, String> files = new LinkedHashMap<>(tree);
      String text = Objects.requireNonNull(files.get(file), file);
      if (!text.contains(old)) {
        throw new AssertionError(file + " does not contain " + old);
      }
      files.put(file, text.replace(old, now));
      return files;
    }
  }
}
