// Works with the list of contacts as its users do: builds a filter, saves what it finds as a view, pins it, changes many
// records at once, takes that back, exports, and finds what was starred again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { base, eventually, open } from "./browser.mjs";

const stamp = Date.now();
const city = `Łąkowo${stamp}`;
const view = `Łąkowo ${stamp}`;
const names = ["Ćwiklińska", "Łoś", "Żak"];
const filter = `city == "${city}"`;
let browser;
let page;
let api;

before(async () => {
  browser = await open();
  ({ page, api } = browser);
  await browser.signIn();
  browser.errors.length = 0; // the browser reports that nobody was signed in before
  for (const lastName of names) {
    const made = await api("POST", "/contacts", { firstName: "Zofia", lastName, city, jobTitle: "=1+1" });
    assert.equal(made.status, 201);
  }
});

after(async () => {
  await browser?.close();
});

const found = async () => (await api("GET", `/contacts?sort=name&filter=${encodeURIComponent(filter)}`)).body.items;
const bar = () => page.getByRole("toolbar", { name: "What is chosen" });
const chooseAll = () => page.getByRole("checkbox", { name: "Choose all that are loaded" }).check();

async function openList() {
  await page.goto(`${base}/contacts?filter=${encodeURIComponent(filter)}`);
  await page.getByText("Zofia Żak").first().waitFor();
}

test("shows the filter with its groups", async () => {
  await openList();
  await page.getByRole("button", { name: "Build a filter with groups" }).click();
  await browser.assertAccessible("lists-builder");
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await page.getByText("Zofia Łoś").first().waitFor();
});

test("saves what it finds as a view, pins it, renames it and deletes it", async () => {
  await openList();
  await page.getByRole("button", { name: "What to do with this view" }).click();
  await page.getByRole("menuitem", { name: "Save as a new view…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(view);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: view }).waitFor();
  await page.getByRole("button", { name: "What to do with this view" }).click();
  await page.getByRole("menuitem", { name: "Pin to tabs and navigation" }).click();
  await page.getByRole("link", { name: view }).waitFor();
  await browser.assertAccessible("lists-view");
  await page.reload();
  await page.getByText("Zofia Ćwiklińska").first().waitFor();
  assert.equal(await page.getByRole("button", { name: view }).getAttribute("aria-current"), "true");
  await page.getByRole("button", { name: "What to do with this view" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await eventually(
    async () => !(await api("GET", "/views?limit=500")).body.items.some((it) => it.name === view),
    "the view is gone",
  );
});

test("tags, assigns, edits and deletes many at once, and takes each back", async () => {
  const done = async (button, fill, confirm, holds) => {
    await openList();
    await chooseAll();
    await bar().getByRole("button", { name: button }).click();
    await fill(page.getByRole("dialog"));
    await page.getByRole("dialog").getByRole("button", { name: confirm }).click();
    await page.getByText(/3 records (changed|deleted)/).waitFor();
    assert.ok(await eventually(async () => holds(await found()), `${button} arrives`));
    await browser.look(`lists-${button.toLowerCase()}`);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("3 records are as before").waitFor();
    const items = await found();
    assert.equal(items.length, 3);
    assert.ok(items.every((it) => it.tags.length === 0 && it.jobTitle === "=1+1"));
  };
  await done(
    "Tag",
    async (dialog) => {
      await dialog.getByRole("combobox", { name: "Add" }).fill("vip");
      await page.keyboard.press("Enter");
    },
    "Tag 3 records",
    (items) => items.every((it) => it.tags.includes("vip")),
  );
  const owner = (await found())[0].ownerName;
  const colleague = (await api("GET", "/users?limit=500")).body.items.find((it) => it.name !== owner);
  if (colleague) {
    await done(
      "Assign",
      async (dialog) => {
        await dialog.getByLabel("Owner").first().click();
        await page.getByRole("option", { name: colleague.name }).first().click();
      },
      "Assign 3 records",
      (items) => items.every((it) => it.ownerName === colleague.name),
    );
  }
  await done(
    "Edit",
    async (dialog) => {
      await dialog.getByLabel("Field").first().click();
      await page.getByRole("option", { name: "Job title" }).click();
      await dialog.getByLabel("Value").fill("Radca");
    },
    "Change 3 records",
    (items) => items.every((it) => it.jobTitle === "Radca"),
  );
  await done("Delete", async () => {}, "Delete 3 records", (items) => items.length === 0);
});

test("exports the list as it is filtered, safe against formulas", async () => {
  await openList();
  for (const [name, extension] of [["CSV", "csv"], ["Excel (XLSX)", "xlsx"]]) {
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    assert.match(download.suggestedFilename(), new RegExp(`^contacts-.*\\.${extension}$`));
    const content = readFileSync(await download.path());
    if (extension === "csv") {
      const lines = content.toString("utf8").trim().split(/\r?\n/);
      assert.equal(lines.length, 4);
      assert.ok(names.every((it) => content.includes(it)));
      assert.ok(!/(^|[,;])"?=1\+1/m.test(content.toString("utf8")));
    } else assert.equal(content.subarray(0, 2).toString(), "PK");
  }
});

test("finds again what was starred", async () => {
  const [contact] = await found();
  await page.goto(`${base}/contacts/${contact.id}`);
  await page.getByRole("button", { name: `Make ${contact.name} a favourite` }).click();
  await page.getByRole("button", { name: `${contact.name} is a favourite: remove it` }).waitFor();
  await page.goto(`${base}/`);
  await page.getByRole("navigation", { name: "At hand" }).getByRole("link", { name: contact.name }).click();
  await page.getByRole("button", { name: `${contact.name} is a favourite: remove it` }).click();
  assert.deepEqual(browser.errors, []);
});
