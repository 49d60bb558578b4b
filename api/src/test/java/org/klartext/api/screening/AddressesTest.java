package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartext.api.screening.Sent.brief;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartext.api.screening.Addresses.Address;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a",
        "HTTP://EXAMPLE.ORG",
        "www.firma.example",
        "spam.com",
        "WWW.SPAM.COM/x",
        "shop.firma.co.uk/angebot",
        "ｓｐａｍ.com",
        "spa\u200Bm.com",
        "(https://example.org)",
        "<https://example.org>",
        "[hier](https://example.org)",
        "[https://example.org](https://example.org)",
        "[spam.com und mehr.com](https://example.org)",
        "![Bild](https://example.org/bild.png)",
        "[![Bild](https://example.org/bild.png)](https://example.org)",
        "„https://example.org“",
        "https://archive.example/web/https://example.org",
        "[1]: https://example.org",
        "hxxp://spam.example"
      })
  void isOneLink(String text) {
    assertEquals(1, count("Siehe " + text + "."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z.B. d.h. u.a. i.d.R. e.g. etc.pp.",
        "Node.js, README.md, index.html, app.php und java.util",
        "Das ist fertig.In Kürze mehr.Es wird.Nicht mehr.So ist das.Am Ende.De",
        "Version 1.2.3 vom 01.02.2024, 10.000,00 Euro, 192.168.0.1",
        "Dr.Sommer und Hr.Info",
        "name@example.org",
        "[Frage](/faq/konto/) und [unten](#unten)",
        "und/oder, A/B, 24/7",
        "...",
        "http://",
        "@firma"
      })
  void isNoLink(String text) {
    assertEquals(0, count(text));
  }

  private static long count(String text) {
    return Addresses.of(Visible.of(text).text()).stream().filter(Address::link).count();
  }

  @ParameterizedTest
  @CsvSource({"2, publish none", "3, hold links", "5, hold links", "6, quarantine links"})
  void manyLinksAreLookedAt(int links, String expected) {
    String text = "Das hier hat mir weitergeholfen: ";
    assertEquals(expected, brief(text + "https://a.example/x ".repeat(links)));
  }

  @Test
  void aLinkAloneHelpsNobody() {
    assertEquals("hold links", brief("https://example.org/gewinne"));
    assertEquals("hold links", brief("Schau hier: www.firma.example"));
    assertEquals("publish none", brief("Amazon.de"));
    assertEquals(
        "publish none", brief("Die Anleitung des Herstellers steht auf www.firma.example"));
  }

  @Test
  void linksToThePortalItselfDoNotCount() {
    ScreeningRules rules = ScreeningRules.DEFAULT.withOwnHosts(Set.of("portal.example"));
    String text =
        "https://portal.example/faq/a/ https://www.portal.example/b https://portal.example";
    assertEquals(
        "publish none",
        brief(new Screening(rules).screen(Arrival.of(Sent.comment(text)), Sent.ORDINARY)));
  }

  @Test
  void theReasonNamesTheFirstLink() {
    String reason = Sent.verdict("Seht https://a.example/x und b.com und c.com").reason();
    assertEquals("There are 3 links, more than 2; the first is \"https://a.example/x\".", reason);
  }

  @Test
  void aHostIsReadFromALine() {
    assertEquals(Optional.of("spam.example"), Addresses.host("WWW.Spam.example"));
    for (String line : new String[] {"blog.example/spam", ".za", "app.php", "spam", "1.2.3", ""}) {
      assertTrue(Addresses.host(line).isEmpty(), line);
    }
  }
}
