// The search without a server: loads the few files of the index that a query needs, and answers
// from them. How the files are made is told in the package org.klartext.search.

const TYPO = 0.7; // what a word counts that was mistyped
const BEGINNING = 0.6; // what a word counts that begins with what was typed
const PARTS = 0.5; // what the words count that a compound is made of, if they stand alone
const BEGINNINGS = 24; // so many words are tried for what was typed so far
const LONGEST_QUERY = 12; // words; the rest is left out

/**
 * Opens the index of one language.
 *
 * @param base address of its folder, with a slash at the end
 * @param cache how to load it; "reload" where it turned out to be stale
 */
export async function openIndex(base, cache = "default") {
  const files = new Files(base);
  return new Index(files, await files.index(cache));
}

/** The files of an index. Each is loaded once, and all have to carry the same mark. */
class Files {
  constructor(base) {
    this.base = base;
    this.loaded = new Map();
  }

  async index(cache) {
    this.head = await this.load("index.json", cache, (response) => response.json());
    return this.head;
  }

  pages(number) {
    return this.once(`pages/${number}.json`, async (response) => {
      const file = await response.json();
      return { mark: file.mark, content: file.pages };
    });
  }

  list(part, number, readValue) {
    return this.once(`${part}/${number}.bin`, async (response) => {
      const reader = new Reader(new Uint8Array(await response.arrayBuffer()));
      return { mark: reader.mark(), content: reader.items(readValue) };
    });
  }

  once(name, read) {
    if (!this.loaded.has(name)) {
      const file = this.matching(name, read);
      file.catch(() => this.loaded.delete(name));
      this.loaded.set(name, file);
    }
    return this.loaded.get(name);
  }

  // The site may have been published anew since the index was opened, or a cache may be behind.
  async matching(name, read) {
    for (const cache of ["default", "reload"]) {
      const file = await this.load(name, cache, read);
      if (file.mark === this.head.mark) {
        return file.content;
      }
    }
    throw new StaleIndex();
  }

  async load(name, cache, read) {
    const response = await fetch(this.base + name, { cache });
    if (response.status === 404 && this.head) {
      throw new StaleIndex();
    }
    if (!response.ok) {
      throw new Error(`${response.status} ${name}`);
    }
    return read(response);
  }
}

/** The index has been replaced by another: it has to be opened again. */
export class StaleIndex extends Error {}

/** Reads the packed lists. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.decoder = new TextDecoder();
  }

  mark() {
    this.at = 4;
    return Array.from(this.bytes.subarray(0, 4), (it) => it.toString(16).padStart(2, "0")).join("");
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.bytes[this.at++];
      value |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
  }

  part(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.decoder.decode(this.part(this.number()));
  }

  // [text, value] in the order of the texts
  items(readValue) {
    const items = new Array(this.number());
    let text = "";
    for (let i = 0; i < items.length; i++) {
      const shared = this.number();
      text = text.slice(0, shared) + this.text();
      items[i] = [text, readValue(this)];
    }
    return items;
  }
}

function readTerm(reader) {
  const pages = reader.number();
  const parts = Array.from({ length: reader.number() }, () => reader.text());
  return { pages, parts, list: reader.part(reader.number()) };
}

function readCount(reader) {
  return reader.number();
}

/** What a language does to its words; its rules come with the index. */
export class Forms {
  constructor({ spellings, rules, stops }) {
    this.spellings = spellings.map((it) => [new RegExp(it.pattern, "gu"), it.replacement]);
    this.rules = rules;
    this.stops = new Set(stops);
  }

