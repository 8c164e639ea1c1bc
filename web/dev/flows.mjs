// Drives the mock as a person would, with the console watched: what a strict Content-Security-Policy refuses shows here.
// node dev/flows.mjs [base URL] [folder] [only, such as wide-light]
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const [base = "http://127.0.0.1:4173", folder = "target/look", only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
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
let problems = 0;
const say = (text) => {
  problems++;
  console.log(text);
};

for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  for (const scheme of ["light", "dark"]) {
    if (only && only !== `${size}-${scheme}`) continue;
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      locale: "en-GB",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    const step = async (name, work) => {
      try {
        await work();
        await page.waitForTimeout(350);
        const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
        for (const { id, nodes } of violations)
          say(`${name} ${size} ${scheme}: axe ${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`);
      } catch (error) {
        say(`${name} ${size} ${scheme}: ${error.message.split("\n").slice(0, 4).join(" ")}`);
      }
      await page.screenshot({ path: `${folder}/flow-${name}-${size}-${scheme}.png` });
    };
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => {
      if (
        ["error", "warning"].includes(message.type()) &&
        !message.text().includes("503") &&
        !message.text().includes("400") &&
        !message.text().includes("412") &&
        // axe looks into the frames of mails too, which let no script in
        !message.text().includes("about:srcdoc")
      ) {
        say(`${size} ${scheme}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => say(`${size} ${scheme}: ${error}`));
    await step("palette", async () => {
      await page.goto(`${base}/`);
      await page.getByRole("button", { name: "Search and commands" }).click();
      await page.getByRole("combobox").fill("lodz");
      await page.getByRole("option").first().waitFor();
    });
    await step("menu", async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /My menu/ }).click();
      await page.getByRole("menuitemradio", { name: "Regular" }).waitFor();
    });
    await step("create", async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Create" }).first().click();
      await page.getByRole("menuitem", { name: "Deal" }).click();
      await page.getByRole("button", { name: "Create deal" }).click();
      await page.getByText("Give it a name.").waitFor();
    });
    await step("company-picker", async () => {
      await page.getByRole("combobox", { name: "Company" }).fill("kow");
      await page.getByRole("option").first().waitFor();
    });
    await step("filter", async () => {
      await page.goto(`${base}/companies`);
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await page.getByRole("dialog", { name: "Filter" }).getByRole("button", { name: "City" }).click();
      await page.getByRole("textbox", { name: "Value" }).fill("Łódź");
      await page.getByRole("button", { name: "Apply" }).click();
      await page.getByRole("button", { name: /Edit the condition: City is Łódź/ }).waitFor();
    });
    await step("filter-text", async () => {
      await page.getByRole("button", { name: "Edit the filter as text" }).click();
      await page.getByRole("textbox", { name: /Filter text/ }).fill('city == "Łódź" && ');
      await page.keyboard.press("Enter");
      await page.getByText("unexpected end").waitFor();
    });
    await step("columns", async () => {
      await page.goto(`${base}/companies`);
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("checkbox", { name: "Tags" }).click();
    });
    await step("edit", async () => {
      await page.goto(`${base}/contacts/contact-3`);
      await page.getByRole("button", { name: "Edit Job title" }).click();
      await page.getByRole("textbox", { name: "Job title" }).waitFor();
    });
    await step("edit-owner", async () => {
      await page.getByRole("textbox", { name: "Job title" }).press("Escape");
      await page.getByRole("button", { name: "Edit Owner" }).click();
      await page.getByRole("option").first().waitFor();
    });
    await step("move", async () => {
      await page.goto(`${base}/deals`);
      await page
        .getByRole("region", { name: "Nowe" })
        .getByRole("button", { name: /^Move / })
        .first()
        .click();
      await page.getByRole("menuitem", { name: "Rozmowy" }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    });
    if (size === "wide") {
      await step("drag", async () => {
        const card = page.getByRole("region", { name: "Nowe" }).getByRole("article").nth(1);
        const name = await card.getByRole("link").innerText();
        await card.dragTo(page.getByRole("region", { name: "Oferta" }), { targetPosition: { x: 100, y: 300 } });
        await page.getByRole("region", { name: "Oferta" }).getByRole("link", { name }).first().waitFor();
      });
    }
    await step("lose", async () => {
      await page.goto(`${base}/deals`);
      await page
        .getByRole("region", { name: "Nowe" })
        .getByRole("button", { name: /^Move / })
        .first()
        .click();
      await page.getByRole("menuitem", { name: "Przegrane" }).click();
      await page.getByRole("button", { name: "Lose", exact: true }).click();
      await page.getByText("Say in a few words why.").waitFor();
    });
    await step("live", async () => {
      await page.goto(`${base}/`);
      const tile = page.getByRole("link", { name: /Won deals/ });
      const before = await tile.innerText();
      const other = await context.newPage();
      await other.goto(`${base}/deals`);
      await other
        .getByRole("region", { name: "Nowe" })
        .getByRole("button", { name: /^Move / })
        .first()
        .click();
      await other.getByRole("menuitem", { name: "Wygrane" }).click();
      await page.waitForFunction(
        ([text]) => ![...document.querySelectorAll("a")].some((it) => it.innerText === text),
        [before],
      );
      await other.close();
    });
    await step("mailbox-wrong", async () => {
      await page.goto(`${base}/account`);
      await page.getByRole("button", { name: "Change the mailbox" }).click();
      const incoming = page.getByRole("group", { name: "Incoming mail (IMAP)" });
      await incoming.getByRole("textbox", { name: "Server" }).fill("poczta.example");
      await page.getByRole("button", { name: "Test the connection" }).click();
      await page.getByText("There is no host").first().waitFor();
    });
    await step("mailbox-leave", async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByText("Paused").waitFor();
      await page.getByRole("button", { name: "Disconnect" }).click();
      await page.getByRole("radio", { name: /are deleted/ }).waitFor();
    });
    await step("mail-timeline", async () => {
      await page.goto(`${base}/contacts/contact-3`);
      const subject = page.getByRole("button", { name: "Oferta na serwis dźwigów", exact: true });
      await subject.scrollIntoViewIfNeeded();
    });
    await step("mail-thread", async () => {
      await page.getByRole("button", { name: "Oferta na serwis dźwigów", exact: true }).click();
      await page.getByRole("dialog").getByRole("list", { name: "Attachments" }).waitFor();
    });
    await step("mail-write", async () => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Write a mail" }).click();
      const dialog = page.getByRole("dialog", { name: "Write a mail" });
      await dialog.getByRole("textbox", { name: "Subject" }).fill("Aneks do umowy");
      const named = (name, mimeType) => ({ name, mimeType, buffer: Buffer.from("demo") });
      await dialog
        .locator('input[type="file"]')
        .setInputFiles([
          named("Aneks nr 4 do umowy serwisowej – wersja do podpisu.pdf", "application/pdf"),
          named("program.exe", "application/octet-stream"),
        ]);
      await dialog.getByRole("alert").waitFor();
    });
    await context.close();
  }
}
await browser.close();
console.log(problems ? `${problems} problems` : "No problems.");
process.exitCode = problems ? 1 : 0;
