// A picture of every page and state: on a phone and on a desktop, in light and in dark, and of some in
// English. They land in $SCREENSHOTS as <place>-<width>-<colours>.png, for people to look at.

import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { DESKTOP, PHONE } from "./support/chromium.mjs";
import { emptyDayTour, lookingBackTour } from "./support/day-tour.mjs";
import { deskTour } from "./support/desk-tour.mjs";
import { journey } from "./support/journey.mjs";
import { lockTour, noLockTour } from "./support/keeping-tour.mjs";
import { mediaTour } from "./support/media-tour.mjs";
import { talksTour } from "./support/talks.mjs";
import { coachTour, firstStartTour, newBookTour, noaTour, papersTour, semTour } from "./support/tour.mjs";

const FOLDER = process.env.SCREENSHOTS ?? "target/screenshots";
mkdirSync(FOLDER, { recursive: true });

/** Takes the pictures of a place; `taken` collects their names. */
function photographer(person, colorScheme, taken) {
  return async (place) => {
    const before = person.page.viewportSize();
    for (const size of [PHONE, DESKTOP]) {
      await person.page.setViewportSize(size);
      const name = `${place}-${size.width}-${colorScheme}.png`;
      const path = join(FOLDER, name);
      await person.page.screenshot({ path, animations: "disabled", caret: "initial" });
      assert.ok(statSync(path).size > 3000, `${name} shows something`);
      assert.ok(!taken.has(name), `${name} is taken once`);
      taken.add(name);
    }
    await person.page.setViewportSize(before);
  };
}

for (const [colours, colorScheme] of [["Licht", "light"], ["Donker", "dark"]]) {
  journey(`pictures of every page in ${colorScheme}`, async (stage) => {
    const taken = new Set();
    const options = { colorScheme, reducedMotion: "reduce" };
    for (const tour of [firstStartTour, lockTour, noLockTour, newBookTour, emptyDayTour, mediaTour, papersTour, semTour, lookingBackTour, talksTour, noaTour, coachTour, deskTour]) {
      const person = await ([coachTour, deskTour].includes(tour) ? stage.coach(options) : stage.learner(options));
      await tour(person, photographer(person, colorScheme, taken), colours, stage.folder());
      await person.context.close();
    }
    assert.ok(taken.size >= 100, `${taken.size} pictures`);
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
