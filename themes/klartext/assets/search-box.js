// The search box: hits while typing. Loaded at the first use.
import { count, make, marked } from "./search-parts.js";
import { openIndex, StaleIndex } from "./search.js";
import { serverOf } from "./search-server.js";

const LIST = 8;
const PAUSE = 70;

const lang = document.documentElement.lang;

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
export async function attach(form, words, page) {
  const input = form.elements.q;
  const show = page
    ? (await import("./search-page.js")).pageOf(page, words, answer)
    : listOf(form, input, words);
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
