// The whole story of a customer, in one go: form → lead → deal → won → welcome mail → reply by e-mail → ticket → answer →
// satisfaction → dashboard. Needs a platform with the embedded mail server, whose SMTP address is in KLIENTELA_SMTP.
import assert from "node:assert/strict";
import { createConnection } from "node:net";
import { after, before, test } from "node:test";
import { base, eventually, open } from "./browser.mjs";

const stamp = Date.now();
const customer = { first: "Świętopełk", last: `Żądło${stamp}`, email: `swietopelk.${stamp}@klient.example`, company: `Żądło i Synowie ${stamp}` };
const name = `${customer.first} ${customer.last}`;
let browser;
let page;
let api;

before(async () => {
  browser = await open();
  ({ page, api } = browser);
  await browser.signIn();
});

after(async () => {
  await browser?.close();
});

async function created(path, body) {
  const answer = await api("POST", path, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

async function items(path) {
  const answer = await api("GET", path);
  if (answer.status !== 200) return [];
  return answer.body.items ?? answer.body;
}

const quoted = (text) => encodeURIComponent(JSON.stringify(text));

/** The mail to the customer that says this, once the embedded server has caught it. */
async function mailToCustomer(says, what) {
  return eventually(async () => {
    for (const mail of await items("/dev/mails?limit=200")) {
      if (mail.to !== customer.email) continue;
      const { body } = await api("GET", `/dev/mails/${mail.id}`);
      if (says.test(`${body.text} ${body.html}`)) return body;
    }
    return undefined;
  }, what);
}

/** Speaks SMTP as a person's mail program does. */
function sendMail({ from, to, subject, text, headers = {} }) {
  const [host, port] = process.env.KLIENTELA_SMTP.split(":");
  const more = Object.entries(headers).map(([key, value]) => `${key}: ${value}\r\n`).join("");
  const encoded = `=?UTF-8?B?${Buffer.from(subject).toString("base64")}?=`;
  const mail = `From: ${from}\r\nTo: ${to}\r\nSubject: ${encoded}\r\nMessage-ID: <${Date.now()}.story@klient.example>\r\n${more}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n.\r\n`;
  const lines = ["EHLO story\r\n", `MAIL FROM:<${from}>\r\n`, `RCPT TO:<${to}>\r\n`, "DATA\r\n", mail, "QUIT\r\n"];
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), host);
    socket.on("error", reject);
    socket.on("close", resolve);
    let buffer = "";
    socket.on("data", (data) => {
      buffer += data;
      if (!/^\d{3} .*\r\n$/m.test(buffer)) return;
      if (/^[45]/.test(buffer)) return reject(new Error(buffer));
      buffer = "";
      const next = lines.shift();
      if (next) socket.write(next);
      else socket.end();
    });
  });
}

test("a visitor's form becomes a lead with an owner", async () => {
  await created("/users", {
    name: `Ewa Sprzedażna ${stamp}`,
    email: `ewa.${stamp}@firma.example`,
    roles: ["sales-rep"],
    teamIds: [],
  });
  const field = (key, label, kind, required = true) => ({ key, label, kind, required, choices: [] });
  const form = await created("/forms", {
    name: `Kontakt ${stamp}`,
    active: true,
    fields: [
      field("firstName", "Imię", "text"),
      field("lastName", "Nazwisko", "text"),
      field("email", "E-mail", "email"),
      field("companyName", "Firma", "text", false),
      field("message", "W czym pomóc?", "textarea", false),
    ],
    submitLabel: "Wyślij",
    thankYou: "Dziękujemy, odezwiemy się.",
    language: "pl",
    tags: ["www"],
  });
  const visitor = await browser.stranger();
  await visitor.goto(`${base}/public/marketing/forms/${form.id}?utm_source=google&utm_medium=cpc&utm_campaign=jesien`);
  await visitor.getByLabel("Imię").fill(customer.first);
  await visitor.getByLabel("Nazwisko").fill(customer.last);
  await visitor.getByLabel("E-mail").fill(customer.email);
  await visitor.getByLabel("Firma").fill(customer.company);
  await visitor.getByLabel("W czym pomóc?").fill("Proszę o ofertę na dwa żurawie.");
  await browser.assertAccessible("story-form", visitor);
  await new Promise((resolve) => setTimeout(resolve, 3_000)); // as long as a person takes; programs are faster
  await visitor.getByRole("button", { name: "Wyślij" }).click();
  await visitor.getByText("Dziękujemy, odezwiemy się.").waitFor();

  await page.goto(`${base}/leads?q=${encodeURIComponent(customer.last)}`);
  await page.getByText(customer.last).first().waitFor();
  const lead = await eventually(
    async () => (await items(`/leads?filter=email%20%3D%3D%20${quoted(customer.email)}`)).find((one) => one.ownerId),
    "an owner, given by the shipped rule",
  );
  assert.equal(lead.source, "form");
  assert.equal(lead.attribution.campaign, "jesien");
  assert.ok(lead.routingReason, "says why its owner got it");
  await browser.assertAccessible("story-leads");
});

