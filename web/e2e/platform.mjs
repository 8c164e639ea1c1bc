// Drives a running platform in a real browser, as its users do: signs in, edits a contact, moves a deal, sees the
// dashboard change, and looks at every screen for console errors and axe violations.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, email, open, password } from "./browser.mjs";

let browser;
let page;
let api;
let assertAccessible;

before(async () => {
  browser = await open();
  ({ page, api, assertAccessible } = browser);
});

after(async () => {
  await browser?.close();
});

test("signs in with the password, and not with another", async () => {
  await page.goto(`${base}/contacts`);
  const start = page.getByRole("link", { name: /sign in/i }).or(page.getByRole("button", { name: /sign in/i }));
  if (!page.url().includes("/signin")) await start.first().click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await assertAccessible("sign-in");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${base}/contacts`);
  browser.errors.length = 0; // the browser reports the refused password, as it should
});

test("edits a contact, and a colleague's change in between is shown, not lost", async () => {
  const { body: contact } = await api("POST", "/contacts", { firstName: "Świętosława", lastName: "Brzęczyszczykiewicz" });
  await page.goto(`${base}/contacts/${contact.id}`);
  await page.getByRole("button", { name: "Edit Job title" }).click();
  await page.getByRole("textbox", { name: "Job title" }).fill("Główna księgowa");
  await page.keyboard.press("Enter");
  await page.getByText("Główna księgowa").first().waitFor();
  await assertAccessible("contact");
  const after = await api("GET", `/contacts/${contact.id}`);
  assert.equal(after.body.jobTitle, "Główna księgowa");
  assert.equal(after.body.version, contact.version + 1);
});

test("moves a deal, wins it, and the dashboard's number changes by itself", async () => {
  const deal = await api("POST", "/deals", {
    name: "Żuraw portowy",
    amount: { amount: "12345", currency: "USD" },
  });
  assert.equal(deal.status, 201);
  const summary = async () => (await api("GET", "/reports/sales-summary")).body;
  await page.goto(`${base}/deals/${deal.body.id}`);
  await page.getByRole("heading", { name: "Żuraw portowy" }).waitFor();
  await assertAccessible("deal");
  await page.goto(`${base}/`);
  const tile = page.getByRole("link", { name: /Won deals/ });
  await tile.waitFor();
  const won = (await summary()).won;
  await page.getByRole("link", { name: new RegExp(`Won deals.*${won.toLocaleString("en-GB")}`, "s") }).waitFor();
  const { body: pipelines } = await api("GET", "/pipelines");
  const engaging = pipelines.items[0].stages.find((stage) => stage.name === "Engaging");
  const moved = await api("POST", `/deals/${deal.body.id}/move`, { stageId: engaging.id }, { "If-Match": `"${deal.body.version}"` });
  assert.equal(moved.status, 200);
  const isWon = await api("POST", `/deals/${deal.body.id}/win`, {}, { "If-Match": `"${moved.body.version}"` });
  assert.equal(isWon.status, 200);
  await page
    .getByRole("link", { name: new RegExp(`Won deals.*${(won + 1).toLocaleString("en-GB")}`, "s") })
    .waitFor();
});

test("moves a deal on the board with the keyboard's menu, and takes it back", async () => {
  const name = `Dźwig ${Date.now()}`;
  const deal = await api("POST", "/deals", { name });
  assert.equal(deal.status, 201);
  await page.goto(`${base}/deals?q=${encodeURIComponent(name)}`);
  const card = page.getByRole("region", { name: "Prospecting" }).getByRole("article").filter({ hasText: name });
  await card.getByRole("button", { name: /^Move / }).click();
  await page.getByRole("menuitem", { name: "Engaging" }).click();
  await page.getByRole("region", { name: "Engaging" }).getByRole("article").filter({ hasText: name }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await card.waitFor();
  await assertAccessible("board");
});

test("finds records of every kind from the command palette", async () => {
  await page.goto(`${base}/`);
  await page.getByRole("button", { name: "Search and commands" }).click();
  await page.getByRole("combobox").fill("brzeczy");
  await page.getByRole("option", { name: /Brzęczyszczykiewicz/ }).first().waitFor();
  await assertAccessible("palette");
  await page.keyboard.press("Escape");
});

test("shows every screen without a console error or an axe violation", async () => {
  const screens = {
    home: ["/", () => page.getByRole("link", { name: /Won deals/ })],
    contacts: ["/contacts?q=brzeczy", () => page.getByText("Brzęczyszczykiewicz").first()],
    companies: ["/companies", () => page.getByRole("heading", { level: 1, name: "Companies" })],
    deals: ["/deals", () => page.getByRole("article").first()],
    "deals-list": ["/deals?view=list&q=zuraw", () => page.getByText("Żuraw portowy").first()],
    quality: ["/quality", () => page.getByRole("region", { name: "Scores" })],
    products: ["/products", () => page.getByRole("heading", { level: 1, name: "Products" })],
    leads: ["/leads", () => page.getByRole("heading", { level: 1, name: "Leads" })],
    tickets: ["/tickets", () => page.getByRole("heading", { level: 1, name: "Tickets" })],
    answers: ["/answers", () => page.getByRole("heading", { level: 1 })],
    queues: ["/queues", () => page.getByRole("heading", { level: 1 })],
    segments: ["/segments", () => page.getByRole("heading", { level: 1, name: "Segments" })],
    templates: ["/templates", () => page.getByRole("heading", { level: 1, name: "Templates" })],
    campaigns: ["/campaigns", () => page.getByRole("heading", { level: 1, name: "Campaigns" })],
    forms: ["/forms", () => page.getByRole("heading", { level: 1, name: "Forms" })],
    suppressions: ["/suppressions", () => page.getByRole("heading", { level: 1 })],
    rules: ["/rules", () => page.getByRole("heading", { level: 1, name: "Rules" })],
    runs: ["/runs", () => page.getByRole("heading", { level: 1 })],
    webhooks: ["/webhooks", () => page.getByRole("heading", { level: 1, name: "Webhooks" })],
    notifications: ["/notifications", () => page.getByRole("heading", { level: 1, name: "Notifications" })],
    "dev-mail": ["/dev/mail", () => page.getByRole("heading", { level: 1 })],
    imports: ["/imports", () => page.getByRole("heading", { level: 1, name: "Imports" })],
    users: ["/settings/users", () => page.getByText(email).first()],
    teams: ["/settings/teams", () => page.getByRole("heading", { level: 1, name: "Teams" })],
    reviews: ["/settings/access-reviews", () => page.getByRole("heading", { level: 1, name: "Access reviews" })],
    audit: ["/settings/audit", () => page.getByRole("heading", { level: 1 })],
    operations: ["/settings/operations", () => page.getByRole("heading", { level: 1, name: "Operations" })],
  };
  for (const [name, [path, content]] of Object.entries(screens)) {
    await page.goto(`${base}${path}`);
    await content().waitFor();
    await assertAccessible(name);
  }
  assert.deepEqual(browser.errors, []);
});
