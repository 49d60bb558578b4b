// Forms are opened in place, sent without leaving the page, previewed while somebody writes, and kept
// until they are sent. Without this script every form is a page of its own.
const PAUSE = 400;
const SHORTEST_QUESTION = 8;
const words = JSON.parse(document.body.dataset.words ?? "{}");

/** Asks for a page of the server. */
async function ask(address, options = {}) {
  const response = await fetch(address, { ...options, headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  page.querySelectorAll("noscript").forEach((it) => it.remove()); // the parser knows of no scripts
  return { response, page, form: page.querySelector(".dialogue-form") };
}

/** Says something above the buttons; says nothing if there is no text. */
function tell(form, text) {
  form.querySelector(".told")?.remove();
  if (text) {
    const told = document.createElement("p");
    told.className = "wrong told";
    told.role = "alert";
    told.textContent = text;
    form.querySelector(".buttons").before(told);
  }
}

// What was typed is kept in this tab until it has arrived; an e-mail address is not.
const keeper = (form) => `klartext-draft ${form.getAttribute("action")} ${form.elements.replyTo?.value ?? ""}`;
const typed = (form) => [...form.elements].filter(({ name }) => ["title", "body", "name", "website"].includes(name));

function keep(form) {
  try {
    const draft = Object.fromEntries(typed(form).map(({ name, value }) => [name, value]));
    sessionStorage.setItem(keeper(form), JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing
  }
}

function forget(form) {
  try {
    sessionStorage.removeItem(keeper(form));
  } catch {
    // as above
  }
}

function restore(form) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keeper(form)) ?? "{}");
    if (typed(form).every(({ value }) => value === "")) {
      typed(form).forEach((field) => (field.value = draft[field.name] ?? ""));
    }
  } catch {
    // as above
  }
}

/** Sends a form; what comes back is where to go, or the form with what is wrong with it. */
async function send(form) {
  const button = form.querySelector("[type=submit]");
  const label = button.textContent;
  const busy = (is) => form.querySelectorAll("[type=submit]").forEach((it) => (it.disabled = is));
  const body = new URLSearchParams(new FormData(form));
  tell(form, "");
  busy(true);
  button.textContent = form.dataset.sending;
  try {
    const answer = await ask(form.action, { method: "POST", body });
    if (answer.response.redirected && answer.response.ok) {
      forget(form);
      location.assign(answer.response.url);
    } else if (answer.form) {
      answer.form.querySelector("[autofocus]")?.removeAttribute("autofocus");
      form.replaceWith(answer.form);
      attach(answer.form);
      answer.form.querySelector(".problems")?.focus();
    } else {
      throw new Error(answer.page.querySelector("h1")?.textContent ?? "");
    }
  } catch (error) {
    busy(false);
    button.textContent = label;
    button.focus();
    tell(form, error instanceof TypeError ? form.dataset.offline : error.message || form.dataset.offline);
  }
}

/** Shows the text as it would appear, from the first time somebody asks for it. */
function previewing(form) {
  const place = form.querySelector(".preview");
  let request = new AbortController();
  const show = async () => {
    request.abort();
    request = new AbortController();
    const response = await fetch(form.dataset.preview, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ body: form.elements.body.value, lang: form.elements.lang.value }),
      signal: request.signal,
    });
    if (!response.ok) {
      throw new TypeError();
    }
    const { html } = await response.json();
    place.querySelector(".prose").innerHTML = html;
    place.hidden = false;
  };
  let timer;
  form.elements.body.addEventListener("input", () => {
    clearTimeout(timer);
    if (!place.hidden) {
      timer = setTimeout(() => show().catch(() => {}), PAUSE);
    }
  });
  return async () => {
    try {
      tell(form, "");
      await show();
      place.focus();
    } catch {
      tell(form, form.dataset.offline);
    }
  };
}

/** Makes an element with the pieces of a text, of which some are marked. */
function pieces(tag, className, texts) {
  const element = document.createElement(tag);
  element.className = className;
  for (const { text, marked } of texts) {
    const piece = marked ? document.createElement("mark") : document.createTextNode(text);
    piece.textContent = text;
    element.append(piece);
  }
  return element;
}

/** A link that leaves the form where it is. */
function beside(link, href, form) {
  const note = pieces("span", "visually-hidden", [{ text: ` (${form.dataset.window})` }]);
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  link.append(note);
  return link;
}

