// Dutch and English, at once and without loading anything: what the app says changes, what the learner
// wrote, and the questions it was an answer to, do not.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";

const lang = (person) => person.page.locator("html").getAttribute("lang");
/** A mark in the page that a reload would take away. */
const mark = (person) => person.page.evaluate(() => { window.stillTheSamePage = true; });
const notReloaded = async (person) => assert.equal(await person.page.evaluate(() => window.stillTheSamePage), true);

journey("the language changes at once, there and back, and is remembered", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  assert.equal(await lang(learner), "nl");
  await learner.goesTo("Ik");
  await mark(learner);
  await learner.chooses("Taal", "English");
  await learner.reads("Me");
  assert.equal(await lang(learner), "en");
  await learner.button("Help").waitFor();
  assert.equal(await learner.button("Hulp").count(), 0);
  await learner.chooses("Language", "Nederlands");
  await learner.reads("Ik");
  assert.equal(await lang(learner), "nl");
  await learner.chooses("Taal", "English");
  await learner.reads("Me");
  await notReloaded(learner);
  await learner.reloads();
  await learner.reads("Me");
  assert.equal(await lang(learner), "en");
});

journey("the first screen speaks the browser's language, and can be changed there", async (stage) => {
  const visitor = await stage.learner({ locale: "en-GB" });
  await visitor.opens();
  await visitor.reads("A place for your voice");
  assert.equal(await lang(visitor), "en");
  await mark(visitor);
  await visitor.chooses("Language", "Nederlands");
  await visitor.reads("Een plek voor jouw stem");
  assert.equal(await lang(visitor), "nl");
  await notReloaded(visitor);
  await visitor.goesOnAsLearner();
  assert.equal(await lang(visitor), "nl");
});

journey("what was written in Dutch keeps its Dutch questions and words in an English screen", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.doesDagstart({ mood: [75, 40], feelings: ["rustig"], needs: ["zelf kiezen"], oneThing: "brood bakken" });
  await learner.goesTo("Ik");
  await learner.chooses("Taal", "English");
  await learner.goesTo("Diary");
  await learner.page.getByRole("main").getByRole("link").filter({ hasText: "brood bakken" }).click();
  await learner.link("Edit").waitFor();
  const answers = learner.page.locator("dl[lang=nl]");
  const said = await answers.getByRole("term").allInnerTexts();
  assert.deepEqual(said, ["Hoe ben je erbij?", "Woorden die erbij passen", "Wat heb je vandaag nodig?", "Eén ding voor vandaag"]);
  assert.deepEqual(await answers.getByRole("definition").allInnerTexts(), ["licht, veel energie", "rustig", "zelf kiezen", "brood bakken"]);
  assert.equal(await lang(learner), "en");
});
