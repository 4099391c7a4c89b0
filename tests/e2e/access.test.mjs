// Every page and state, in light and in dark, against WCAG 2.2 AA as far as a machine can tell (axe-core),
// and without sideways scrolling on a screen of 320 px.

import assert from "node:assert/strict";

import { tooWide, violations } from "./support/axe.mjs";
import { DESKTOP, PHONE } from "./support/chromium.mjs";
import { emptyDayTour, lookingBackTour } from "./support/day-tour.mjs";
import { deskTour } from "./support/desk-tour.mjs";
import { journey } from "./support/journey.mjs";
import { lockTour, noLockTour } from "./support/keeping-tour.mjs";
import { mediaTour } from "./support/media-tour.mjs";
import { talksTour } from "./support/talks.mjs";
import { coachTour, firstStartTour, newBookTour, noaTour, papersTour, semTour } from "./support/tour.mjs";

const NARROW = { width: 320, height: 640 };

/** Each page has one title; a dialog hides it from a screen reader. */
async function titles(person) {
  const titles = await person.page.getByRole("heading", { level: 1, includeHidden: false }).allInnerTexts();
  const dialog = await person.page.getByRole("dialog").count();
  return titles.length === 1 || dialog > 0 ? [] : [`${titles.length} titles: ${JSON.stringify(titles)}`];
}

/** A look at each place; gives what is wrong, with the place before it. */
function inspector(person, viewport) {
  const wrong = [];
  const see = async (place) => {
    await person.page.setViewportSize(NARROW);
    const wide = await tooWide(person.page);
    // As high as the page, so that nothing is judged by what the tabs happen to lie over at this moment.
    await person.page.setViewportSize(viewport);
    const height = await person.page.evaluate(() => document.documentElement.scrollHeight);
    await person.page.setViewportSize({ ...viewport, height: Math.max(height, viewport.height) });
    const found = [...wide, ...(await violations(person.page)), ...(await titles(person))];
    await person.page.setViewportSize(viewport);
    wrong.push(...found.map((line) => `${place}: ${line}`));
  };
  return { see, wrong };
}

for (const [colours, colorScheme] of [["Licht", "light"], ["Donker", "dark"]]) {
  const options = { colorScheme, reducedMotion: "reduce" };
  const walk = (name, tour, arrive, viewport) =>
    journey(`${name} is accessible in ${colorScheme}`, async (stage) => {
      const person = await arrive(stage);
      const { see, wrong } = inspector(person, viewport);
      await tour(person, see, colours, stage.folder());
      assert.deepEqual([...new Set(wrong)], []);
    });
  walk("the first start", firstStartTour, (stage) => stage.learner(options), PHONE);
  walk("a book with a lock", lockTour, (stage) => stage.learner(options), PHONE);
  walk("a book without a lock", noLockTour, (stage) => stage.learner(options), PHONE);
  walk("a new book", newBookTour, (stage) => stage.learner(options), PHONE);
  walk("an empty day", emptyDayTour, (stage) => stage.learner(options), PHONE);
  walk("looking back", lookingBackTour, (stage) => stage.learner(options), PHONE);
  walk("what is spoken, photographed and drawn", mediaTour, (stage) => stage.learner(options), PHONE);
  walk("talks and agreements", talksTour, (stage) => stage.learner(options), PHONE);
  walk("what lies beside the diary", papersTour, (stage) => stage.learner(options), PHONE);
  walk("Sem's book", semTour, (stage) => stage.learner(options), PHONE);
  walk("Noa's book", noaTour, (stage) => stage.learner(options), PHONE);
  walk("the coach's desk", coachTour, (stage) => stage.coach(options), DESKTOP);
  walk("a desk with things on it", deskTour, (stage) => stage.coach(options), DESKTOP);
  walk("a desk on a phone", deskTour, (stage) => stage.coach({ ...options, viewport: PHONE }), PHONE);
}
