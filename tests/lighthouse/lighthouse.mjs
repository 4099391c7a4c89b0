// What Lighthouse makes of the built app at APP_URL, on its phone of old (slow 4G, a fourth of the processor): of the first page,
// and of Vandaag of a learner who has written before. Each twice: with the slow network reckoned afterwards, as everybody's score
// is, and really slowed down, which is what a person sees. Prints the scores, the times behind them, and what is not as it should be:
// of the run in the middle of five, as Lighthouse advises, because one alone says as much of what else the machine does.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import lighthouse from "lighthouse";
import { computeMedianRun } from "lighthouse/core/lib/median-run.js";
import puppeteer from "puppeteer-core";

const RUNS = 5;
const APP = process.env.APP_URL.replace(/\/$/, "");
const REPORTS = process.env.REPORTS;
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", "--accept-lang=nl-NL"];

mkdirSync(REPORTS, { recursive: true });
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: FLAGS, headless: true });

async function judges(name, visits, throttlingMethod) {
  const options = { output: "html", logLevel: "error", onlyCategories: CATEGORIES, disableStorageReset: true, throttlingMethod };
  const judged = async (again) => {
    const page = await visits();
    const { lhr, report } = await lighthouse(`${APP}/`, options, undefined, page);
    await page.browserContext().close();
    // Chromium now and then records no trace, and Lighthouse asks to be run again.
    if (again && lhr.runtimeError?.code === "NO_NAVSTART") return judged(false);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return { lhr, report };
  };
  const runs = [];
  while (runs.length < RUNS) runs.push(await judged(true));
  const lhr = computeMedianRun(runs.map((run) => run.lhr));
  writeFileSync(join(REPORTS, `${name}-${throttlingMethod}.html`), runs.find((run) => run.lhr === lhr).report);
  const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);
  console.log(`\n${name}, ${throttlingMethod}: ${CATEGORIES.map((it) => `${it} ${score(lhr, it)}`).join(", ")}`);
  console.log(`  performance of each run: ${runs.map((run) => score(run.lhr, "performance")).join(", ")}`);
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

const newPage = async () => (await browser.createBrowserContext()).newPage();

async function learnerWhoWrote() {
  const page = await newPage();
  await page.goto(`${APP}/`);
  for (const words of ["Ik ben leerling", "Verder", "Verder", "Begin"]) await taps(page, words);
  for (const words of ["de trein reed, en ik zat erin", "vandaag lukte het", "het rooster is te vol"]) {
    await page.locator("h1").wait();
    await page.goto(`${APP}/kwijt`);
    await page.locator("main textarea").fill(words);
    await taps(page, "Bewaar");
    await page.locator("h1::-p-text(Bewaard)").wait();
  }
  return page;
}

try {
  for (const method of ["simulate", "devtools"]) {
    await judges("eerste-pagina", newPage, method);
    await judges("vandaag", learnerWhoWrote, method);
  }
} finally {
  await browser.close();
}
