// Rights behind the gateway, as people meet them: seeing as somebody else, an access review, a passkey in the account.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, open } from "./browser.mjs";

let browser;
let page;
let api;
let assertAccessible;
const colleague = `seller-${Date.now()}`;

before(async () => {
  browser = await open();
  ({ page, api, assertAccessible } = browser);
  await browser.signIn();
});

after(async () => {
  await browser?.close();
});

test("shows Klientela as a colleague sees it, and changes nothing meanwhile", async () => {
  const { body: user } = await api("POST", "/users", { name: colleague, email: `${colleague}@klientela.example`, roles: ["sales-rep"] });
  const { body: invitation } = await api("POST", `/users/${user.id}/invite`, {});
  const stranger = await browser.stranger();
  await stranger.goto(invitation.link);
  await stranger.locator("input[name=password]").fill("Zebra-mountain-42-lamp");
  await stranger.locator("button[type=submit]").click();
  await stranger.waitForURL(/signin/);

  await page.goto(`${base}/settings/users?q=${colleague}`);
  await page.getByRole("button", { name: `See Klientela as ${colleague}` }).click();
  await page.getByText(`You see Klientela as ${colleague}.`).waitFor();
  await page.getByRole("link", { name: "Deals" }).first().waitFor();
  assert.equal(await page.getByRole("link", { name: "Campaigns" }).count(), 0);
  await assertAccessible("see-as");
  await page.goto(`${base}/contacts`);
  await page.getByRole("button", { name: "Create" }).first().click();
  await page.getByRole("menuitem", { name: "Person" }).click();
  await page.getByRole("dialog").getByLabel("Last name").fill("Niezapisana");
  await page.getByRole("dialog").getByRole("button", { name: /^(Create|Save)/ }).click();
  await page.getByRole("alert").first().waitFor();
  browser.errors.length = 0; // the browser reports the refusal, as it should
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("link", { name: "Campaigns" }).first().waitFor();
  const { body: found } = await api("GET", "/contacts?q=Niezapisana");
  assert.deepEqual(found.items, []);
});

test("reviews who may do what, takes a role away and gives it back, and signs the record", async () => {
  for (const open of (await api("GET", "/access-reviews")).body.items.filter((review) => review.status === "open")) {
    await api("POST", `/access-reviews/${open.id}/cancel`, {}, { "If-Match": `"${open.version}"` });
  }
  await page.goto(`${base}/settings/access-reviews`);
  await page.getByRole("button", { name: "Begin a review" }).first().click();
  const name = `Review ${colleague}`;
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Begin a review" }).click();
  await page.getByRole("heading", { name }).waitFor();
  const line = `${colleague} – Sales representative`;
  const roles = async () => (await api("GET", `/users?q=${colleague}`)).body.items[0].roles;
  await page.getByRole("button", { name: `Revoke: ${line}` }).click();
  await page.getByText(`${colleague} no longer holds the role`).first().waitFor();
  assert.deepEqual(await roles(), []);
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("button", { name: `Take back the decision: ${line}` }).click();
  await page.getByRole("button", { name: `Keep: ${line}` }).waitFor();
  assert.deepEqual(await roles(), ["sales-rep"]);
  await page.getByRole("button", { name: "To decide", exact: true }).click();
  await assertAccessible("review");
  const keep = page.getByRole("button", { name: /^Keep: / });
  await keep.first().waitFor();
  for (let left = await keep.count(); left > 0; left--) {
    await keep.first().click();
    await page.waitForFunction((n) => document.querySelectorAll("button[aria-label^='Keep: ']").length < n, left);
  }
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign", exact: true }).click();
  await page.getByText("SHA-256 of the lines").waitFor();
  await assertAccessible("review-signed");
  assert.deepEqual(browser.errors, []);
});

test("keeps a passkey in the account and signs in with it", async () => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${base}/account`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Key of the browser test");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Remove Key of the browser test" }).waitFor();
  await assertAccessible("account");

  await page.getByRole("button", { name: "My menu: Administrator" }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await page.getByRole("link", { name: "Sign in" }).or(page.getByRole("button", { name: "Sign in" })).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Remove Key of the browser test" }).click();
  await page.getByText("Key of the browser test").waitFor({ state: "detached" });
});
