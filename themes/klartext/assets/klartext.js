// What makes reading easier. Without this script everything can be read and reached all the same.
const words = JSON.parse(document.body.dataset.words ?? "{}");

/** Makes an element. */
function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

// A video's player is loaded on a click only: until then nobody else learns of the reader.
for (const place of document.querySelectorAll(".video[data-player]")) {
  const player = new URL(place.dataset.player, location.href);
  const button = make("button", "button video-play", words.playVideo);
  button.type = "button";
  const note = make("p", "video-note", words.videoNote.replace("{0}", player.hostname));
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = player.href;
    frame.title = place.textContent.trim();
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    button.replaceWith(frame);
    note.remove();
    frame.focus();
  });
  place.prepend(button, note);
}

// Sizes are rounded; for a browser a box scrolls by part of a pixel, too.
const isWider = (box) => {
  const content = document.createRange();
  content.selectNodeContents(box);
  const border = box.offsetWidth - box.clientWidth;
  return content.getBoundingClientRect().width > box.getBoundingClientRect().width - border;
};

// A box is a stop for the keyboard only while there is something to scroll.
const sizes = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    const scrolls =
      box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight || isWider(box);
    box.toggleAttribute("tabindex", scrolls);
    if (scrolls) {
      box.tabIndex = 0;
    }
  }
});
document.querySelectorAll(":is(.table, .code)[tabindex]").forEach((box) => sizes.observe(box));

if (navigator.clipboard) {
  for (const box of document.querySelectorAll(".document-body .code")) {
    const shell = make("div", "copying");
    const button = make("button", "", words.copy);
    button.type = "button";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(box.textContent.trim());
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    box.replaceWith(shell);
    shell.append(box, button);
  }
}

for (const heading of document.querySelectorAll(".document-body > .prose > :is(h2, h3, h4)[id]")) {
  const link = make("a", "anchor", "#");
  link.href = `#${heading.id}`;
  link.ariaLabel = words.link.replace("{0}", heading.textContent);
  heading.append(link);
}

// The contents mark the section that is being read: the last one whose heading has passed the top.
const entries = [...document.querySelectorAll(".contents a")].map((link) => {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return { link, heading };
});
if (entries.length > 0) {
  let waiting = false;
  const markCurrent = () => {
    waiting = false;
    const passed = entries.filter(({ heading }) => heading?.getBoundingClientRect().top < 120);
    const current = passed.at(-1)?.link;
    for (const { link } of entries) {
      link.toggleAttribute("aria-current", link === current);
      if (link === current) {
        link.ariaCurrent = "true";
      }
    }
  };
  addEventListener("scroll", () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(markCurrent);
    }
  }, { passive: true });
  markCurrent();
}

const menu = document.querySelector(".menu-toggle");
menu?.parentElement.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What makes forms easier is loaded only where there are any.
if (document.querySelector("a[data-inplace], .dialogue-form, .helpful")) {
  import("./dialogue.js");
}

// Searching: nothing is loaded before somebody turns to the box.
const forms = [...document.querySelectorAll("form.search")];
const box = forms[0]?.elements.q;
const page = document.getElementById("_hits");

async function start(form) {
  if (form.dataset.started) {
    return;
  }
  form.dataset.started = "true";
  try {
    const { attach } = await import("./search-box.js");
    await attach(form, words, form.contains(document.getElementById("_question")) ? page : null);
  } catch (error) {
    delete form.dataset.started;
    if (page && location.search) {
      document.getElementById("_hits-note").textContent = words.failed;
    }
  }
}

for (const form of forms) {
  form.addEventListener("focusin", () => start(form));
  if (form.dataset.page) {
    form.action = form.dataset.page; // the page whose script goes on without the server
    form.elements.lang.remove();
  }
}
if (page && new URLSearchParams(location.search).get("q")) {
  const form = forms.at(-1);
  form.elements.q.value = new URLSearchParams(location.search).get("q");
  start(form);
}
if (box) {
  const key = make("kbd", "slash", "/");
  key.ariaHidden = "true";
  box.after(key);
  box.setAttribute("aria-keyshortcuts", "/");
  addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}
