// Sets up a passkey on the sign-in pages and signs in with it: node passkey.mjs URL E-MAIL PASSWORD CHROMIUM FOLDER
import { strict as assert } from "node:assert";
import { chromium } from "../../../../web/node_modules/playwright-core/index.mjs";

const [url, email, password, executablePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const context = await browser.newContext({ locale: "pl-PL", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  const look = async (name) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${folder}/${name}-phone.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, `${name} is wider than a phone`);
  };
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const signInByPassword = async () => {
    await page.goto(`${url}/signin`);
    await page.getByLabel("Adres e-mail").fill(email);
    await page.getByLabel("Hasło").fill(password);
    await page.getByRole("button", { name: "Zaloguj się", exact: true }).click();
  };

  await page.goto(`${url}/signin`);
  await look("signin");
  await page.goto(`${url}/signin/forgot`);
  await look("forgot");
  await signInByPassword();
  await page.waitForURL("**/signin/enrol");
  await look("enrol");
  await page.getByRole("button", { name: "Utwórz klucz dostępu" }).click();
  await page.waitForURL("**/recovery-codes");
  assert.equal(await page.locator(".codes li").count(), 10);
  await look("recovery-codes");

  await context.clearCookies();
  await signInByPassword();
  await page.waitForURL("**/signin/second-factor");
  await look("second-factor");

  await context.clearCookies();
  await page.goto(`${url}/signin`);
  assert.deepEqual(faults, []);
  await page.getByRole("button", { name: "Zaloguj się kluczem dostępu" }).click();
  await page.waitForURL(`${url}/`);
  console.log("signed in");
} finally {
  await browser.close();
}
