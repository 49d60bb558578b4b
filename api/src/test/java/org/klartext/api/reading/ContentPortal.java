package org.klartext.api.reading;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.klartext.api.TestPortal;

/** A portal with something of everything that can be read. */
final class ContentPortal {
  private ContentPortal() {}

  /** How many FAQ entries there are: two pages of a list and a bit. */
  static final int FAQ = 230;

  /** Words that stand in what is not public only. */
  static final String MARKER = "Geheimwort";

  static final String ARCHIVE =
      TestPortal.ARCHIVE
          + """
          -- de/artikel/umzug.md --
          ---
          title: Ähren und Umzug
          id: umzug
          date: 2026-10-01
          updated: 2026-11-05
          authors: [mira]
          topics: [netz]
          tags: [Umzug, Vertrag]
          aliases: [/alt/umzug/]
          related: [router.md]
          description: Was beim Umzug zu tun ist.
          ---
          ## Vorher

          Kündigen Sie **nichts**.
          -- de/artikel/umzug.replies/01M6NZESW5NZTWHCPKMH6P24G0.md --
          ---
          id: 01M6NZESW5NZTWHCPKMH6P24G0
          kind: comment
          author: {name: Berta}
          date: 2026-11-02T09:00:00Z
          lang: de
          ---
          Hat geklappt.
          -- en/articles/moving.md --
          ---
          title: Moving house
          id: moving
          date: 2026-10-01
          tags: [Moving]
          ---
          Do not cancel anything.
          -- de/artikel/intern.md --
          ---
          title: Geheimwort Preisliste
          id: preisliste
          audience: internal
          authors: [mira]
          topics: [netz, geheim]
          tags: [Geheimwort]
          date: 2026-10-02
          ---
          Nur für uns.
          -- de/artikel/entwurf.md --
          ---
          title: Geheimwort Entwurf
          id: entwurf
          draft: true
          topics: [netz]
          ---
          Noch nicht fertig.
          -- de/artikel/morgen.md --
          ---
          title: Geheimwort Morgen
          id: morgen
          date: 2999-01-01
          ---
          Kommt noch.
          -- de/themen/geheim.md --
          ---
          title: Geheimwort Thema
          audience: internal
          ---
          Nur für uns.
          """
          + IntStream.rangeClosed(1, FAQ)
              .mapToObj(number ->
                  """
                  -- de/faq/frage-%1$03d.md --
                  ---
                  title: Frage Nummer %1$03d
                  id: faq-%1$03d
                  date: 2026-0%2$d-01
                  ---
                  Antwort.
                  """
                      .formatted(number, 1 + number % 9))
              .collect(Collectors.joining());
}
