// How fast the list of contacts feels in a real browser, by what its user waits for: from the last key in the quick filter to
// the rows on the screen, scrolling through pages, and each interaction by the Event Timing API. Prints one line of JSON.
// KLIENTELA_URL=… KLIENTELA_ADMIN_EMAIL=… KLIENTELA_ADMIN_PASSWORD=… node e2e/pace.mjs
import { base, open } from "./browser.mjs";

const KEY_MILLIS = 60;
const EACH = 12;
const SCROLLS = 60;

const browser = await open();
const { page, api } = browser;
const SHORTEST = 16; // what takes less than this is not reported
const felt = [];
let interactions = 0;

/** In the page: what it takes notice of from the beginning. */
function watch() {
  const kept = { events: new Map(), frames: [], typedAt: 0 };
  window.pace = kept;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name } of list.getEntries()) {
      if (interactionId && duration > (kept.events.get(interactionId)?.duration ?? 0)) {
        kept.events.set(interactionId, { duration, name });
      }
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => {
    kept.frames.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
  }).observe({ type: "long-animation-frame", buffered: true });
  performance.setResourceTimingBufferSize(10_000);
  for (const type of ["keydown", "pointerup"]) {
    window.addEventListener(type, (event) => (kept.typedAt = event.timeStamp), true);
  }
}

/** In the page: milliseconds from the last key or click until the answer to a request for `part` of an address is painted. */
async function painted(part) {
  const kept = window.pace;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const answered = () =>
    performance
      .getEntriesByType("resource")
      .some((it) => it.name.includes("/api/v1/contacts?") && it.name.includes(part) && it.responseEnd > kept.typedAt);
  const end = performance.now() + 30_000;
  while (!answered() || document.querySelector("[data-stale]")) {
    if (performance.now() > end) throw new Error(`never came: ${part}`);
    await frame();
  }
  await frame();
  return performance.now() - kept.typedAt;
}

/** Milliseconds, sorted and rounded. */
function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part) => Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}

/** What the page has noticed of interactions, before it is left. */
async function collect() {
  await page.waitForTimeout(300);
  felt.push(...(await page.evaluate(() => [...window.pace.events.values()])));
}

async function visit(path) {
  await collect();
  await page.goto(`${base}${path}`);
  await table().waitFor();
}

async function press(key) {
  interactions++;
  await page.keyboard.press(key);
}

async function click(locator) {
  interactions++;
  await locator.click();
}

const filter = () => page.getByRole("searchbox", { name: "Search this list" });
const table = () => page.getByRole("table", { name: "People" });

async function clear() {
  await filter().fill("");
  await page.waitForFunction(() => !document.querySelector("[data-stale]") && !new URL(location.href).searchParams.get("q"));
  await table().waitFor();
}

/** What somebody types, as distinct from one another as the data allow. */
async function questions() {
  const { body } = await api("GET", "/contacts?limit=500&sort=-createdAt");
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/ł/g, "l");
  const names = body.items.map(({ firstName, lastName }) => [fold(firstName ?? ""), fold(lastName ?? "")]);
  const some = (texts) => [...new Set(texts.filter((it) => /^[a-z ]+$/.test(it)))].slice(0, EACH);
  return {
    "one letter": some(names.flatMap(([first, last]) => [first.slice(0, 1), last.slice(0, 1)])),
    "three letters": some(names.map(([, last]) => last.slice(0, 3))),
    "a word": some(names.map(([, last]) => last)),
    "two words": some(names.map(([first, last]) => `${first} ${last}`)),
    "a word that nobody has": [..."bcdfghjklmnp"].map((letter) => `qqx${letter}v`).slice(0, EACH),
  };
}

async function type(text) {
  await clear();
  await filter().focus();
  for (const letter of text) {
    await press(letter === " " ? "Space" : letter);
    await page.waitForTimeout(KEY_MILLIS);
  }
  return page.evaluate(painted, `q=${encodeURIComponent(text).replace(/%20/g, "+")}&`);
}

async function typing() {
  const typed = {};
  for (const [what, texts] of Object.entries(await questions())) {
    const times = [];
    for (const text of texts) times.push(await type(text));
    typed[what] = spread(times);
  }
  await clear();
  return typed;
}

/** Frames are long from 50 milliseconds on. */
async function scrolling() {
  await visit("/contacts?sort=-createdAt");
  await table().hover();
  const from = await page.evaluate(() => {
    const deltas = [];
    let last = performance.now();
    const next = (now) => {
      deltas.push(now - last);
      last = now;
      if (window.pace.scrolling) requestAnimationFrame(next);
    };
    Object.assign(window.pace, { scrolling: true, deltas });
    requestAnimationFrame(next);
    return performance.now();
  });
  for (let i = 0; i < SCROLLS; i++) {
    await page.mouse.wheel(0, 800);
    await page.waitForTimeout(50);
  }
  const seen = await page.evaluate((since) => {
    window.pace.scrolling = false;
    const rows = [...document.querySelectorAll("[role=row][data-index]")].map((row) => Number(row.dataset.index));
    return {
      lastRow: Math.max(...rows),
      deltas: window.pace.deltas,
      long: window.pace.frames.filter((it) => it.startTime > since).map((it) => it.duration),
      requests: performance
        .getEntriesByType("resource")
        .filter((it) => it.name.includes("/api/v1/contacts?") && it.startTime > since)
        .map((it) => it.duration),
    };
  }, from);
  return {
    lastRow: seen.lastRow,
    frames: spread(seen.deltas),
    longFrames: spread(seen.long),
    requests: spread(seen.requests),
  };
}

async function sorting() {
  await visit("/contacts");
  const times = [];
  for (const header of ["Job title", "Owner", "Updated"] /* not the one that is there already, and so asks for nothing */) {
    for (const direction of ["", "-"]) {
      await click(table().getByRole("button", { name: header, exact: true }));
      const field = { "Job title": "jobTitle", Owner: "ownerName", Updated: "updatedAt" }[header];
      times.push(await page.evaluate(painted, `sort=${direction}${field}&`));
    }
  }
  return spread(times);
}

/** Columns come and go, rows are chosen, and the keyboard walks through them. */
async function handling() {
  await click(page.getByRole("button", { name: "Columns", exact: true }));
  for (const column of ["City", "Country", "Phone", "City", "Country", "Phone"]) {
    await click(page.getByRole("checkbox", { name: column, exact: true }));
  }
  await press("Escape");
  const boxes = table().getByRole("checkbox");
  for (let i = 1; i < 7; i++) await click(boxes.nth(i));
  await press("Escape");
  for (const key of "jjjjjjjjkkkkjjjj") await press(key);
}

await browser.signIn();
await page.addInitScript(watch);
await page.goto(`${base}/contacts`);
await table().waitFor();
const typed = await typing();
const scroll = await scrolling();
const sort = await sorting();
await handling();
await collect();
const short = Array(Math.max(0, interactions - felt.length)).fill(SHORTEST);
const inp = spread([...felt.map(({ duration }) => duration), ...short]);
const worst = felt.sort((one, other) => other.duration - one.duration).slice(0, 5);
console.log(JSON.stringify({ typed, scroll, sort, inp, worst }));
await browser.close();
