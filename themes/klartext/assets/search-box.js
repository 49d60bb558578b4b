// The search box: hits while typing, and the page that shows them all. Loaded at the first use.
import { openIndex, StaleIndex } from "./search.js";
import { serverOf } from "./search-server.js";

const LIST = 8;
const PAGE = 20;
const PAUSE = 70;
const CHOICES = 8;

const lang = document.documentElement.lang;

/** Makes an element. */
function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A text in which the words that were searched for are marked. */
function marked(pieces) {
  const parts = document.createDocumentFragment();
  for (const piece of pieces) {
    parts.append(piece.marked ? make("mark", "", piece.text) : piece.text);
  }
  return parts;
}

/** What was searched for in the end. */
function meant(query, corrections) {
  return corrections.reduce((text, it) => text.replace(it.typed, it.meant), query);
}

/** The search without a server. */
function filesOf(form, words) {
  let index;

  async function search(query, limit, again = false) {
    try {
      index ??= openIndex(form.dataset.index, again ? "reload" : "default");
      return await (await index).search(query, { limit });
    } catch (error) {
      index = undefined;
      if (error instanceof StaleIndex && !again) {
        return search(query, limit, true); // the site has been published anew
      }
      throw error;
    }
  }

  return async (query, limit, typing) => {
    const { total, corrections, hits, mark } = await search(typing ? query : `${query} `, limit);
    const pieces = (text) => mark(text).map(({ text, hit }) => ({ text, marked: hit }));
    const other = meant(query, corrections);
    return {
      total,
      note: other === query ? "" : words.corrected.replace("{0}", other),
      hits: hits.map(({ kind, lang, href, title, description, heading }) => ({
        kind,
        lang,
        href,
        title: pieces(title),
        text: pieces(description),
        section: heading && { title: pieces(heading.title), href: heading.href },
      })),
    };
  };
}

/**
 * Lets a form answer while its reader types: from the server if there is one and it answers, else
 * from files.
 *
 * @param form with an input q and the addresses of the index and of the API
 * @param words what the interface says
 * @param page the list on the page of the search; null for a list below the box
 */
export function attach(form, words, page) {
  const input = form.elements.q;
  const show = page ? pageOf(page, words, answer) : listOf(form, input, words);
  const server = form.dataset.api ? serverOf(form.dataset.api, lang, words) : null;
  const files = filesOf(form, words);
  let turn = 0;
  let finished = page !== null; // the last word is not about to grow
  let timer;

  async function find(query) {
    const limit = show.limit();
    const typing = !finished;
    const suggested = page ? undefined : await server?.suggest(query);
    const found =
      suggested ?? (await server?.search(query, { limit, typing, filters: show.filters(query) }));
    return found ?? files(query, limit, typing);
  }

  async function answer() {
    const mine = ++turn; // an answer to an earlier keystroke must not overwrite a later one
    const query = input.value.trim();
    if (query === "") {
      show.nothing();
      return;
    }
    try {
      const result = await find(query);
      if (mine === turn) {
        show.result(query, result);
      }
    } catch (error) {
      console.error(error);
      if (mine === turn) {
        show.failure();
      }
    }
  }

  input.addEventListener("input", () => {
    finished = false;
    clearTimeout(timer);
    timer = setTimeout(answer, PAUSE);
  });
  if (page) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      finished = true;
      answer();
    });
  } else {
    input.addEventListener("focus", () => input.value && answer());
  }
  answer();
}

function count(words, total) {
  return (total === 1 ? words.hit : words.hits).replace("{0}", total);
}

