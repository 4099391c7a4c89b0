// A lock that is set on a book full of words: however it closes, nothing of them is left on the screen, in anything that a
// script can read, or in the browser's own files. Pictures that a system makes of windows cannot be searched for words, and are not.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { APP } from "./support/chromium.mjs";
import { journey } from "./support/journey.mjs";
import { cardText, newIdentity } from "./support/parcels.mjs";
import { filesWith, leavesNothing } from "./support/traces.mjs";

const SECRET = "zeven gele tulpen";
const WORDS = ["kanarievogel in de koolmijn", "kanariegeel gevoel", "kanarie op één been", "kanarie die nog niet klaar was", "Kanarie Noor"];
const [NOTE, FEELING, ONE_THING, DRAFT, COACH] = WORDS;

/** The pages that are opened, by their path and their heading: the browser's own list of visited pages must have none of them. */
const PAGES = ["dagboek", "kwijt", "dagstart", "gesprek", "koppel", "Dagboek", "Dagstart", "Gesprek", "Koppel", "Slot"];

journey("however a book closes, none of its words stay behind", async (stage, t) => {
  const folder = stage.folder();
  const learner = await stage.learnerOn(folder);
  await learner.page.clock.install();
  await learner.startsAsLearner();
  await learner.writesNote(NOTE);
  await learner.doesDagstart({ mood: [20, 20], feelings: ["rustig"], ownFeeling: FEELING, needs: ["tijd"], oneThing: ONE_THING, note: "gewoon" });
  await learner.goesTo("Gesprek");
  await learner.page.getByRole("link", { name: /coachkaart/ }).click();
  await learner.pastesCard(cardText((await newIdentity()).public, { name: COACH }));
  await learner.acceptsCardOf(COACH);
  await learner.putsReady(NOTE);
  await learner.opensPreview();
  await learner.fills("Hoe noemt je coach jou?", "Sem");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", DRAFT);
  await learner.sees("Concept bewaard");
  const code = await learner.setsLock(SECRET);
  const secrets = [...WORDS, SECRET, code, code.replaceAll(" ", "")];

  // With something of it on the screen: the diary, a text that is being written, an entry.
  const closing = {
    async "by hand"() {
      await learner.opensInDiary(NOTE);
      await learner.taps("Doe op slot");
    },
    async "by itself"() {
      await learner.goesTo("Vandaag");
      await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
      await learner.types("Even iets kwijt");
      assert.equal(await learner.field("Even iets kwijt").inputValue(), DRAFT);
      await learner.page.clock.runFor("05:10");
    },
    async "by Snel weg"() {
      await learner.goesTo("Dagboek");
      await learner.sees(NOTE);
      await learner.taps("Snel weg");
      await learner.page.waitForURL(`${APP}/start.html`);
    },
  };
  for (const [how, close] of Object.entries(closing)) {
    await close();
    if (how !== "by Snel weg") await learner.reads("Op slot");
    await leavesNothing(learner.page, secrets);
    if (how === "by Snel weg") continue;
    await learner.unlocks(SECRET);
    await learner.reads(/^(?!Op slot)/);
  }

  await learner.context.close();
  for (const words of secrets) assert.deepEqual(filesWith(folder, words), [], words);
  const history = readFileSync(join(folder, "Default/History"), "latin1");
  assert.ok(history.includes(`${APP}/start.html`) && history.includes("Mijn Stem"));
  for (const page of PAGES) assert.ok(!history.includes(`${APP}/${page}`) && !history.includes(page), page);
  // The search itself finds what does lie there: plain words, and words of 16 bits.
  assert.notDeepEqual(filesWith(folder, "mijn-stem"), []);
  t.diagnostic(`searched: ${readdirSync(join(folder, "Default")).join(", ")}`);
});
