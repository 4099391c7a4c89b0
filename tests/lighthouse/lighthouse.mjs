// What Lighthouse makes of the built app at APP_URL, on its phone of old (slow 4G, a fourth of the processor): of the first page,
// and of Vandaag of a learner who has written before. Prints the scores, the times behind them, and what is not as it should be.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";

const APP = process.env.APP_URL.replace(/\/$/, "");
const REPORTS = process.env.REPORTS;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", "--lang=nl-NL"];

mkdirSync(REPORTS, { recursive: true });
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: FLAGS, headless: true });

async function judges(name, page) {
  const options = { output: "html", logLevel: "error", onlyCategories: CATEGORIES, disableStorageReset: true };
  const { lhr, report } = await lighthouse(`${APP}/`, options, undefined, page);
  writeFileSync(join(REPORTS, `${name}.html`), report);
  const scores = CATEGORIES.map((it) => `${it} ${Math.round(lhr.categories[it].score * 100)}`);
  console.log(`\n${name}: ${scores.join(", ")}`);
  console.log(TIMES.map((it) => `  ${lhr.audits[it].title} ${lhr.audits[it].displayValue}`).join("\n"));
  for (const category of CATEGORIES) {
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      const { score, title, displayValue = "" } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 0.9) console.log(`  below: ${title} ${displayValue}`);
    }
  }
}

/** Taps the button that begins with these words, once it is there. */
async function taps(page, words) {
  const button = await page.waitForSelector(`::-p-xpath(//button[starts-with(normalize-space(.), "${words}")])`);
  await button.evaluate((it) => it.click());
}

try {
  await judges("eerste-pagina", await (await browser.createBrowserContext()).newPage());

  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(`${APP}/`);
  for (const words of ["Ik ben leerling", "Verder", "Verder", "Begin"]) await taps(page, words);
  for (const words of ["de trein reed, en ik zat erin", "vandaag lukte het", "het rooster is te vol"]) {
    await page.locator("h1").wait();
    await page.goto(`${APP}/kwijt`);
    await page.locator("main textarea").fill(words);
    await taps(page, "Bewaar");
    await page.locator("h1::-p-text(Bewaard)").wait();
  }
  await judges("vandaag", page);
} finally {
  await browser.close();
}