/** The list below the box: a combobox as the ARIA Authoring Practices have it. */
function listOf(form, input, words) {
  const id = `${input.id}-hits`;
  const box = make("div", "hits");
  const note = make("p", "hits-note");
  const list = make("ul", "hits-list");
  const status = make("p", "visually-hidden");
  list.id = id;
  list.role = "listbox";
  list.ariaLabel = words.suggestions;
  status.role = "status";
  box.hidden = true;
  box.append(note, list);
  form.append(box, status);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.setAttribute("aria-controls", id);
  let active = -1;
  let dismissed = false;

  function open(visible) {
    box.hidden = !visible;
    input.ariaExpanded = String(visible && list.children.length > 0);
    if (!visible) {
      select(-1);
    }
  }

  function select(next) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = list.children[active];
    if (option) {
      option.ariaSelected = "true";
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function option(href, ...content) {
    const entry = make("li");
    entry.role = "option";
    entry.id = `${id}-${list.children.length}`;
    entry.ariaSelected = "false";
    entry.dataset.href = href;
    entry.append(...content);
    list.append(entry);
    return entry;
  }

  function hitOption(hit) {
    const title = make("span", "hit-title");
    title.lang = hit.lang;
    title.append(marked(hit.title));
    const meta = make("span", "hit-meta", words[hit.kind] ?? "");
    if (hit.section) {
      meta.append(" › ", marked(hit.section.title));
    }
    option(hit.section?.href ?? hit.href, title, meta);
  }

  function go(href, event) {
    if (event.ctrlKey || event.metaKey) {
      window.open(href, "_blank", "noopener");
    } else {
      location.assign(href);
    }
  }

  input.addEventListener("keydown", (event) => {
    const entries = list.children.length;
    if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      dismissed = true;
      open(false);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      go(list.children[active].dataset.href, event);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && entries > 0) {
      event.preventDefault();
      dismissed = false;
      open(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      // one place more than there are entries: the box itself
      select(((active + 1 + step + entries + 1) % (entries + 1)) - 1);
    }
  });
  input.addEventListener("input", () => (dismissed = false));
  box.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const entry = event.target.closest("[role=option]");
    if (entry) {
      go(entry.dataset.href, event);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      open(false);
    }
  });

  function say(text, visible) {
    note.textContent = visible;
    note.hidden = visible === "";
    status.textContent = text;
    open(form.contains(document.activeElement) && !dismissed);
  }

  return {
    limit: () => LIST,
    filters: () => ({}),
    nothing() {
      list.replaceChildren();
      status.textContent = "";
      open(false);
    },
    failure() {
      list.replaceChildren();
      say(words.failed, words.failed);
    },
    result(query, { total, endless, spelling, note, hits }) {
      const place = form.dataset.page ?? form.action;
      const address = (text) =>
        `${place}?${new URLSearchParams({ q: text, ...(form.elements.lang && { lang }) })}`;
      select(-1);
      list.replaceChildren();
      if (spelling) {
        option(address(spelling), `${words.meant} `, make("strong", "", spelling));
      }
      hits.forEach(hitOption);
      if (endless || total > hits.length) {
        const all = endless ? words.allOf.replace("{0}", query) : words.all.replace("{0}", total);
        option(address(query), all).className = "hits-all";
      }
      if (total === 0) {
        const none = words.none.replace("{0}", query);
        say(none, `${none} ${words.noneHint}`);
      } else {
        say(`${count(words, total)} ${note ?? ""}`.trim(), note ?? "");
      }
    },
  };
}

