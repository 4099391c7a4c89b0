// A picture of every page and state: on a phone and on a desktop, in light and in dark, and of some in
// English. They land in $SCREENSHOTS as <place>-<width>-<colours>.png, for people to look at. With
// $EVERY_SCREEN set there are more: four widths, as long as the page is, and all of it in English too.

import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { DESKTOP, PHONE } from "./support/chromium.mjs";
import { emptyDayTour, lookingBackTour } from "./support/day-tour.mjs";
import { deskTour } from "./support/desk-tour.mjs";
import { readsEnglish } from "./support/english.mjs";
import { journey } from "./support/journey.mjs";
import { lockTour, noLockTour } from "./support/keeping-tour.mjs";
import { mediaTour } from "./support/media-tour.mjs";
import { talksTour } from "./support/talks.mjs";
import { coachTour, firstStartTour, newBookTour, noaTour, papersTour, semTour } from "./support/tour.mjs";

const FOLDER = process.env.SCREENSHOTS ?? "target/screenshots";
mkdirSync(FOLDER, { recursive: true });

const EVERY = Boolean(process.env.EVERY_SCREEN);
const SIZES = EVERY ? [{ width: 320, height: 740 }, PHONE, { width: 768, height: 1024 }, DESKTOP] : [PHONE, DESKTOP];
const TOURS = [firstStartTour, lockTour, noLockTour, newBookTour, emptyDayTour, mediaTour, papersTour, semTour, lookingBackTour, talksTour, noaTour, coachTour, deskTour];

/** Makes the window as high as the page, up to three screens of a phone. */
const showsAll = async (page, { width }) => {
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(high, 2220) });
};

/** Takes the pictures of a place; `taken` collects their names, which begin with `before`. */
function photographer(person, colorScheme, taken, before = "") {
  return async (place) => {
    const usual = person.page.viewportSize();
    for (const size of SIZES) {
      await person.page.setViewportSize(size);
      if (EVERY) await showsAll(person.page, size);
      const name = `${before}${place}-${size.width}-${colorScheme}.png`;
      const path = join(FOLDER, name);
      await person.page.screenshot({ path, animations: "disabled", caret: "initial" });
      assert.ok(statSync(path).size > 3000, `${name} shows something`);
      assert.ok(!taken.has(name), `${name} is taken once`);
      taken.add(name);
    }
    await person.page.setViewportSize(usual);
  };
}

for (const [colours, colorScheme] of [["Licht", "light"], ["Donker", "dark"]]) {
  const takes = async (tour, stage, locale = "nl-NL") => {
    const taken = new Set();
    const options = { colorScheme, reducedMotion: "reduce", locale };
    const person = await ([coachTour, deskTour].includes(tour) ? stage.coach(options) : stage.learner(options));
    const before = locale === "nl-NL" ? "" : "en-";
    if (before) readsEnglish(person);
    await tour(person, photographer(person, colorScheme, taken, before), colours, stage.folder());
    await person.context.close();
    return taken.size;
  };
  if (EVERY) {
    for (const tour of TOURS) for (const locale of ["nl-NL", "en-GB"]) journey(`pictures of every page of ${tour.name} in ${colorScheme}, ${locale}`, (stage) => takes(tour, stage, locale), { timeout: 600_000 });
    continue;
  }
  journey(`pictures of every page in ${colorScheme}`, async (stage) => {
    let taken = 0;
    for (const tour of TOURS) taken += await takes(tour, stage);
    assert.ok(taken >= 100, `${taken} pictures`);
  });
}

journey("pictures of some pages in English", async (stage) => {
  const sem = await stage.learner({ colorScheme: "light", reducedMotion: "reduce" });
  const see = photographer(sem, "light", new Set());
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.goesTo("Ik");
  await sem.chooses("Taal", "English");
  await sem.reads("Me");
  await see("en-me");
  await sem.goesTo("Today");
  await see("en-today");
  await sem.goesTo("Diary");
  await see("en-diary");
  await sem.page.getByRole("main").getByRole("link", { name: /^Day start/ }).first().click();
  await sem.link("Edit").waitFor();
  await see("en-entry");
});
