// Looks at the screens as a designer would: screenshots in both themes and sizes, axe, and the console.
// node dev/look.mjs [base URL] [folder] [only this screen]
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const [base = "http://127.0.0.1:4173", folder = "target/look", only] = process.argv.slice(2);
const screens = {
  home: "/",
  contacts: "/contacts",
  contact: "/contacts/contact-3",
  duplicates: "/duplicates",
  quality: "/quality",
  calendar: "/calendar",
  calendarMonth: "/calendar?view=month",
  calendarDay: "/calendar?view=day",
  calendarAgenda: "/calendar?view=agenda",
  companies: "/companies",
  company: "/companies/company-2",
  board: "/deals",
  deals: "/deals?view=list",
  deal: "/deals/deal-4",
  leads: "/leads",
  lead: "/leads/lead-0",
  leadConverted: "/leads/lead-6",
  tickets: "/tickets",
  ticket: "/tickets/ticket-1",
  ticketOpen: "/tickets/ticket-2",
  queues: "/queues",
  answers: "/answers",
  notifications: "/notifications",
  products: "/products",
  product: "/products?open=product-1",
  segments: "/segments",
  segment: "/segments/segment-0",
  segmentNew: "/segments/new",
  segmentBroken: "/segments/segment-4",
  templates: "/templates",
  template: "/templates/template-0",
  templateBroken: "/templates/template-2",
  campaigns: "/campaigns",
  campaignDraft: "/campaigns/campaign-0",
  campaignNew: "/campaigns/new",
  campaignSending: "/campaigns/campaign-1",
  campaignSent: "/campaigns/campaign-3",
  campaignPaused: "/campaigns/campaign-4",
  forms: "/forms",
  form: "/forms/form-0",
  formEmbed: "/forms/form-0?tab=embed",
  formAnswers: "/forms/form-0?tab=submissions",
  suppressions: "/suppressions",
  rules: "/rules",
  rule: "/rules/rule-2",
  ruleShipped: "/rules/rule-1",
  ruleSchedule: "/rules/rule-3",
  runs: "/runs",
  run: "/runs?open=run-3",
  webhooks: "/webhooks",
  webhook: "/webhooks/webhook-1",
  customFields: "/settings/custom-fields",
  contactFull: "/contacts/contact-0",
  devMail: "/dev/mail",
  devMailOne: "/dev/mail?open=mail-6",
  imports: "/imports",
  import: "/imports/companies/import-0",
  users: "/settings/users",
  teams: "/settings/teams",
  apiClients: "/settings/api-clients",
  account: "/account",
  roles: "/settings/roles",
  role: "/settings/roles/role-own",
  roleShipped: "/settings/roles/sales-manager",
  roleNew: "/settings/roles/new",
  reviews: "/settings/access-reviews",
  review: "/settings/access-reviews/review-2",
  reviewSigned: "/settings/access-reviews/review-1",
  audit: "/settings/audit",
  auditOne: "/settings/audit?open=contacts:audit-412",
  readings: "/settings/audit?view=readings",
  operations: "/settings/operations",
  missing: "/nowhere",
};
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
let problems = 0;
for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  for (const scheme of ["light", "dark"]) {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      locale: "pl-PL",
      reducedMotion: "reduce",
    });
    for (const [name, path] of Object.entries(screens)) {
      if (only && !only.split(",").includes(name)) continue;
      const page = await context.newPage();
      page.on("console", (message) => {
        // A broken filter is refused with 400, as it should be; axe looks into the frames of mails, which let no script in.
        const expected = ["400 (Bad Request)", "about:srcdoc"].some((text) => message.text().includes(text));
        if (["error", "warning"].includes(message.type()) && !expected) {
          problems++;
          console.log(`${name} ${size} ${scheme}: ${message.text()}`);
        }
      });
      page.on("pageerror", (error) => {
        problems++;
        console.log(`${name} ${size} ${scheme}: ${error}`);
      });
      await page.goto(base + path, { waitUntil: "load" });
      await page
        .locator("h1")
        .first()
        .waitFor({ timeout: 30_000 })
        .catch(() => {});
      await page.waitForTimeout(900);
      const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
      for (const { id, nodes } of violations) {
        problems++;
        console.log(
          `${name} ${size} ${scheme}: axe ${id} ×${nodes.length}: ${nodes[0]?.target} ${nodes[0]?.failureSummary?.split("\n")[1]}`,
        );
      }
      await page.screenshot({ path: `${folder}/${name}-${size}-${scheme}.png` });
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
console.log(problems ? `${problems} problems` : "No problems.");
process.exitCode = problems ? 1 : 0;
