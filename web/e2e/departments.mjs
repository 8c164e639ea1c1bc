// What each department does in a day, in a real browser: a campaign is sent, a rule is written and acts, a webhook's delivery
// is repeated. Needs KLIENTELA_WEBHOOKS_ALLOW_PRIVATE=127.0.0.1/32 on the platform, because the receiver is this machine.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { base, eventually, open } from "./browser.mjs";

const stamp = Date.now();
const city = `Sopot ${stamp}`;
let browser;
let page;
let api;
let receiver;
const received = [];

before(async () => {
  browser = await open();
  ({ page, api } = browser);
  await browser.signIn();
  receiver = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(200).end("thanks");
    });
  });
  await new Promise((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});

after(async () => {
  receiver?.close();
  await browser?.close();
});

async function created(path, body) {
  const answer = await api("POST", path, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

test("a campaign is sent to exactly those it named, and shows its result", async () => {
  for (const [index, first] of ["Łucja", "Żaneta", "Ścibor"].entries()) {
    await created("/contacts", {
      firstName: first,
      lastName: "Źdźbło",
      city,
      emails: [{ value: `${index}.${stamp}@klient.example` }],
    });
  }
  const segment = await created("/segments", { name: `Sopot ${stamp}`, filter: `city == "${city}"` });
  const template = await created("/templates", {
    name: `Zaproszenie ${stamp}`,
    format: "html",
    subject: "Zapraszamy, {{ contact.firstName }}",
    body: '<p>Dzień dobry, {{ contact.firstName }}. <a href="https://www.example.com/oferta">Oferta</a></p>',
  });
  await eventually(
    async () => (await api("GET", `/segments/${segment.id}/members`)).body.items.length === 3,
    "three people in the segment",
  );
  const campaign = await created("/campaigns", {
    name: `Jesień ${stamp}`,
    purpose: "customer-news",
    segmentId: segment.id,
    templateId: template.id,
  });
  await page.goto(`${base}/campaigns/${campaign.id}`);
  await page.getByRole("button", { name: "Send…" }).click();
  await browser.assertAccessible("campaign-send");
  await page.getByRole("dialog").getByRole("button", { name: "Send to 3 people" }).click();
  await eventually(async () => (await api("GET", `/campaigns/${campaign.id}`)).body.status === "sent", "the end of it");
  await page.getByText("Finished").first().waitFor();
  await browser.assertAccessible("campaign-result");
  const mails = (await api("GET", "/dev/mails?limit=200")).body.filter((mail) => mail.to.endsWith(`.${stamp}@klient.example`));
  assert.deepEqual(mails.map((mail) => mail.subject).sort(), [
    "Zapraszamy, Łucja",
    "Zapraszamy, Ścibor",
    "Zapraszamy, Żaneta",
  ]);
});

test("a rule is written, tried on the past, and acts on what comes", async () => {
  await page.goto(`${base}/rules/new`);
  await page.getByRole("textbox", { name: "Name" }).fill(`Mark people of Sopot ${stamp}`);
  await page.getByRole("combobox", { name: "Event" }).or(page.getByRole("textbox", { name: "Event" })).first().click();
  await page.getByRole("option", { name: /Person.*created|created.*Person/i }).first().click();
  await page.getByRole("button", { name: "Edit the filter as text" }).click();
  const condition = page.getByRole("region", { name: "Condition" }).getByRole("textbox");
  await condition.fill(`record.city == "${city}"`);
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByRole("menuitem", { name: "Add a tag" }).click();
  await page.getByRole("textbox", { name: "Tag" }).fill("nadmorski");
  await page.getByRole("button", { name: "Try", exact: true }).click();
  await page.getByText("acts").first().waitFor();
  await browser.assertAccessible("rule");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL((url) => /\/rules\/[0-9a-f-]{36}/.test(url.pathname));
  const contact = await created("/contacts", { firstName: "Gżegżółka", lastName: "Źrebię", city });
  await eventually(
    async () => (await api("GET", `/contacts/${contact.id}`)).body.tags.includes("nadmorski"),
    "the tag that the rule adds",
  );
  await page.goto(`${base}/runs`);
  await page.getByText(`Mark people of Sopot ${stamp}`).first().waitFor();
  await browser.assertAccessible("runs");
});

test("a webhook is tested, told of an event, and a delivery is repeated by hand", async () => {
  await page.goto(`${base}/webhooks`);
  await page.getByRole("button", { name: "New webhook" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(`ERP ${stamp}`);
  await dialog.getByRole("textbox", { name: "URL" }).fill(`http://127.0.0.1:${receiver.address().port}/hook`);
  const events = dialog.getByRole("combobox", { name: "Events" }).or(dialog.getByRole("textbox", { name: "Events" }));
  await events.first().click();
  await page.getByRole("option", { name: /Deal: everything/ }).first().click();
  await dialog.getByRole("textbox", { name: "Name" }).click();
  await dialog.getByRole("button", { name: "Create webhook" }).click();
  const secret = await eventually(async () => /whsec_[\w+/=]+/.exec(await page.content())?.[0], "the secret, shown once");
  await page.getByRole("button", { name: "I have copied it" }).click();
  const { body: webhooks } = await api("GET", `/webhooks?filter=${encodeURIComponent(`name == "ERP ${stamp}"`)}`);
  await page.goto(`${base}/webhooks/${webhooks.items[0].id}`);
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("The receiver answered: 200").first().waitFor();

  const deal = await created("/deals", { name: `Żagiel ${stamp}` });
  const told = await eventually(() => received.find(({ body }) => body.includes(deal.id)), "the deal at the receiver");
  const signed = `${told.headers["webhook-id"]}.${told.headers["webhook-timestamp"]}.${told.body}`;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(signed).digest("base64");
  assert.ok(told.headers["webhook-signature"].split(" ").includes(`v1,${signature}`), "signed as Standard Webhooks says");

  const before = received.filter(({ headers }) => headers["webhook-id"] === told.headers["webhook-id"]).length;
  await page.reload();
  const delivery = page.getByRole("region", { name: "Deliveries" }).getByRole("group").filter({ hasText: "Deal: created" });
  await delivery.getByText("Delivered").click();
  await delivery.getByRole("button", { name: "Send again" }).waitFor();
  await browser.assertAccessible("webhook");
  await delivery.getByRole("button", { name: "Send again" }).click();
  await eventually(
    () => received.filter(({ headers }) => headers["webhook-id"] === told.headers["webhook-id"]).length > before,
    "the same delivery once more",
  );
  assert.deepEqual(browser.errors, []);
});
