// What a machine can tell of a page: WCAG 2.2 AA by axe-core, in the colours it has or in all of them, and whether it must be
// scrolled sideways.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The rules of those tags that read colours. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** As the app sets them on the root: `Look` in src/domain/settings.rs. */
const LOOKS = [["light", "usual"], ["dark", "usual"], ["light", "more"], ["dark", "more"]];

/** What axe finds on the page, a line for each element; by all the rules of WCAG, or only by some. */
export async function violations(page, rules) {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`);
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), runOnly);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n").slice(1).join(" ").trim()}`));
}

/** Puts on a look; gives the one before. */
const wears = (page, look) =>
  page.evaluate(([theme, contrast]) => {
    const { dataset } = document.documentElement;
    const before = [dataset.theme, dataset.contrast];
    Object.assign(dataset, { theme, contrast });
    return before;
  }, look);

/** The same in light, in dark, and in both with more contrast; what does not depend on colours is asked once. The page keeps the look it had. */
export async function violationsInEveryLook(page) {
  const wrong = await violations(page);
  const before = await wears(page, LOOKS[0]);
  for (const look of LOOKS) {
    await wears(page, look);
    wrong.push(...(await violations(page, COLOURS)).map((line) => `${look.join(", ")}: ${line}`));
  }
  await wears(page, before);
  return wrong;
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
