// What the browser tests share: one Chromium, one signed-in page, and a colleague's view of the API.
// KLIENTELA_URL=… KLIENTELA_ADMIN_EMAIL=… KLIENTELA_ADMIN_PASSWORD=… npm run e2e
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

export const base = process.env.KLIENTELA_URL ?? "http://localhost:8080";
export const email = process.env.KLIENTELA_ADMIN_EMAIL;
export const password = process.env.KLIENTELA_ADMIN_PASSWORD;
const shots = process.env.KLIENTELA_SCREENSHOTS ?? "target/e2e";
const PATIENCE = 30_000;

/** A browser with one page whose console is watched. */
export async function open() {
  mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`${page.url()}: ${error}`));

  return {
    page,
    errors,
    /** A page of somebody who is not signed in. */
    stranger: async () => (await browser.newContext({ locale: "pl-PL" })).newPage(),
    signIn: () => signIn(page),
    api: (method, path, body, headers) => api(page, method, path, body, headers),
    look: (name, other = page) => other.screenshot({ path: `${shots}/${name}.png` }),
    assertAccessible: (name, other = page) => assertAccessible(other, name),
    close: () => browser.close(),
  };
}

async function signIn(page) {
  await page.goto(`${base}/`);
  const start = page.getByRole("link", { name: /sign in/i }).or(page.getByRole("button", { name: /sign in/i }));
  if (!page.url().includes("/signin")) await start.first().click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${base}/`);
}

/** What axe finds on the page as it is now. */
async function assertAccessible(page, name) {
  await page.screenshot({ path: `${shots}/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`),
    [],
    `axe on ${name}`,
  );
}

/** A call of the API with the browser's own session. */
async function api(page, method, path, body, headers = {}) {
  return page.evaluate(
    async ([verb, where, what, more]) => {
      const session = await (await fetch("/auth/session")).json();
      const answer = await fetch(`/api/v1${where}`, {
        method: verb,
        headers: { "Content-Type": "application/json", "X-CSRF-Token": session.csrf, ...more },
        body: what === undefined ? undefined : JSON.stringify(what),
      });
      return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() };
    },
    [method, path, body, headers],
  );
}

/** Asks again until the answer is there. */
export async function eventually(question, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
