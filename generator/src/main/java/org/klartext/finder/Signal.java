package org.klartext.finder;

import java.util.Locale;

/**
 * One way to compare a question with a page: a field of the index and the terms that are looked up
 * in it. Each gives a number between 0 and 1, the share of the question that the page has in this
 * field; the ranking is their weighted mean.
 *
 * <p>What each idea gained: the share of questions whose answer is among the first five, on sets of
 * real questions (German FAQ, the same with other entries around, German product FAQ, English FAQ,
 * English banking). Weights were chosen on these sets and nothing was held back. The list of senses
 * was written with questions of all of them at hand, and after failures of the first two had been
 * looked at: its gain flatters. What to expect of other sets is nearer to that of the public
 * thesaurus, which knows none of them.
 *
 * <table>
 * <caption>Ideas and what they gained</caption>
 * <tr><th>idea</th><th>de</th><th>de, around</th><th>product</th><th>en</th><th>banking</th></tr>
 * <tr><td>stems, one field</td><td>.652</td><td>.487</td><td>.839</td><td>.871</td><td>.958</td></tr>
 * <tr><td>stems and parts</td><td>.687</td><td>.513</td><td>.889</td><td>.871</td><td>.958</td></tr>
 * <tr><td>runs of 3 to 5 letters</td><td>.826</td><td>.565</td><td>.933</td><td>.871</td><td>.940</td></tr>
 * <tr><td>mean of all, title and text</td><td>.791</td><td>.591</td><td>.922</td><td>.929</td><td>.950</td></tr>
 * <tr><td>long texts count less, b = 0.8</td><td>.791</td><td>.591</td><td>.928</td><td>.971</td><td>.955</td></tr>
 * <tr><td>without stems of their own</td><td>.791</td><td>.617</td><td>.917</td><td>.957</td><td>.960</td></tr>
 * <tr><td>a public thesaurus instead (LGPL, left out)</td><td>.852</td><td>.635</td><td>.925</td><td></td><td></td></tr>
 * <tr><td>senses, best alternative</td><td>.870</td><td>.678</td><td>.936</td><td>.957</td><td>.955</td></tr>
 * <tr><td>runs of 4 letters only, a third of the cost</td><td>.870</td><td>.678</td><td>.931</td><td>.971</td><td>.955</td></tr>
 * <tr><td>rare words of a sense count like the word typed</td><td>.887</td><td>.678</td><td>.928</td><td>.971</td><td>.953</td></tr>
 * <tr><td>runs of a text once a page; no parts among the site's words</td><td>.896</td><td>.678</td><td>.925</td><td>.971</td><td>.958</td></tr>
 * <tr><td>the twelve rarest words only, 80 terms a field: half the cost of long texts</td><td>.896</td><td>.678</td><td>.925</td><td>.971</td><td>.958</td></tr>
 * <tr><td>verbs whose particle ends the sentence are one word, in questions and titles</td><td>.896</td><td>.678</td><td>.928</td><td>.971</td><td>.958</td></tr>
 * <tr><th colspan="6">Compounds, before the last four rows; of 133 judged ones so many are split
 * exactly as people would, and of 40 simple words so many wrongly</th></tr>
 * <tr><td>none split</td><td>.878</td><td>.678</td><td>.922</td><td></td><td></td></tr>
 * <tr><td>by the site's own words: 77, 0</td><td>.878</td><td>.687</td><td>.928</td><td></td><td></td></tr>
 * <tr><td>by jwordsplitter 4.7: 116, 1</td><td>.870</td><td>.687</td><td>.931</td><td></td><td></td></tr>
 * <tr><td>by jwordsplitter, then by own words: 122, 1</td><td>.870</td><td>.678</td><td>.931</td><td></td><td></td></tr>
 * <tr><th colspan="6">Tried on “mean of all”, not kept; “without” shows what a part is worth</th></tr>
 * <tr><td>without all words of titles</td><td>.791</td><td>.574</td><td>.922</td><td>.914</td><td>.943</td></tr>
 * <tr><td>without runs of the text</td><td>.765</td><td>.574</td><td>.906</td><td>.900</td><td>.955</td></tr>
 * <tr><td>rarity to the power of 1.3</td><td>.774</td><td>.591</td><td>.919</td><td>.929</td><td>.950</td></tr>
 * <tr><td>words of the best three pages added</td><td>.774</td><td>.609</td><td>.914</td><td>.943</td><td>.948</td></tr>
 * <tr><td>scores of similar pages added</td><td>.800</td><td>.609</td><td>.906</td><td>.943</td><td>.955</td></tr>
 * <tr><td>a field of the text alone</td><td>.791</td><td>.583</td><td>.925</td><td>.929</td><td>.950</td></tr>
 * </table>
 *
 * <p>Splitting compounds hardly changes which page is found; what it gains is that the right one is
 * offered ({@link Finder#similar}): .687, .574 and .831 of the German questions without, .739, .609
 * and .869 with both splitters.
 *
 * <p>That a page helped readers or is fresh is no signal: it decides between pages whose scores are
 * the same within two parts in a hundred, see {@link Standings}.
 */
enum Signal {
  /** Stems, parts of compounds and other words of the same sense, in title and other wordings. */
  TITLE_PARTS(TermKind.PARTS, 1.2),
  /** Runs of letters there: what stems do not see, and typing errors. */
  TITLE_GRAMS(TermKind.GRAMS, 1),
  /** All words there as they are spelled, stop words included: “who” is not “when”. */
  TITLE_WORDS(TermKind.WORDS, 1),
  /** Like the title's, in headings and labels. */
  HEADING_PARTS(TermKind.PARTS, 0.6),
  /** Like the title's, in title, headings and text. */
  BODY_PARTS(TermKind.PARTS, 1.2),
  /** Runs of letters there. */
  BODY_GRAMS(TermKind.GRAMS, 1);

  /** How much it counts that a text is long: b of BM25. */
  private static final double LENGTHS_COUNT = 0.8;

  private final TermKind terms;
  private final double weight;

  /** What is looked up. */
  enum TermKind {
    /** Words as they are spelled. */
    WORDS,
    /** Stems of words and of their parts. */
    PARTS,
    /** Runs of letters. */
    GRAMS
  }

  Signal(TermKind terms, double weight) {
    this.terms = terms;
    this.weight = weight;
  }

  /** What is looked up. */
  TermKind terms() {
    return terms;
  }

  /** What it counts for. */
  double weight() {
    return weight;
  }

  /** Its name for people, as in {@code title-parts}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of the field. */
  String field() {
    return name();
  }

  /**
   * What a term's frequency is weighed against (BM25): a word of a title hardly gains by being
   * repeated, and runs of letters in a text are counted once.
   *
   * @param length of a page's text, as a share of the mean
   */
  float damping(double length) {
    double saturation =
        switch (this) {
          case TITLE_PARTS, TITLE_GRAMS, TITLE_WORDS, HEADING_PARTS -> 0.6;
          case BODY_PARTS -> 1.2;
          case BODY_GRAMS -> 0.75;
        };
    return (float) (saturation * (1 - LENGTHS_COUNT + LENGTHS_COUNT * length));
  }
}
