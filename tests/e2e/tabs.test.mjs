// The same book in two tabs: they follow each other, one text has one writer, and a lock closes both.

import assert from "node:assert/strict";

import { APP } from "./support/chromium.mjs";
import { dump, restore } from "./support/databases.mjs";
import { journey } from "./support/journey.mjs";
import { Learner } from "./support/learner.mjs";
import { draws, making, strokes } from "./support/media.mjs";

/** The same person in another tab. */
async function anotherTab(person, path = "/") {
  const tab = new Learner(person.context, person.seen, await person.context.newPage());
  await tab.opens(path);
  return tab;
}

journey("what happens in one tab is there in the other", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await anotherTab(one, "/dagboek");
  await one.writesNote("uit het ene tabblad");
  await other.sees("uit het ene tabblad");
  await other.writesNote("uit het andere tabblad");
  await one.goesTo("Dagboek");
  await one.sees("uit het andere tabblad");
  await one.opensInDiary("uit het andere tabblad");
  await one.taps("Verwijder");
  await one.page.getByRole("dialog").getByRole("button", { name: "Verwijder" }).click();
  await other.goesTo("Dagboek");
  await other.text("uit het andere tabblad").waitFor({ state: "detached" });
  await other.goesTo("Ik");
  await other.chooses("Taal", "English");
  await one.page.getByRole("link", { name: "Diary", exact: true }).waitFor();
});

journey("forty changes from two tabs in turn, and none is lost", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await anotherTab(one);
  for (let turn = 1; turn <= 20; turn += 1) {
    await one.writesNote(`links ${turn}.`);
    await other.writesNote(`rechts ${turn}.`);
  }
  const there = async (tab) => {
    await tab.goesTo("Dagboek");
    for (const name of ["links", "rechts"]) for (let turn = 1; turn <= 20; turn += 1) await tab.sees(new RegExp(`${name} ${turn}\\.`));
  };
  await there(one);
  await there(other);
  await one.reloads();
  await there(one);
});

journey("a text is written in one tab, and can be taken over", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  await one.opens("/kwijt");
  await one.types("Even iets kwijt", "begonnen in het ene");
  await one.sees("Concept bewaard");
  const other = await anotherTab(one, "/kwijt");
  await other.reads("Je schrijft dit in een ander tabblad");
  await other.taps("Neem het hier over");
  await other.reads("Even iets kwijt");
  assert.equal(await other.field("Even iets kwijt").inputValue(), "begonnen in het ene");
  await one.reads("Je schrijft dit in een ander tabblad");
  await other.fills("Even iets kwijt", "en af in het andere");
  await other.keeps();
  await one.goesTo("Dagboek");
  await one.sees("en af in het andere");
  assert.equal(await one.page.getByRole("main").getByRole("listitem").count(), 1);

  // Who leaves the page lets go of it.
  await one.opensInDiary("en af in het andere");
  await one.follows("Bewerk");
  await one.reads("Even iets kwijt");
  await one.goesTo("Dagboek");
  await one.reads("Dagboek");
  await other.opensInDiary("en af in het andere");
  await other.follows("Bewerk");
  await other.reads("Even iets kwijt");
});

journey("what is being written stays on the screen, whatever another tab keeps", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await anotherTab(one);
  await one.opens("/kwijt");
  await one.types("Even iets kwijt", "nog niet af");
  const field = await one.field("Even iets kwijt").elementHandle();
  await other.choosesColours("Donker");
  // Once the colours are here, so is all else that the other tab kept.
  await one.page.locator("html[data-theme=dark]").waitFor();
  assert.ok(await field.evaluate((field) => field.isConnected), "the field is the same");
  assert.equal(await field.inputValue(), "nog niet af");
});

journey("a lock closes every tab", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await anotherTab(one, "/ik");
  await one.setsLock("zeven gele tulpen");
  await other.button("Doe op slot").waitFor();
  await one.taps("Doe op slot");
  await one.reads("Op slot");
  await other.reads("Op slot");
});

