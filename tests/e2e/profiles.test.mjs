// Several people on one device: each a book, a key and a lock of their own; and erasing one, or all.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";

const databases = (person) => person.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());

/** Calls the open profile something. */
async function names(person, name) {
  await person.goesTo("Ik");
  await person.page.getByRole("link", { name: /^Profielen/ }).click();
  await person.reads("Profielen");
  await person.fills("Hoe heet dit profiel?", name);
  await person.taps("Bewaar");
  await person.sees("Bewaard");
}

const chooses = async (person, name) => {
  await person.reads("Wie ben je?");
  await person.page.getByRole("main").getByRole("listitem").getByRole("button", { name, exact: true }).click();
};

journey("each finds their own profile, and no lock says how much is in it", async (stage) => {
  const someone = await stage.learner();
  await someone.startsAsLearner();
  await someone.writesNote("van Sem alleen");
  await someone.goesTo("Ik");
  await someone.page.getByRole("link", { name: /^Profielen/ }).click();
  await someone.fills("Hoe heet dit profiel?", "x".repeat(41));
  await someone.taps("Bewaar");
  await someone.sees(/^Deze naam is te lang\./);
  await names(someone, "Sem");
  await someone.setsLock("zeven gele tulpen");
  await someone.page.getByRole("link", { name: "Ik", exact: true }).click();
  await someone.page.getByRole("link", { name: /^Profielen/ }).click();
  await someone.taps("Wissel van profiel");
  await someone.reads("Wie ben je?");
  await someone.taps("Begin een nieuw profiel");
  await someone.goesOnAsLearner();
  await someone.writesNote("van Yara alleen");
  await names(someone, "Yara");
  assert.equal((await databases(someone)).length, 3);

  // Yara's opens by itself; Sem's asks for the secret, and says nothing but its name.
  await someone.reloads();
  await someone.opensInDiary("van Yara alleen");
  assert.doesNotMatch(await someone.everyWord(), /van Sem/);
  await someone.opens("/ik/profiel");
  await someone.taps("Wissel van profiel");
  await someone.reads("Wie ben je?");
  assert.deepEqual(await someone.page.getByRole("main").getByRole("listitem").allInnerTexts(), ["Sem", "Yara"]);
  await chooses(someone, "Sem");
  await someone.reads("Op slot");
  assert.doesNotMatch(await someone.everyWord(), /van Sem|van Yara|\d+ (ding|stuk)/);
  await someone.taps("Ik ben iemand anders");
  await chooses(someone, "Sem");
  await someone.unlocks("zeven gele tulpen");
  await someone.opensInDiary("van Sem alleen");
  assert.doesNotMatch(await someone.everyWord(), /van Yara/);

  // Erasing Sem's leaves Yara's.
  await someone.opens("/ik/wissen");
  await someone.unlocks("zeven gele tulpen");
  await someone.taps("Wis dit profiel");
  await someone.page.getByRole("dialog", { name: "Dit profiel wissen?" }).getByRole("button", { name: "Ja, wis" }).click();
  await chooses(someone, "Yara");
  await someone.reads(GREETING);
  await someone.opensInDiary("van Yara alleen");
  assert.equal((await databases(someone)).length, 2);

  // Erasing everything leaves an empty shelf and the first start. A book that was erased before is not missed, though a browser
  // that was killed soon after remembers it.
  await someone.page.evaluate(() => localStorage.setItem(`mijn-stem-${"ab".repeat(16)}`, "10 61"));
  await someone.opens("/ik/wissen");
  await someone.taps("Wis alles op dit apparaat");
  await someone.page.getByRole("dialog", { name: "Alle profielen wissen?" }).getByRole("button", { name: "Ja, wis" }).click();
  await someone.reads("Een plek voor jouw stem");
  assert.deepEqual(await databases(someone), ["mijn-stem"]);
  assert.equal(await someone.page.evaluate(() => localStorage.length), 0);
  // Who begins again begins at the beginning.
  await someone.goesOnAsLearner();
});
