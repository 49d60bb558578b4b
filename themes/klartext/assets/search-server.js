// The search of the server. It is asked as long as it answers in time; after that the files have to do.
const PATIENCE = 1500;
const SUGGESTIONS = 6; // more do not fit below the box

let silent = false; // until the page is left

/** Answers with a document, or with undefined where the files have to do. */
async function ask(address, parameters) {
  if (silent) {
    return undefined;
  }
  try {
    const query = new URLSearchParams(parameters);
    const response = await fetch(`${address}?${query}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    silent ||= !response.ok && response.status !== 400; // this question alone may be at fault
    return response.ok ? await response.json() : undefined;
  } catch {
    silent = true;
    return undefined;
  }
}

const plain = (text) => [{ text, marked: false }];

function hit({ kind, status, lang, permalink, titleMarked, passage, section }, words) {
  return {
    kind,
    status,
    lang,
    href: permalink,
    title: titleMarked,
    text: passage,
    section: section && { title: plain(section.heading || words.below), href: section.permalink },
  };
}

/**
 * The search of one language.
 *
 * @param api address of the API, with a slash at the end
 * @param lang language tag
 * @param words what the interface says
 */
export function serverOf(api, lang, words) {
  return {
    /** What somebody who is typing may mean. */
    async suggest(query) {
      const answer = await ask(`${api}suggest`, { q: query, lang });
      const hits = answer?.data.slice(0, SUGGESTIONS).map(({ kind, permalink, title }) => {
        return { kind, lang, href: permalink, title: plain(title), text: [] };
      });
      return hits?.length > 0 ? { total: hits.length, hits, endless: true } : undefined;
    },

    /** The pages that fit best; `typing` as long as the last word may grow. */
    async search(query, { limit, typing, filters }) {
      const size = Math.min(limit, 50);
      const answer = await ask(`${api}search`, { q: query, lang, "page[size]": size, typing, ...filters });
      return (
        answer && {
          total: answer.meta.total,
          most: 50,
          spelling: answer.meta.spelling ?? "",
          facets: answer.meta.facets,
          hits: answer.data.map((it) => hit(it, words)),
        }
      );
    },
  };
}
