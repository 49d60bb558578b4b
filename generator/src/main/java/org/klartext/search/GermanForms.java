package org.klartext.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** German: umlauts count as their plain letters, and a noun has the stem of its verb. */
final class GermanForms {
  /** The e of ae, oe and ue stands for an umlaut; not so in “neue”, “Bauer” and “Quelle”. */
  private static final WordForms.Spelling UMLAUT =
      new WordForms.Spelling(Pattern.compile("(?<![aeiouq])([aou])e"), "$1");

  private static final List<WordForms.Rule> RULES =
      Stream.of(
              WordForms.keep("zeitung", "ss"),
              // a participle is a form of its verb: gekündigt, kündigen
              List.of(new WordForms.Rule("ge", "t", 4, "")),
              WordForms.off(4, "ierung", "ation", "ator", "ier"),
              WordForms.off(4, "ungen", "ung", "heit", "keit", "lich", "innen", "end", "in"),
              WordForms.off(5, "bar"),
              WordForms.off(3, "ern", "en", "er", "em", "es", "e", "n", "s"),
              WordForms.off(4, "st", "t"))
          .flatMap(List::stream)
          .toList();

  private static final Set<String> STOPS =
      Set.of(
          ("aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da"
                  + " dabei dadurch dafur dagegen daher damit danach dann daran darauf daraus darf"
                  + " darin daruber darum das dass dasselbe davon dazu dein deine deinem deinen"
                  + " deiner dem den denn der deren des deshalb dessen die dies diese diesem diesen"
                  + " dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa"
                  + " etwas euch euer eure fur gibt hab habe haben hat hatte hatten hier hin ich ihm"
                  + " ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja je jede jedem"
                  + " jeden jeder jedes jene jetzt kann kannst kein keine keinem keinen keiner"
                  + " keines konnen konnte konnten lassen man mehr mein meine meinem meinen meiner"
                  + " mich mir mit muss mussen nach nicht nichts noch nun nur ob oder ohne schon"
                  + " sehr sein seine seinem seinen seiner seit sich sie sind so sobald sogar"
                  + " solche soll sollen sollte sonst soviel sowie uber um und uns unser unsere"
                  + " unserem unseren unserer unter viel vom von vor war waren warum was wegen weil"
                  + " welche welchem welchen welcher welches wem wen wenn wer werde werden wessen"
                  + " wie wieder will wir wird wo wohin wollen wurde wurden zu zum zur zwar")
              .split(" "));

  private GermanForms() {}

  static WordForms of(String lang) {
    return new WordForms(lang, List.of(UMLAUT), RULES, STOPS);
  }
}