  // [{ text, start, end }]: the words of a text as they are written
  static words(text) {
    return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}\u00AD]+/gu), (match) => ({
      text: match[0].replaceAll("\u00AD", "").slice(0, 60),
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  normal(word) {
    let normal = word.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replaceAll("ß", "ss");
    for (const [pattern, replacement] of this.spellings) {
      normal = normal.replace(pattern, replacement);
    }
    return normal;
  }

  stem(normal) {
    let stem = normal;
    for (let round = 0; round < 8; round++) {
      const shorter = this.shorter(stem);
      if (shorter === stem) {
        return stem;
      }
      stem = shorter;
    }
    return stem;
  }

  shorter(word) {
    for (const { fits, least, replacement } of this.rules) {
      const [prefix, suffix] = fits;
      if (
        word.length - prefix.length - suffix.length >= least &&
        word.endsWith(suffix) &&
        word.startsWith(prefix)
      ) {
        return word.slice(prefix.length, word.length - suffix.length) + replacement;
      }
    }
    return word;
  }
}

class Index {
  constructor(files, head) {
    this.files = files;
    this.head = head;
    this.forms = new Forms(head);
  }

  /**
   * Finds pages: `{ total, corrections, hits, mark }`.
   *
   * @param query what was typed; its last word may be unfinished
   * @param limit how many hits to describe
   */
  async search(query, { limit = 10 } = {}) {
    const unfinished = !/\s$/.test(query);
    let typed = this.typed(query);
    if (unfinished && typed.length > 1 && /^\p{L}{1,2}$/u.test(typed.at(-1).normal)) {
      typed = typed.slice(0, -1); // so far it could become any word
    }
    const last = typed.length - 1;
    const matches = await Promise.all(
      typed.map((word, place) => this.match(word, unfinished && place === last)),
    );
    const ranked = this.rank(matches);
    const hits = await Promise.all(ranked.slice(0, limit).map(({ page }) => this.hit(page, matches)));
    const corrections = matches.flatMap((match, place) =>
      match.meant ? [{ typed: typed[place].text, meant: match.meant }] : [],
    );
    const mark = (text) => this.mark(text, matches);
    return { total: ranked.length, corrections, hits, mark };
  }

  typed(query) {
    const words = new Map();
    for (const { text } of Forms.words(query)) {
      const normal = this.forms.normal(text);
      if (normal && !this.forms.stops.has(normal)) {
        words.set(normal, { text, normal });
      }
    }
    const long = [...words.values()].filter((it) => it.normal.length > 1 || /\d/.test(it.normal));
    return long.slice(0, LONGEST_QUERY);
  }

  // { scores: page → score, stems, meant }
  async match({ normal }, unfinished) {
    const stem = this.forms.stem(normal);
    const exact = await this.term(stem);
    const found = exact ? [{ stem, term: exact, share: 1 }] : [];
    if (unfinished && normal.length >= 3) {
      found.push(...(await this.beginningWith(normal, stem)));
    }
    if (found.length > 0) {
      return this.withParts(this.score(found), exact?.parts ?? []);
    }
    const meant = normal.length >= 5 ? await this.nearest(normal) : undefined;
    if (meant) {
      const near = this.forms.stem(meant);
      const term = await this.term(near);
      return { ...this.score(term ? [{ stem: near, term, share: TYPO }] : []), meant };
    }
    const shortened = this.score(await this.shortened(normal));
    return shortened.scores.size > 0 ? shortened : this.withParts(shortened, await this.split(normal));
  }

  // “Rückgabefrist” is also found where there is a “Frist” for the “Rückgabe”
  async withParts(match, parts) {
    const terms = await Promise.all(parts.map(async (stem) => ({ stem, term: await this.term(stem) })));
    const sums = new Map();
    for (const { stem, term } of terms.filter((it) => it.term)) {
      match.stems.add(stem);
      for (const [page, score] of this.score([{ stem, term, share: PARTS / parts.length }]).scores) {
        sums.set(page, (sums.get(page) ?? 0) + score);
      }
    }
    for (const [page, score] of sums) {
      match.scores.set(page, Math.max(score, match.scores.get(page) ?? 0));
    }
    return match;
  }

  // the stems of a compound that is on no page, if both of its halves are on some
  async split(normal) {
    for (let at = normal.length - 4; at >= 4; at--) {
      const left = this.forms.stem(normal.slice(0, at));
      if (left.length >= 3 && (await this.term(left))) {
        const right = this.forms.stem(normal.slice(at));
        if (await this.term(right)) {
          return [left, right];
        }
      }
    }
    return [];
  }

  async term(stem) {
    const items = await this.terms(this.fileOf("terms", stem));
    return find(items, stem);
  }

  terms(number) {
    return this.files.list("terms", number, readTerm);
  }

  // the file in which a text is, if it is anywhere: the last one that does not begin behind it
  fileOf(part, text) {
    const firsts = this.head[part];
    let file = 0;
    for (let i = 0; i < firsts.length; i++) {
      if (firsts[i] !== "" && firsts[i] <= text) {
        file = i;
      }
    }
    return file;
  }

  // the words, most frequent first, of which so far only the beginning was typed
  async beginningWith(normal, stem) {
    const from = this.fileOf("terms", normal);
    const found = [];
    for (let file = from; file < Math.min(from + 2, this.head.terms.length); file++) {
      for (const [text, term] of await this.terms(file)) {
        if (text.startsWith(normal) && text !== stem) {
          found.push({ stem: text, term, share: (BEGINNING * (normal.length + 2)) / (text.length + 2) });
        }
      }
    }
    return found.sort((a, b) => b.term.pages - a.term.pages).slice(0, BEGINNINGS);
  }

  // an ending may have been typed that the rules do not know, or half of one
  async shortened(normal) {
    for (let length = normal.length - 1; length >= Math.max(4, normal.length - 4); length--) {
      const stem = normal.slice(0, length);
      const term = await this.term(stem);
      if (term) {
        return [{ stem, term, share: TYPO }];
      }
    }
    return [];
  }

  // A mistake is either in the first half of a word or in the second: one of two lists has it.
  async nearest(normal) {
    const backwards = [...normal].reverse().join("");
    const allowed = normal.length >= 9 ? 2 : 1;
    const lists = await Promise.all([
      this.neighbours("beginnings", normal),
      this.neighbours("endings", backwards),
    ]);
    let best;
    lists.forEach((items, list) => {
      for (const [text, count] of items) {
        const word = list === 0 ? text : [...text].reverse().join("");
        const distance = editDistance(normal, word, allowed);
        if (
          distance <= allowed &&
          (!best || distance < best.distance || (distance === best.distance && count > best.count))
        ) {
          best = { word, distance, count };
        }
      }
    });
    return best?.word;
  }

  // all words that share two letters with a text
  async neighbours(part, text) {
    const start = text.slice(0, 2);
    const from = this.fileOf(part, start);
    const to = this.fileOf(part, `${start}\uffff`);
    const numbers = Array.from({ length: Math.min(to - from, 7) + 1 }, (_, i) => from + i);
    const files = await Promise.all(numbers.map((it) => this.files.list(part, it, readCount)));
    return files.flat().filter(([word]) => word.startsWith(start));
  }

  score(found) {
    const scores = new Map();
    for (const { term, share } of found) {
      const all = this.head.pages;
      const rare = Math.log(1 + (all - term.pages + 0.5) / (term.pages + 0.5));
      eachPage(term.list, (page, level) => {
        const score = share * rare * (level / 15);
        scores.set(page, Math.max(score, scores.get(page) ?? 0));
      });
    }
    return { scores, stems: new Set(found.map((it) => it.stem)) };
  }

  // who has more of the words comes first
  rank(matches) {
    const pages = new Map();
    for (const { scores } of matches) {
      for (const [page, score] of scores) {
        const sum = pages.get(page) ?? { page, score: 0, words: 0 };
        sum.score += score;
        sum.words += 1;
        pages.set(page, sum);
      }
    }
    const ranked = [...pages.values()];
    for (const sum of ranked) {
      sum.score *= (sum.words / matches.length) ** 2;
    }
    ranked.sort((a, b) => b.score - a.score || a.page - b.page);
    const best = ranked[0]?.score ?? 0;
    return ranked.filter((it) => it.score >= best / 8);
  }

  async hit(page, matches) {
    const described = this.head.described;
    const file = await this.files.pages(Math.floor(page / described));
    const { title, href, kind, lang, description, headings } = file[page % described];
    return { title, href, kind, lang, description: description ?? "", heading: this.heading(href, headings, matches) };
  }

  // the heading that has most of the words, if it has one
  heading(href, headings, matches) {
    let best = null;
    let most = 0;
    for (const { id, text } of headings) {
      const stems = Forms.words(text).map((it) => this.forms.stem(this.forms.normal(it.text)));
      const count = matches.filter((match) => stems.some((stem) => match.stems.has(stem))).length;
      if (count > most) {
        most = count;
        best = { title: text, href: `${href}#${encodeURIComponent(id)}` };
      }
    }
    return best;
  }

  // cuts a text into pieces `{ text, hit }`: words that were found, and what is between them
  mark(text, matches) {
    const pieces = [];
    let done = 0;
    for (const word of Forms.words(text)) {
      const stem = this.forms.stem(this.forms.normal(word.text));
      if (matches.some((match) => match.stems.has(stem))) {
        pieces.push({ text: text.slice(done, word.start), hit: false });
        pieces.push({ text: text.slice(word.start, word.end), hit: true });
        done = word.end;
      }
    }
    pieces.push({ text: text.slice(done), hit: false });
    return pieces.filter((piece) => piece.text !== "");
  }
}

function eachPage(list, take) {
  const reader = new Reader(list);
  let page = -1;
  while (reader.at < list.length) {
    const value = reader.number();
    page += value >> 4;
    take(page, value & 15);
  }
}

function find(items, text) {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (items[middle][0] === text) {
      return items[middle][1];
    }
    if (items[middle][0] < text) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return undefined;
}

// Letters left out, added, replaced, or two of them swapped; more than `limit` is not counted.
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) {
      return limit + 1;
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
