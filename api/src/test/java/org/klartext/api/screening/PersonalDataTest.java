package org.klartext.api.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.klartext.api.screening.Sent.brief;
import static org.klartext.api.screening.Sent.comment;
import static org.klartext.api.screening.Sent.named;
import static org.klartext.api.screening.Sent.question;
import static org.klartext.api.screening.Sent.verdict;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@example.org",
        "Kim.Beispiel+portal@mail.firma.example",
        "müller@müller.example",
        "kim (at) example (dot) org",
        "kim(at)example.org",
        "kim [at] example [dot] org",
        "kim {ät} example {punkt} org",
        "kim <at> example.org",
        "kim at example dot org",
        "kim AT example PUNKT org",
        "kim @ example.org",
        "kim&#64;example.org",
        "kim＠example.org",
        "ki\u200Bm@exam\u00ADple.org",
        "mailto:kim@example.org",
        "kim@example.co.uk"
      })
  void anEmailAddressIsFound(String address) {
    assertEquals(
        "Schreibt mir: [E-Mail-Adresse entfernt], danke",
        masked("Schreibt mir: " + address + ", danke").replace("mailto:", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ich warte @home auf @firma und @kim.beispiel",
        "Wir sind at home. Look at example.org for more, it is at firma.example",
        "Das kostet 3 Stück @ 5.00 Euro",
        "bild@2x.png und paket@1.2.3",
        "git@code.example:gruppe/projekt.git",
        "@kim@social.example",
        "https://video.example/@kim.beispiel/12",
        "kim@localhost",
        "Schreiben Sie an (at) und (dot)",
        "frag @max. Dann kommt die Antwort",
        "Punkt für Punkt at its best"
      })
  void thisIsNoEmailAddress(String text) {
    assertEquals(text, masked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 89 1234567",
        "+49 (0)89 1234567",
        "+49 (0) 89 / 12 34 56 7",
        "+4917612345678",
        "0049 89 1234567",
        "089 1234567",
        "089/1234567",
        "(089) 1234567",
        "089-12345-67",
        "089 123 45 67-12",
        "0176 12345678",
        "0176-123 456 78",
        "0176/12345678",
        "017612345678",
        "０１７６ １２３４５６７８",
        "0176\u00A0123\u00A04567",
        "+41 44 123 45 67",
        "044 123 45 67",
        "+43 1 5123456",
        "01/5123456",
        "+33 6 12 34 56 78",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "+44 20 7946 0958",
        "020 7946 0958",
        "+1 (555) 234-5678",
        "+1-555-234-5678",
        "(555) 234-5678",
        "555-234-5678",
        "0800 1234567"
      })
  void aTelephoneNumberIsFound(String number) {
    assertEquals(
        "Ruft mich an: [Telefonnummer entfernt], danke",
        masked("Ruft mich an: " + number + ", danke"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tel. 123456",
        "Telefon: 12 34 56",
        "Handynummer lautet 1761234567",
        "call me at 2345678",
        "WhatsApp 1761234567",
        "meine Nummer 0176 12345678",
        "unter der Nummer 089 1234567",
        "am 01.02.2024 0176 12345678",
        "0176 12345678 / 089 1234567"
      })
  void aWordBeforeTellsWhatANumberIs(String text) {
    assertEquals("hold personal-data", brief("Bitte um Antwort, danke. " + text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bestellnummer 0123456789",
        "Bestell-Nr. 0123456789",
        "Auftrag 0049123456789",
        "Rechnung Nr. 089 1234567",
        "order number: 555-234-5678",
        "order no. 0123456789",
        "Kundennummer 0800123456",
        "Ticket #0123456789",
        "Sendungsnummer 00340434161094042557",
        "Vertrag 12345678, Zählernummer 0987654321",
        "302-1234567-1234567",
        "am 01.02.2024, 01.02.24, 1.2.2024, 01-02-2024, 01/02/2024, 2024-02-01",
        "vom 01.02.2024 - 03.04.2024 und 01.02.-03.04.2024",
        "01.02.2024 10:30 Uhr bis 02.02.2024 11:30 Uhr",
        "im 09/2023 - 10/2024, 2023/2024, 2019-2024",
        "1.000.000 Euro, 1 000 000 Euro, 0,99 €, 1234567,89 EUR, +1.000.000",
        "+100 000 000 Euro",
        "0176 1234567 Euro",
        "Version 10.15.7.1234, 0.8.15.1234, IP 192.168.178.1",
        "01067 Dresden, 80331 München",
        "ISBN 978-3-16-148410-0 und ISBN 0-306-40615-2",
        "ruft 110, 112 oder 116117",
        "https://shop.example/artikel-0123456789?id=0176123456&nr=0891234567",
        "0123-ABC, A0176123456, 0176123456X",
        "Fehler 0x80070005, Fehlercode 0800700057",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        "0000000000",
        "Mo-Fr 08:00-17:00, 08/15, 007, 4711, 03.10., KW 01-52, 0-6 Jahre, +5 °C, 0,5 l",
        "2030-01-01T00:00:00Z, 550e8400-e29b-41d4-a716-446655440000, 48.137154, 11.576124",
        "RE-0123456789, 2024/0123456789, IMEI 490154203237518, D-80331, JJD00039000712",
        "24/7, 365 Tage, 100 %, 3,5 Mio.",
        "§ 312 Abs. 2, BGBl. I 2021, 1234"
      })
  void thisIsNoTelephoneNumber(String text) {
    assertEquals(text, masked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "de89 3704 0044 0532 0130 00",
        "AT61 1904 3002 3457 3201",
        "CH93 0076 2011 6238 5295 7",
        "GB29 NWBK 6016 1331 9268 19",
        "NL91 ABNA 0417 1643 00",
        "FR14 2004 1010 0505 0001 3M02 606"
      })
  void aBankAccountIsFound(String iban) {
    assertEquals("Mein Konto: [IBAN entfernt], danke", masked("Mein Konto: " + iban + ", danke"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE88 3704 0044 0532 0130 00",
        "DE89 3704 0044 0532 0130 0",
        "DE89 3704 0044 0532 0130 001",
        "XX89 3704 0044 0532 0130 00",
        "4111 1111 1111 1112",
        "1234567890123456",
        "Bestellnummer 4111111111111111",
        "0.4111111111111111"
      })
  void wrongCheckDigitsAreNoAccount(String text) {
    assertEquals(text, masked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1111",
        "4111111111111111",
        "5500-0000-0000-0004",
        "3400 000000 00009"
      })
  void aPaymentCardIsFound(String card) {
    assertEquals("Zahlung mit [Kartennummer entfernt]", masked("Zahlung mit " + card));
  }

  @Test
  void titleAndNameAreLookedAtToo() {
    assertEquals(
        "hold personal-data",
        brief(verdict(question("Anruf 0176 12345678?", "Text"), Sent.ORDINARY)));
    assertEquals(
        "hold personal-data",
        brief(verdict(comment("Danke für den Text.", named("kim@example.org")), Sent.ORDINARY)));
  }

  @Test
  void theReasonSaysWhatBecomesPublic() {
    assertEquals(
        "The text contains an e-mail address, which would become public: \"kim@example.org\".",
        Sent.verdict("Fragen bitte an kim@example.org oder 0176 12345678").reason());
  }

  @Test
  void theNotesAreInTheLanguageOfTheText() {
    String text = "kim@example.org, 0176 12345678, DE89370400440532013000, 4111111111111111";
    assertEquals(
        "[E-Mail-Adresse entfernt], [Telefonnummer entfernt], [IBAN entfernt],"
            + " [Kartennummer entfernt]",
        Masking.mask(text, "de-AT"));
    assertEquals(
        "[e-mail address removed], [telephone number removed], [IBAN removed],"
            + " [card number removed]",
        Masking.mask(text, "fr"));
  }

  @Test
  void theRestOfTheTextStaysAsItIs() {
    String text = "**Gru\u0308ße** 👍\u200B an\u00A0alle:\r\n\r\n`x@y` ";
    assertEquals(text, masked(text));
    assertEquals(text + "[E-Mail-Adresse entfernt] 👍", masked(text + "kim@example.org 👍"));
  }

  @Test
  void aNoteNeverBecomesALink() {
    assertEquals(
        "[E-Mail-Adresse entfernt] (http://x.example)",
        masked("kim@example.org(http://x.example)"));
  }

  @Test
  void nothingIsLeftToMask() {
    for (String text :
        List.of(
            "a@b.de,0176 12345678 kim@example.org",
            "a@b.de@c.de",
            "+49 89 1234567 +49 89 1234567")) {
      assertEquals(masked(text), masked(masked(text)));
      assertEquals(List.of(), PersonalData.in(Visible.of(masked(text))));
    }
  }

  private static String masked(String text) {
    return Masking.mask(text, "de");
  }
}
