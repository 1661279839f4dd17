// Opens each sheet in a headless Chromium: no violation that axe-core finds, nothing loaded from
// elsewhere, one page of paper when printed.
//
// usage: node pages.mjs MODULES CHROMIUM OUT SHEET...
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, executablePath, out, ...sheets] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const profile = mkdtempSync(join(tmpdir(), "careteam-"));
const args = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const context = await chromium.launchPersistentContext(profile, { executablePath, args });
let bad = 0;
const complain = (sheet, text) => { bad += 1; console.error(`${sheet}: ${text}`); };
try {
  for (const sheet of sheets) {
    const name = basename(sheet);
    const page = await context.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) complain(name, "loads something");
    });
    page.on("dialog", (dialog) => { complain(name, "runs a script"); dialog.dismiss(); });
    await page.goto(pathToFileURL(resolve(sheet)).href);
    // The page's own policy allows no script, so axe is run by the debugger, outside of it.
    const session = await context.newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    await page.reload();
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run());
    for (const violation of found.violations) {
      const where = violation.nodes.map((node) => node.target.join(" ")).join(", ");
      complain(name, `${violation.id} (${violation.impact}): ${where}`);
    }
    if (found.passes.length < 10) complain(name, `only ${found.passes.length} rules applied`);
    for (const format of ["Letter", "A4"]) {
      const pdf = await page.pdf({ format, preferCSSPageSize: false });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      if (pages !== 1) complain(name, `prints to ${pages} pages of ${format}`);
      writeFileSync(join(out, `${name}.${format}.pdf`), pdf);
    }
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 725, height: 965 });
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`${name}: ${found.passes.length} rules passed, ${found.violations.length} violated`);
    await page.close();
  }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(bad === 0 ? 0 : 1);