test("the lead becomes a contact, a company and a deal", async () => {
  const [lead] = await items(`/leads?filter=email%20%3D%3D%20${quoted(customer.email)}`);
  await page.goto(`${base}/leads/${lead.id}`);
  await page.getByRole("button", { name: "Convert…" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill("25000");
  await dialog.getByRole("button", { name: "Convert", exact: true }).click();
  await page.getByText("Done: the lead is converted.").waitFor();
  await browser.assertAccessible("story-converted");
  await dialog.getByRole("link", { name: "Open the deal" }).click();
  await page.waitForURL(/\/deals\//);
});

test("winning it makes a task, tells its owner and welcomes the customer by mail", async () => {
  const deal = await eventually(
    async () => (await items(`/deals?filter=companyName%20%3D%3D%20${quoted(customer.company)}`))[0],
    "the deal",
  );
  await page.goto(`${base}/deals/${deal.id}`);
  await page.getByRole("button", { name: /^Won|Win/ }).first().click();
  await eventually(async () => (await api("GET", `/deals/${deal.id}`)).body.status === "won", "the deal won");
  const welcome = await mailToCustomer(/./, "the welcome mail");
  assert.ok(welcome.html || welcome.text);
  await eventually(
    async () => (await items(`/activities?filter=dealId%20%3D%3D%20${quoted(deal.id)}`)).find((one) => one.kind === "task"),
    "the follow-up task",
  );
  await page.goto(`${base}/dev/mail`);
  await page.getByText(customer.email).first().click();
  await browser.assertAccessible("story-dev-mail");

  await sendMail({
    from: customer.email,
    to: "support@klientela.localhost",
    subject: `Nie działa dźwig ${stamp}`,
    text: "Dzień dobry,\r\nżuraw nie rusza. Proszę o pomoc.\r\n",
    headers: { "In-Reply-To": welcome.headers["Message-ID"]?.[0] ?? "" },
  });
});

test("the customer's mail is a ticket, answered in the browser", async () => {
  const ticket = await eventually(
    async () => (await items("/tickets?limit=50&sort=-createdAt")).find((one) => one.name.includes(String(stamp))),
    "the ticket",
  );
  assert.equal(ticket.contactName, name, "the customer is recognised");
  await page.goto(`${base}/tickets/${ticket.id}`);
  await page.getByText("żuraw nie rusza").first().waitFor();
  await page.getByRole("textbox", { name: "Reply" }).fill("Proszę nacisnąć czerwony przycisk.");
  await browser.assertAccessible("story-ticket");
  await page.keyboard.press("Control+Enter");
  await mailToCustomer(/czerwony przycisk/, "the answer");
  await page.getByRole("button", { name: "Solve" }).first().click();
  await eventually(async () => (await api("GET", `/tickets/${ticket.id}`)).body.status === "solved", "the ticket solved");

  const question = await mailToCustomer(/public\/ticketing\/satisfaction/, "the question how it was");
  const link = /https?:\/\/\S*\/public\/ticketing\/satisfaction\/[\w.-]+/.exec(`${question.text} ${question.html}`)?.[0];
  assert.ok(link, `a link to the page: ${question.text}`);
  const visitor = await browser.stranger();
  await visitor.goto(link);
  await browser.assertAccessible("story-satisfaction", visitor);
  await visitor.getByLabel("Bardzo dobrze").check();
  await visitor.getByRole("button", { name: "Wyślij" }).click();
  await eventually(async () => (await api("GET", `/tickets/${ticket.id}`)).body.satisfaction?.score === 5, "the rating");
});

test("the timeline and the dashboard have all of it", async () => {
  const contact = await eventually(async () => (await items(`/contacts?q=${encodeURIComponent(customer.last)}`))[0], "the contact");
  const kinds = await eventually(async () => {
    const entries = await items(`/contacts/${contact.id}/timeline?limit=100`);
    const seen = new Set(entries.map((entry) => entry.resource.type));
    return ["lead", "deal", "mail", "ticket", "message"].every((kind) => seen.has(kind)) && seen;
  }, "every department on the timeline");
  assert.ok(kinds);
  await page.goto(`${base}/contacts/${contact.id}`);
  await page.getByText(`Nie działa dźwig ${stamp}`).first().waitFor();
  await browser.assertAccessible("story-timeline");
  const tickets = (await api("GET", "/reports/tickets-summary")).body;
  assert.ok(tickets.satisfaction.answers >= 1);
  const leads = (await api("GET", "/reports/leads-summary")).body;
  assert.ok(leads.converted >= 1);
  await page.goto(`${base}/`);
  await page.getByRole("link", { name: /Won deals/ }).waitFor();
  await browser.assertAccessible("story-home");
  assert.deepEqual(browser.errors, []);
});
