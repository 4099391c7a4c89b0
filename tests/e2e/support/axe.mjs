// What a machine can tell of a page: WCAG 2.2 AA by axe-core, and whether it must be scrolled sideways.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on the page, a line for each element. */
export async function violations(page) {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }), TAGS);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1).join(" ").trim()}`));
}

/** What is wider than a narrow screen; nothing when nothing has to be scrolled sideways. */
export const tooWide = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const dialog = document.querySelector("dialog[open]");
    const wide = (box) => box.scrollWidth > box.clientWidth;
    if (!wide(document.documentElement) && !(dialog && wide(dialog))) return [];
    const elements = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 0.5);
    return elements.slice(0, 4).map((element) => `wider than 320 px: ${element.outerHTML.slice(0, 120)}`);
  });