/** A page that may answer the question, as the server shows it, too. */
function foundPage({ kind, status, lang, permalink, titleMarked, passage, section }, form) {
  const item = document.createElement("li");
  const card = pieces("article", "card", []);
  const body = pieces("div", "card-body", []);
  const title = pieces("h3", "card-title", []);
  title.append(beside(pieces("a", "", titleMarked), permalink, form));
  body.append(title);
  if (passage.length > 0) {
    body.append(pieces("p", "card-text", passage));
  }
  const meta = pieces("p", "card-meta", []);
  meta.append(pieces("span", "", [{ text: words[kind] ?? "" }]));
  if (status) {
    meta.append(pieces("span", `status status-${status}`, [{ text: words[`status-${status}`] ?? "" }]));
  }
  if (section) {
    const heading = [{ text: section.heading || words.below }];
    meta.append(beside(pieces("a", "hit-section", heading), section.permalink, form));
  }
  meta.lang = document.documentElement.lang;
  body.append(meta);
  card.lang = lang;
  card.append(body);
  item.append(card);
  return item;
}

/** Shows pages that may answer a question, while it is written. */
function answering(form) {
  const place = form.querySelector(".similar");
  const status = form.querySelector("#_similar-status");
  const list = place.querySelector("ul");
  const { title, body, lang } = form.elements;
  let request = new AbortController();
  let shown = "";

  const show = (found) => {
    const ids = found.map(({ id }) => id).join(" ");
    if (ids !== shown) {
      const { foundOne, foundOther } = form.dataset;
      const told = (found.length === 1 ? foundOne : foundOther).replace("{0}", found.length);
      status.textContent = found.length === 0 ? "" : told;
      shown = ids;
    }
    place.hidden = found.length === 0;
    list.replaceChildren(...found.map((it) => foundPage(it, form)));
  };

  const look = async () => {
    request.abort();
    request = new AbortController();
    if (`${title.value} ${body.value}`.trim().length < SHORTEST_QUESTION) {
      show([]);
      return;
    }
    const response = await fetch(form.dataset.similar, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ title: title.value, body: body.value, lang: lang.value }),
      signal: request.signal,
    });
    if (response.ok) {
      show((await response.json()).data);
    }
  };
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => {}), PAUSE); // nobody waits for it
  };
  title.addEventListener("input", soon);
  body.addEventListener("input", soon);
  if (title.value) {
    soon();
  }
}

function attach(form) {
  if (!form.elements.formTime) {
    return;
  }
  restore(form);
  if (form.dataset.similar) {
    answering(form);
  }
  const preview = form.dataset.preview ? previewing(form) : null;
  form.addEventListener("input", () => keep(form));
  form.addEventListener("submit", (event) => {
    const wanted = event.submitter?.name === "preview";
    if (!wanted || preview) {
      event.preventDefault();
      wanted ? preview() : send(form);
    }
  });
}

// The one form that is open in place, and the link that opened it.
let opened = null;

function close() {
  const { link, place } = opened;
  opened = null;
  place.remove();
  link.ariaExpanded = "false";
  link.focus();
}

/** A page takes the styles of the form from the form's own page. */
function style(page) {
  const isHere = (sheet) => document.querySelector(`link[href="${CSS.escape(sheet.getAttribute("href"))}"]`);
  const missing = [...page.querySelectorAll("link[rel=stylesheet]")].filter((sheet) => !isHere(sheet));
  return Promise.all(missing.map((sheet) => {
    const copy = document.importNode(sheet);
    const loaded = new Promise((done) => (copy.onload = copy.onerror = done));
    document.head.append(copy);
    return loaded;
  }));
}

async function open(link) {
  const { response, page, form } = await ask(link.href);
  if (!response.ok || !form) {
    throw new Error();
  }
  await style(page);
  const place = document.createElement("section");
  place.className = "in-place";
  place.ariaLabel = page.querySelector("h1").textContent;
  const title = document.createElement("p");
  title.className = "in-place-title";
  title.textContent = place.ariaLabel;
  place.append(title, form);
  place.addEventListener("keydown", (event) => event.key === "Escape" && close());
  place.addEventListener("click", (event) => {
    if (event.target.closest(".cancel")) {
      event.preventDefault();
      close();
    }
  });
  if (opened) {
    close();
  }
  (link.closest(".reply") ?? link.closest("p, ul, div")).after(place);
  opened = { link, place };
  link.ariaExpanded = "true";
  attach(form);
  form.elements.body.focus();
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-inplace]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || new URL(link.href).origin !== location.origin) {
    return;
  }
  event.preventDefault();
  if (opened?.link === link) {
    close();
    return;
  }
  try {
    await open(link);
  } catch {
    location.assign(link.href);
  }
});
document.querySelectorAll(".dialogue-form").forEach(attach);

// A vote is sent without leaving the page, once; where that fails, as a form like any other.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".helpful");
  if (!form || form.dataset.plain || new URL(form.action).origin !== location.origin) {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error();
    }
    form.dataset.said = body.get("helpful");
  } catch {
    form.dataset.plain = "true";
    form.requestSubmit(event.submitter);
  }
});
