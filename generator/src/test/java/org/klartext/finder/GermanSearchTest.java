package org.klartext.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** German is found in the forms in which people write it. */
class GermanSearchTest {
  private static final Finder FINDER =
      Finder.of(
          "de",
          List.of(
              entry("kündigung", "Wie kündige ich meinen Vertrag?", "Schreiben Sie uns formlos."),
              entry("frist", "Kündigungsfrist", "Sie beträgt vier Wochen zum Monatsende."),
              entry("straße", "Unsere Straße ist gesperrt", "Bitte nutzen Sie die Umleitung."),
              entry("zähler", "Den Stromzähler ablesen", "Die Nummer steht unter dem Strichcode."),
              entry("umzug", "Umzug melden", "Teilen Sie uns Ihre neue Anschrift mit."),
              entry("rechnung", "Die Jahresabrechnung verstehen", "Sie kommt im Januar."),
              entry("störung", "Das Internet ist ausgefallen", "Starten Sie den Router neu."),
              entry("wallbox", "Eine Wallbox fürs Auto", "Wir bauen sie in Ihrer Garage ein.")),
          List.of(List.of("Wallbox", "Ladestation"), List.of("Router", "Fritzbox")));

  private static Entry entry(String id, String title, String text) {
    return new Entry(id, title, List.of(new Entry.Section("", "", text)));
  }

