// node lighthouse.mjs <node_modules> <site> <port>: serves the site as a good web server would, and
// prints what Lighthouse thinks of four of its pages. Started by .ci/lighthouse.
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [modules, site, port] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(resolve(modules, file)));
const { default: lighthouse } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");

const ENOUGH = 99;
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".woff2": "font/woff2",
};
const COMPRESSED = /^(text|application)\/|\+xml$/;

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
  let status = 200;
  let type = TYPES[extname(name)] ?? "application/octet-stream";
  let body;
  try {
    body = await readFile(join(site, name));
  } catch {
    status = 404;
    type = TYPES[".html"];
    body = await readFile(join(site, "404.html"));
  }
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
  const headers = {
    "content-type": type,
    etag: tag,
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
    // the name of an asset changes with its content
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (status === 200 && request.headers["if-none-match"] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (COMPRESSED.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    headers["content-encoding"] = "gzip";
    body = gzipSync(body);
  }
  response.writeHead(status, { ...headers, "content-length": body.length }).end(body);
}

// Of each of these kinds the longest page in the default language.
async function pages() {
  const folder = join(site, "api/v1/pages");
  const longest = {};
  const { data } = JSON.parse(await readFile(join(site, "api/v1/site.json"), "utf8"));
  for (const file of await readdir(folder)) {
    const { data: page } = JSON.parse(await readFile(join(folder, file), "utf8"));
    const home = page.permalink === "/";
    const kind = home ? "home" : page.kind;
    const ours = page.lang === data.defaultLanguage || home;
    if (ours && !(longest[kind]?.html.length >= page.html.length)) {
      longest[kind] = page;
    }
  }
  return ["home", "article", "faq", "question"].map((kind) => {
    if (!longest[kind]) {
      throw new Error(`there is no page of the kind ${kind}`);
    }
    return [kind, longest[kind].permalink];
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(address) {
  const runs = [];
  for (let i = 0; i < RUNS; i++) {
    const chrome = await launch({
      chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"],
      logLevel: "error",
    });
    try {
      const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
      if (lhr.runtimeError) {
        throw new Error(lhr.runtimeError.message);
      }
      runs.push(lhr);
    } finally {
      chrome.kill();
    }
  }
  return runs;
}

// What cost points in a category, for whoever has to mend it.
function lost(run, category) {
  return run.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (run.audits[id].score ?? 1) < 0.99)
    .map(({ id }) => `${id} ${run.audits[id].displayValue ?? ""}`.trim());
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
await new Promise((done, failed) => server.once("error", failed).listen(Number(port), "localhost", done));

let enough = true;
console.log(["page".padEnd(10), ...CATEGORIES.map((name) => name.padStart(15)), "  address"].join(""));
for (const [kind, path] of await pages()) {
  const runs = await measure(`http://localhost:${port}${path}`);
  const scores = CATEGORIES.map((name) => median(runs.map((run) => Math.round(run.categories[name].score * 100))));
  console.log([kind.padEnd(10), ...scores.map((score) => String(score).padStart(15)), `  ${path}`].join(""));
  CATEGORIES.forEach((name, i) => {
    if (scores[i] < ENOUGH) {
      enough = false;
      console.log(`  ${name}: ${[...new Set(runs.flatMap((run) => lost(run, name)))].join("; ")}`);
    }
  });
}
server.close();
process.exitCode = enough ? 0 : 1;