journey("a tab that meets a newer version saves the draft first, and says what to do", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await one.context.newPage();
  await other.goto(`${APP}/start.html`);
  const [name] = await other.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== "mijn-stem"));
  await one.page.bringToFront();
  await one.opens("/kwijt");
  await one.types("Even iets kwijt", "nog niet af");
  // The tab is asked before it saved by itself, and gives way.
  const upgraded = await other.evaluate(
    (name) => new Promise((done, fail) => {
      const asked = indexedDB.open(name, 99);
      Object.assign(asked, { onsuccess: () => done(asked.result.close()), onerror: () => fail(asked.error) });
    }),
    name,
  );
  assert.equal(upgraded, undefined);
  await one.fills("Even iets kwijt", "nog niet af, en verder");
  await one.sees("Een ander tabblad gebruikt een nieuwere versie. Herlaad deze pagina om verder te gaan.");
  assert.equal(await one.field("Even iets kwijt").inputValue(), "nog niet af, en verder");
  // As it was saved: put back as a database of this version.
  const kept = await dump(other, name);
  assert.equal(kept.version, 99);
  await restore(other, name, { ...kept, version: 3 });
  await one.opens("/kwijt");
  await one.reads("Even iets kwijt");
  assert.equal(await one.field("Even iets kwijt").inputValue(), "nog niet af");
});

journey("a tab whose database is taken away keeps the words on the screen, and says what to do", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/kwijt");
  await learner.types("Even iets kwijt", "nog niet af");
  await learner.sees("Concept bewaard");
  // As a browser does that needs room, or someone who clears "site data".
  const browser = await learner.context.newCDPSession(learner.page);
  await browser.send("Storage.clearDataForOrigin", { origin: APP, storageTypes: "indexeddb" });
  await learner.fills("Even iets kwijt", "nog niet af, en verder");
  await learner.sees(/^Dit boek staat niet meer op dit apparaat\./);
  await learner.taps("Bewaar");
  await learner.button("Bewaar").and(learner.page.locator(":enabled")).waitFor();
  assert.equal(await learner.text("Bewaard").count(), 0);
  assert.equal(await learner.field("Even iets kwijt").inputValue(), "nog niet af, en verder");
  // Whoever loads the page is told what vanished, and led to restoring.
  await learner.opens();
  await learner.reads("Je dagboek staat hier niet meer");
  await learner.button("Zet een kopie terug").waitFor();
});

journey("erasing in one tab leaves nothing open in the other", async (stage) => {
  const one = await stage.learner();
  await one.startsAsLearner();
  const other = await anotherTab(one, "/kwijt");
  await other.types("Even iets kwijt", "nog niet af");
  await one.opens("/ik/wissen");
  await one.taps("Wis dit profiel");
  await one.page.getByRole("dialog").getByRole("button", { name: "Ja, wis" }).click();
  await one.reads("Een plek voor jouw stem");
  await other.fills("Even iets kwijt", "te laat");
  await other.sees(/^Dit boek staat niet meer op dit apparaat\./);
  assert.equal(await other.field("Even iets kwijt").inputValue(), "te laat");
});

journey("what lies open and is not kept yet stays to be seen, whatever another tab keeps", async (stage) => {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();
  await learner.startsAsLearner();
  await learner.pairsByFile("Noor", card.path);
  await learner.opens("/kwijt");
  await learner.types("Even iets kwijt", "bij deze tekening");
  await learner.taps("Teken");
  await draws(learner, [0.1, 0.2], [0.9, 0.2]);
  await making(learner, "Tekening").getByRole("button", { name: "Klaar" }).click();
  await learner.fills("Wat staat er op deze tekening?", "twee bomen");
  await learner.keeps();
  await learner.putsReady("bij deze tekening");
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });

  await coach.picksParcel(parcel.path);
  const drawing = coach.page.getByRole("img", { name: "twee bomen" });
  await drawing.waitFor();
  const other = await anotherTab(coach);
  await other.choosesColours("Donker");
  await coach.page.locator('html[data-theme=dark]').waitFor();
  await drawing.waitFor();
  assert.equal(await strokes(drawing), 1);
});