  private static String first(Finder finder, String typed) {
    return finder.find(typed, Set.of(), 3).hits().stream().map(Hit::id).findFirst().orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "kuendigen, kündigung",
    "gekündigt, kündigung",
    "vertrag loswerden, kündigung",
    "VERTRÄGE, kündigung",
    "Frist der Kündigung, frist",
    "strasse, straße",
    "Strassen gesperrt, straße",
    "Zähler, zähler",
    "Strom, zähler",
    "zaehlerablesung, zähler",
    "Umzüge, umzug",
    "Adresse, umzug",
    "Abrechnung, rechnung",
    "Jahresabrechnungen, rechnung",
    "Jahresabrehcnung, rechnung",
    "Rouuter, störung",
    "Ladestation, wallbox",
    "Fritzbox, störung",
  })
  void aPageIsFirstForOtherFormsOfItsWords(String typed, String page) {
    assertEquals(page, first(FINDER, typed));
  }

  @ParameterizedTest
  @CsvSource({"Kündigung, whole", "kündigen, whole", "Kündigungsfrist, compound"})
  void aWholeWordIsWorthMoreThanAPartOfOne(String typed, String page) {
    Finder finder =
        Finder.of(
            "de",
            List.of(
                entry("compound", "Kündigungsfrist beachten", "Sie beträgt vier Wochen."),
                entry("whole", "Kündigung schreiben", "Sie braucht keine besondere Form."),
                entry("other", "Frist verpasst", "Dann gilt der Vertrag weiter.")),
            List.of());
    assertEquals(page, first(finder, typed));
  }

  @ParameterizedTest
  @CsvSource({
    "abmelden, off",
    "Abmeldung, off",
    "Wie melde ich mich ab?, off",
    "Wo kann ich mich anmelden?, on",
    "Und wie lade ich Bilder hoch, upload",
    "hochladen, upload",
    "Rufen Sie mich zurück?, call",
    "an, ''",
  })
  void aVerbWhoseParticleEndsTheSentenceIsOneWord(String typed, String page) {
    Finder finder =
        Finder.of(
            "de",
            List.of(
                entry("off", "Wie melde ich mich ab?", "Ein Klick genügt."),
                entry("on", "Anmeldung", "Ein Klick genügt."),
                entry("upload", "Bilder hochladen", "Ein Klick genügt."),
                entry("call", "Rückrufe: wann wir zurückrufen", "Noch am selben Tag.")),
            List.of());
    assertEquals(page, first(finder, typed));
  }

  private static final Finder SYNONYMS =
      Finder.of(
          "de",
          List.of(
              entry("invoice", "Rechnungskauf", "Sie zahlen nach der Lieferung."),
              entry("later", "Zahlung auf Rechnung", "Sie zahlen in vierzehn Tagen."),
              entry("other", "Die Rechnung verstehen", "Auf Seite zwei stehen die Posten."),
              entry("end", "Strom abmelden", "Nennen Sie den Zählerstand."),
              entry("price", "Was es kostet", "Die Gebühren im Überblick."),
              entry("power", "Strom sparen", "Kleine Schritte helfen.")),
          List.of(
              List.of("auf Rechnung", "Rechnungskauf", "Kauf-auf-Pump"),
              List.of("Strom abmelden", "Auszug", "den Anschluss aufgeben"),
              List.of("wie viel", "Was es kostet")));

  @ParameterizedTest
  @CsvSource({
    "Rechnungskauf, invoice, later",
    "auf Rechnung bezahlen, later, invoice",
    "Kauf-auf-Pump, invoice, later",
    "KaufaufPump, invoice, later",
    "Auszug, end, ''",
    "wie gebe ich den Anschluss auf, '', ''",
    "den Anschluss aufgeben, end, ''",
    "wie viel, price, ''",
  })
  void aWordingOfSeveralWordsMeansTheSameAsAnother(String typed, String first, String second) {
    List<String> found = SYNONYMS.find(typed, Set.of(), 2).hits().stream().map(Hit::id).toList();
    assertEquals(first, found.isEmpty() ? "" : found.getFirst(), found::toString);
    if (!second.isEmpty()) {
      assertEquals(second, found.getLast());
    }
  }

  @Test
  void aRareWordOfTheSameSenseSaysNoMoreThanTheCommonOneThatWasTyped() {
    List<Entry> entries = new java.util.ArrayList<>();
    entries.add(entry("write", "Wie schreibe ich eine Seite?", "Schreiben Sie einfach."));
    entries.add(entry("post", "Kontakt", "Unsere Post liegt im Briefkasten. Post, Post, Post."));
    for (int number = 0; number < 40; number++) {
      entries.add(entry("n" + number, "Anliegen " + number, "Schreiben Sie uns eine Seite."));
    }
    Finder finder = Finder.of("de", entries, List.of(List.of("schreiben", "Post")));
    Hit first = finder.find("Seiten schreiben", Set.of(), 1).hits().getFirst();
    assertEquals("write", first.id());
    assertTrue(first.score() <= 1, first::toString);
  }

  @Test
  void whatNoPageSaysIsNotOffered() {
    assertEquals(List.of(), FINDER.similar("Xylophon Quetzalcoatl"));
    assertEquals(List.of(), FINDER.similar("und wie ist das mit dem"));
  }

  @Test
  void theWordsThatWereFoundAreMarked() {
    Hit hit = FINDER.find("Vertrag kündigen", Set.of(), 1).hits().getFirst();
    assertEquals(
        "Wie kündige ich meinen Vertrag?",
        String.join("", hit.title().stream().map(Hit.Segment::text).toList()));
    assertEquals(
        List.of("kündige", "Vertrag"),
        hit.title().stream().filter(Hit.Segment::marked).map(Hit.Segment::text).toList());
  }

  @Test
  void theSectionThatFitsBestIsShown() {
    Entry page =
        new Entry(
            "laden",
            "Rund ums Auto",
            List.of(
                new Entry.Section("", "", "Hier steht alles über Fahrzeuge. ".repeat(40)),
                new Entry.Section("kosten", "Was es kostet", "Der Einbau kostet 900 Euro."),
                new Entry.Section("dauer", "Wie lange es dauert", "Einen Vormittag.")));
    Hit hit =
        Finder.of("de", List.of(page), List.of())
            .find("Kosten Einbau", Set.of(), 1)
            .hits()
            .getFirst();
    assertEquals("kosten", hit.anchor());
    assertEquals("Was es kostet", hit.heading());
    assertTrue(hit.passage().contains(new Hit.Segment("Einbau", true)), hit::toString);
  }
}
