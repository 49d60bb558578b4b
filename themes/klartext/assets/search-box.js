// The search box: hits while typing, and the page that shows them all. Loaded at the first use.
import { openIndex, StaleIndex } from "./search.js";

const LIST = 8;
const PAGE = 20;
const PAUSE = 70;

const lang = document.documentElement.lang;

/** Makes an element. */
function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** A text in which the words that were searched for are marked. */
function marked(text, mark) {
  const parts = document.createDocumentFragment();
  for (const piece of mark(text)) {
    parts.append(piece.hit ? make("mark", "", piece.text) : piece.text);
  }
  return parts;
}

/** What was searched for in the end. */
function meant(query, corrections) {
  return corrections.reduce((text, it) => text.replace(it.typed, it.meant), query);
}

/**
 * Lets a form answer while its reader types.
 *
 * @param form with an input q and the address of the index
 * @param words what the interface says
 * @param page the list on the page of the search; null for a list below the box
 */
export function attach(form, words, page) {
  const input = form.elements.q;
  const show = page ? pageOf(page, words, answer) : listOf(form, input, words);
  let index;
  let turn = 0;
  let finished = page !== null; // the last word is not about to grow
  let timer;

  async function find(query, again = false) {
    try {
      index ??= openIndex(form.dataset.index, again ? "reload" : "default");
      return await (await index).search(finished ? `${query} ` : query, { limit: show.limit() });
    } catch (error) {
      index = undefined;
      if (error instanceof StaleIndex && !again) {
        return find(query, true); // the site has been published anew
      }
      throw error;
    }
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

function corrected(words, query, corrections) {
  return corrections.length > 0
    ? words.corrected.replace("{0}", meant(query, corrections))
    : "";
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

  function hitOption(hit, mark) {
    const title = make("span", "hit-title");
    title.lang = hit.lang;
    title.append(marked(hit.title, mark));
    const meta = make("span", "hit-meta", words[hit.kind] ?? "");
    if (hit.heading) {
      meta.append(" › ", marked(hit.heading.title, mark));
    }
    option(hit.heading?.href ?? hit.href, title, meta);
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
    nothing() {
      list.replaceChildren();
      status.textContent = "";
      open(false);
    },
    failure() {
      list.replaceChildren();
      say(words.failed, words.failed);
    },
    result(query, { total, corrections, hits, mark }) {
      select(-1);
      list.replaceChildren();
      hits.forEach((hit) => hitOption(hit, mark));
      if (total > hits.length) {
        const all = `${form.action}?q=${encodeURIComponent(query)}`;
        option(all, words.all.replace("{0}", total)).className = "hits-all";
      }
      if (total === 0) {
        const none = words.none.replace("{0}", query);
        say(none, `${none} ${words.noneHint}`);
      } else {
        const note = corrected(words, query, corrections);
        say(`${count(words, total)} ${note}`.trim(), note);
      }
    },
  };
}

/** The page of the search: all hits, at an address that can be passed on. */
function pageOf(list, words, answer) {
  const note = document.getElementById("_hits-note");
  const overview = document.getElementById("_overview");
  const more = make("button", "button quiet more", words.more);
  let searched = "";
  let limit = PAGE;
  more.type = "button";
  more.hidden = true;
  list.after(more);
  more.addEventListener("click", async () => {
    const seen = list.children.length;
    limit += PAGE;
    await answer();
    list.children[seen]?.querySelector("a").focus();
  });

  function address(query) {
    const url = new URL(location.href);
    url.search = query ? `?q=${encodeURIComponent(query)}` : "";
    history.replaceState(null, "", url);
  }

  function entry(hit, mark) {
    const item = make("li");
    const card = make("article", "card");
    const body = make("div", "card-body");
    const title = make("h2", "card-title");
    const link = make("a");
    link.href = hit.href;
    link.append(marked(hit.title, mark));
    title.append(link);
    body.append(title);
    if (hit.description) {
      const text = make("p", "card-text");
      text.append(marked(hit.description, mark));
      body.append(text);
    }
    const meta = make("p", "card-meta", words[hit.kind] ?? "");
    meta.lang = lang;
    if (hit.heading) {
      const section = make("a", "hit-section");
      section.href = hit.heading.href;
      section.lang = hit.lang;
      section.append(marked(hit.heading.title, mark));
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
    nothing() {
      address("");
      say("", []);
    },
    failure() {
      say(words.failed, []);
    },
    result(query, { total, corrections, hits, mark }) {
      address(query);
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
        return;
      }
      const found = [count(words, total), corrected(words, query, corrections)];
      say(found.filter(Boolean).join(" · "), hits.slice(0, limit).map((hit) => entry(hit, mark)));
      more.hidden = total <= limit;
    },
  };
}
