// Builds the UI for Maven: installs what package-lock.json names where that has changed, and builds where an input has.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = join(dirname(fileURLToPath(import.meta.url)), "..");
const output = join(here, "target", "classes", "META-INF", "resources", "web");

if (Number(process.versions.node.split(".")[0]) < 20) {
  fail(`Klientela's web UI needs Node 20 or later, this is ${process.version}.`);
}
once(join(here, "node_modules", ".installed"), ["package-lock.json"], () =>
  run("npm", "ci", "--no-audit", "--no-fund"),
);
if (!process.argv.includes("--install")) {
  const inputs = [
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    "postcss.config.cjs",
    "vite.config.ts",
  ];
  if (!existsSync(join(output, "index.html"))) rmSync(join(here, "target", "web.built"), { force: true });
  once(join(here, "target", "web.built"), inputs, () =>
    run("npm", "run", "build", "--", "--outDir", output, "--emptyOutDir"),
  );
}

/** Does something only where the content of its inputs is not the one of the last time. */
function once(stamp, inputs, work) {
  const hash = createHash("sha256");
  for (const input of inputs) add(hash, join(here, input));
  const now = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function add(hash, path) {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) add(hash, join(path, entry));
  } else {
    hash.update(relative(here, path)).update(readFileSync(path));
  }
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, {
    cwd: here,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (error) fail(`${command} could not be started: install Node 20 or later with npm.`);
  if (status !== 0) process.exit(status ?? 1);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
