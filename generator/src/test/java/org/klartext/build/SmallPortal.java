package org.klartext.build;

/** A small portal with a page of every kind. */
final class SmallPortal {
  static final String ARCHIVE =
      """
      -- site.yaml --
      title: {de: Portal, en: Portal}
      description: {de: Alles, en: Everything}
      baseUrl: https://portal.example/hilfe/
      timeZone: Europe/Berlin
      defaultLanguage: de
      languages: [de, en]
      fallbackLanguages: [en]
      sections:
        {artikel: article, faq: faq, fragen: question, themen: topic, experten: expert}
      navigation: {de: [artikel, faq, fragen, themen, experten], en: [faq]}
      defaultOwner: mira
      -- de/_index.md --
      ---
      title: Start
      ---
      Willkommen.
      -- de/artikel/router.md --
      ---
      title: Router
      id: router
      date: 2026-03-01
      topics: [netz]
      tags: [Technik]
      authors: [mira]
      ---
      Der Router steht im Flur.
      -- de/artikel/kabel/index.md --
      ---
      title: Kabel
      id: kabel
      date: 2026-02-01
      aliases: [/leitung/]
      ---
      Siehe [den Router](../router.md).

      ![Ein Plan](plan.svg)
      -- de/artikel/kabel/plan.svg --
      <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"></svg>
      -- de/faq/wlan.md --
      ---
      title: Wie komme ich ins Netz?
      id: wlan
      topics: [netz]
      ---
      Mit dem Passwort.
      -- en/faq/wlan.md --
      ---
      title: How do I get online?
      id: wlan-en
      ---
      With the password.
      -- de/themen/netz.md --
      ---
      title: Netz
      id: netz
      experts: [mira]
      promise: 8h
      ---
      Alles über das Netz.
      -- de/experten/mira.md --
      ---
      title: Mira Beispiel
      id: mira
      role: Technikerin
      ---
      Seit 2010 hier.
      -- de/fragen/2026/q1.md --
      ---
      title: Warum blinkt das rote Licht?
      id: q1
      date: 2026-05-01
      author: {name: Ida}
      ---
      Es blinkt.
      -- de/fragen/2026/q1.replies/_state.yaml --
      state: answered
      owner: mira
      accepted: 01A
      -- de/fragen/2026/q1.replies/01A.md --
      ---
      id: 01A
      kind: answer
      author: {expert: mira}
      date: 2026-05-02
      ---
      Es sucht ein Netz.
      """;

  private SmallPortal() {}
}