/** The page of the search: all hits, at an address that can be passed on. */
function pageOf(list, words, answer) {
  const note = document.getElementById("_hits-note");
  const overview = document.getElementById("_overview");
  const more = make("button", "button quiet more", words.more);
  const narrower = make("div");
  const here = new URLSearchParams(location.search);
  const linked = here.get("q")?.trim() ?? "";
  const chosen = Object.fromEntries([...here].filter(([name]) => name === "kind" || name === "topic"));
  const filtersOf = (query) => (query === linked ? chosen : {}); // another search begins anew
  let searched = "";
  let limit = PAGE;
  note.before(narrower);
  more.type = "button";
  more.hidden = true;
  list.after(more);
  more.addEventListener("click", async () => {
    const seen = list.children.length;
    limit += PAGE;
    await answer();
    list.children[seen]?.querySelector("a").focus();
  });

  function queryOf(query, filters) {
    return query ? `?${new URLSearchParams({ q: query, ...filters })}` : "";
  }

  function address(query, filters = {}) {
    const url = new URL(location.href);
    url.search = queryOf(query, filters);
    history.replaceState(null, "", url);
  }

  function chip(label, query, filters, current) {
    const item = make("li");
    const link = make("a", "chip", label);
    link.href = location.pathname + queryOf(query, filters);
    if (current) {
      link.ariaCurrent = "true";
    }
    item.append(link);
    return item;
  }

  /** Ways to see only some of the pages, which are links as all others. */
  function narrow(query, filters, facets) {
    narrower.replaceChildren();
    for (const [name, label, every] of [
      ["kind", words.byKind, words.everyKind],
      ["topic", words.byTopic, words.everyTopic],
    ]) {
      const choices = facets?.[name] ?? [];
      if (choices.length > 1 || filters[name]) {
        const { [name]: chosen, ...others } = filters;
        const way = make("nav", "filters");
        const items = make("ul", "inline");
        way.ariaLabel = label;
        items.append(chip(every, query, others, !chosen));
        for (const { value, title, count } of choices.slice(0, CHOICES)) {
          const item = chip(`${title ?? words[value]} `, query, { ...filters, [name]: value }, value === chosen);
          item.firstChild.append(make("span", "count", count));
          items.append(item);
        }
        way.append(items);
        narrower.append(way);
      }
    }
  }

  function entry(hit) {
    const item = make("li");
    const card = make("article", "card");
    const body = make("div", "card-body");
    const title = make("h2", "card-title");
    const link = make("a");
    link.href = hit.href;
    link.append(marked(hit.title));
    title.append(link);
    body.append(title);
    if (hit.text.length > 0) {
      const text = make("p", "card-text");
      text.append(marked(hit.text));
      body.append(text);
    }
    const meta = make("p", "card-meta");
    meta.lang = lang;
    meta.append(make("span", "", words[hit.kind] ?? ""));
    if (hit.status) {
      meta.append(" ", make("span", `status status-${hit.status}`, words[`status-${hit.status}`] ?? ""));
    }
    if (hit.section) {
      const section = make("a", "hit-section");
      section.href = hit.section.href;
      section.lang = hit.lang;
      section.append(marked(hit.section.title));
      meta.append(" ", section);
    }
    body.append(meta);
    card.lang = hit.lang;
    card.append(body);
    item.append(card);
    return item;
  }

  function say(text, hits) {
    note.textContent = text;
    note.className = hits.length > 0 || text === "" ? "total" : "empty";
    list.replaceChildren(...hits);
    list.hidden = hits.length === 0;
    overview.hidden = hits.length > 0;
    more.hidden = true;
  }

  return {
    limit: () => limit,
    filters: filtersOf,
    nothing() {
      address("");
      narrow("", {}, null);
      say("", []);
    },
    failure() {
      narrow("", {}, null);
      say(words.failed, []);
    },
    result(query, { total, most, spelling, note: other, facets, hits }) {
      const filters = facets ? filtersOf(query) : {};
      address(query, filters);
      narrow(query, filters, facets);
      if (query !== searched) {
        searched = query;
        limit = PAGE;
      }
      if (total === 0) {
        say(`${words.none.replace("{0}", query)} ${words.noneHint} `, []);
        const ask = document.querySelector(".top .ask");
        if (ask) {
          const link = make("a", "", ask.textContent);
          link.href = ask.href;
          note.append(link);
        }
      } else {
        const found = [count(words, total), other];
        say(found.filter(Boolean).join(" · "), hits.slice(0, limit).map(entry));
        more.hidden = total <= limit || limit >= (most ?? Infinity);
      }
      if (spelling) {
        const link = make("a", "", spelling);
        link.href = location.pathname + queryOf(spelling, {});
        note.append(` ${words.meant} `, link);
      }
    },
  };
}
