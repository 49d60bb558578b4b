// Reloads the page when it was rendered again, and shows what is wrong with the content.
(() => {
  const style = `
    :host { all: initial; position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483647;
      font: 14px/1.5 system-ui, sans-serif; color: #1b1f24; max-width: min(46rem, calc(100vw - 2rem)); }
    details { background: #fff; border: 1px solid #8c959f; border-radius: 8px; box-shadow: 0 4px 16px #0003; }
    summary { cursor: pointer; padding: .5rem .9rem; font-weight: 600; }
    .error > summary { color: #a40e26; } .warning > summary { color: #7a4b00; }
    ol { margin: 0; padding: 0 .9rem .6rem; list-style: none; max-height: 50vh; overflow: auto; }
    li { border-top: 1px solid #d0d7de; padding: .5rem 0; }
    code { font: 12px ui-monospace, monospace; color: #57606a; display: block; overflow-wrap: anywhere; }
    li.error code::before { content: "error "; color: #a40e26; font-weight: 700; }
    li.warning code::before { content: "warning "; color: #7a4b00; font-weight: 700; }
    .hint { color: #57606a; }
    @media print { :host { display: none; } }`;
  const { builds } = document.currentScript.dataset;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  let open = sessionStorage.getItem("klartext-preview-open") !== "no";

  const element = (name, text, className = "") => {
    const it = document.createElement(name);
    it.textContent = text;
    it.className = className;
    return it;
  };

  const show = (problems) => {
    root.replaceChildren();
    if (problems.length === 0) return;
    const errors = problems.filter((it) => it.severity === "error").length;
    const box = element("details", "", errors ? "error" : "warning");
    box.open = open && errors > 0;
    box.addEventListener("toggle", () => {
      open = box.open;
      sessionStorage.setItem("klartext-preview-open", open ? "yes" : "no");
    });
    const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
    box.append(element("summary",
      `${count(errors, "error")}, ${count(problems.length - errors, "warning")}`));
    const list = document.createElement("ol");
    for (const it of [...problems].sort((a, b) => a.severity.localeCompare(b.severity)).slice(0, 100)) {
      const item = element("li", "", it.severity);
      item.append(element("code", it.place), element("div", it.message));
      if (it.hint) item.append(element("div", it.hint, "hint"));
      list.append(item);
    }
    box.append(list);
    root.append(box);
  };

  const path = () => {
    const it = decodeURIComponent(location.pathname).slice(1);
    return it === "" || it.endsWith("/") ? `${it}index.html` : it;
  };
  const concerns = (rendered) => rendered.includes(path())
    || rendered.some((it) => it.startsWith("assets/"))
    || (document.querySelector("meta[name=robots]") && rendered.length > 0);

  const events = new EventSource(`/-/preview/events?since=${builds}`);
  events.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (!message.problems) return;
    if (concerns(message.rendered)) location.reload();
    else show(message.problems);
  };
})();
