// The page of the search, as far as it needs a script.
import { count, make, marked } from "./search-parts.js";

const PAGE = 20;
const CHOICES = 8;

const lang = document.documentElement.lang;

/** The page of the search: all hits, at an address that can be passed on. */
export function pageOf(list, words, answer) {
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
  function narrow(query, filters, facets, total) {
    narrower.replaceChildren();
    for (const [name, label, every] of [
      ["kind", words.byKind, words.everyKind],
      ["topic", words.byTopic, words.everyTopic],
    ]) {
      const choices = [...(facets?.[name] ?? [])];
      if (facets && filters[name] && !choices.some(({ value }) => value === filters[name])) {
        choices.push({ value: filters[name], title: words[`list-${filters[name]}`] ?? filters[name], count: 0 });
      }
      if ((choices.length > 1 && total > 1) || (facets && filters[name])) {
        const { [name]: chosen, ...others } = filters;
        const way = make("nav", "filters");
        const items = make("ul", "inline");
        way.ariaLabel = label;
        items.append(chip(every, query, others, !chosen));
        const shown = choices.filter(({ value }, i) => i < CHOICES || value === chosen);
        for (const { value, title, count } of shown) {
          const item = chip(`${title ?? words[`list-${value}`]} `, query, { ...filters, [name]: value }, value === chosen);
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
      narrow("", {}, null, 0);
      say("", []);
    },
    failure() {
      narrow("", {}, null, 0);
      say(words.failed, []);
    },
    result(query, { total, most, spelling, note: other, facets, hits }) {
      const filters = facets ? filtersOf(query) : {};
      address(query, filters);
      narrow(query, filters, facets, total);
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
