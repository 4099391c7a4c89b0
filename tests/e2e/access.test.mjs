// Every page and state against WCAG 2.2 AA as far as a machine can tell (axe-core), in light, dark and more contrast, and what a
// page must be able to take: 320 px, wide spacing, longer texts, forced colours, a finger, a wish for rest. Once in Dutch and once in English.

import assert from "node:assert/strict";

import { violationsInEveryLook } from "./support/axe.mjs";
import { DESKTOP, PHONE } from "./support/chromium.mjs";
import { emptyDayTour, lookingBackTour } from "./support/day-tour.mjs";
import { deskTour } from "./support/desk-tour.mjs";
import { readsEnglish } from "./support/english.mjs";
import { journey } from "./support/journey.mjs";
import { lockTour, noLockTour } from "./support/keeping-tour.mjs";
import { mediaTour } from "./support/media-tour.mjs";
import { moving, strained, tooSmall, unannounced } from "./support/strain.mjs";
import { talksTour } from "./support/talks.mjs";
import { coachTour, firstStartTour, newBookTour, noaTour, papersTour, semTour } from "./support/tour.mjs";

const NARROW = { width: 320, height: 640 };

/** Each page has one title; a dialog hides it from a screen reader. */
async function titles(person) {
  const titles = await person.page.getByRole("heading", { level: 1, includeHidden: false }).allInnerTexts();
  const dialog = await person.page.getByRole("dialog").count();
  return titles.length === 1 || dialog > 0 ? [] : [`${titles.length} titles: ${JSON.stringify(titles)}`];
}

/** The path of the page; the app keeps it in the state of the history (docs/decisions/0012-one-address.md). */
const pathOf = ({ page }) => page.evaluate(() => /^\d+(.*)$/.exec(history.state)?.[1]);

/** A look at each place; gives what is wrong, with the place before it. */
function inspector(person, viewport) {
  const wrong = [];
  const paths = new Set();
  /** Higher than the page, so that nothing is judged by what the tabs happen to lie over at this moment, whatever still comes. */
  const unrolled = async (look) => {
    const height = await person.page.evaluate(() => document.documentElement.scrollHeight);
    await person.page.setViewportSize({ ...viewport, height: height + 400 });
    const found = await look();
    await person.page.setViewportSize(viewport);
    return found;
  };
  const looks = async (place, found) => {
    found.push(...(await titles(person)), ...(await unrolled(() => violationsInEveryLook(person.page))));
    wrong.push(...found.map((line) => ({ place, line })));
  };
  const see = async (place) => {
    const { page } = person;
    paths.add(await pathOf(person));
    await page.setViewportSize(NARROW);
    const found = await strained(page);
    await page.setViewportSize(viewport);
    await looks(place, [...found, ...(await tooSmall(page)), ...(await moving(page))]);
  };
  /** In English what does not hang on the words is not asked again. */
  const seeEnglish = async (place) => looks(place, (await person.page.locator("html").getAttribute("lang")) === "en" ? [] : ["not in English"]);
  /** Every page that was seen: what was written in Dutch is announced as that when the rest is English. */
  const turnsToEnglish = async () => {
    await person.speaksEnglish();
    for (const path of paths) {
      await person.opens(path);
      wrong.push(...(await unannounced(person.page)).map((line) => ({ place: `${path} in English`, line })));
    }
  };
  return { see, seeEnglish, turnsToEnglish, wrong };
}

/** Each thing once, with the first place where it was wrong and how many there were. */
function report(wrong) {
  const places = new Map();
  for (const { place, line } of wrong) places.set(line, [...(places.get(line) ?? []), place]);
  return [...places].map(([line, [first, ...more]]) => `${first}${more.length > 0 ? ` and ${more.length} more` : ""}: ${line}`).join("\n");
}

const options = { colorScheme: "light", reducedMotion: "reduce" };
function walk(name, tour, arrive, viewport) {
  journey(`${name} is accessible`, async (stage) => {
    const person = await arrive(stage, options);
    const { see, turnsToEnglish, wrong } = inspector(person, viewport);
    await tour(person, see, "Licht", stage.folder());
    await turnsToEnglish();
    assert.equal(report(wrong), "");
  }, { timeout: 400_000 });
  journey(`${name} is accessible in English`, async (stage) => {
    const person = readsEnglish(await arrive(stage, { ...options, locale: "en-GB" }));
    const { seeEnglish, wrong } = inspector(person, viewport);
    await tour(person, seeEnglish, "Licht", stage.folder());
    assert.equal(report(wrong), "");
  }, { timeout: 400_000 });
}
walk("the first start", firstStartTour, (stage, options) => stage.learner(options), PHONE);
walk("a book with a lock", lockTour, (stage, options) => stage.learner(options), PHONE);
walk("a book without a lock", noLockTour, (stage, options) => stage.learner(options), PHONE);
walk("a new book", newBookTour, (stage, options) => stage.learner(options), PHONE);
walk("an empty day", emptyDayTour, (stage, options) => stage.learner(options), PHONE);
walk("looking back", lookingBackTour, (stage, options) => stage.learner(options), PHONE);
walk("what is spoken, photographed and drawn", mediaTour, (stage, options) => stage.learner(options), PHONE);
walk("talks and agreements", talksTour, (stage, options) => stage.learner(options), PHONE);
walk("what lies beside the diary", papersTour, (stage, options) => stage.learner(options), PHONE);
walk("Sem's book", semTour, (stage, options) => stage.learner(options), PHONE);
walk("Noa's book", noaTour, (stage, options) => stage.learner(options), PHONE);
walk("the coach's desk", coachTour, (stage, options) => stage.coach(options), DESKTOP);
walk("a desk with things on it", deskTour, (stage, options) => stage.coach(options), DESKTOP);
walk("a desk on a phone", deskTour, (stage, options) => stage.coach({ ...options, viewport: PHONE }), PHONE);
