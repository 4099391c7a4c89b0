// A diary of some years, read in bundles: whatever was changed or deleted is so for who comes back, and nothing of it stays behind.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { inventedBook, makeBackup } from "./support/backups.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";

const ENTRIES = 400;
/** How many buckets there are. */
const BUCKETS = 128;
const CODE = JSON.parse(readFileSync(new URL("../vectors/backup-v1.json", import.meta.url), "utf8")).recovery;

/** Which buckets of the diary have a bundle. */
const bundled = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const has = database.objectStoreNames.contains("bundles");
      const keys = has ? await done(database.transaction("bundles").objectStore("bundles").getAllKeys()) : undefined;
      database.close();
      if (keys) return keys;
    }
    return [];
  });

/** Comes back, and waits until all of the diary lies in bundles. */
async function comesBack(learner) {
  await learner.opensANewTab("/dagboek/zoek");
  await learner.reads("Zoek");
  while ((await bundled(learner.page)).length < BUCKETS) await learner.page.evaluate(() => new Promise((go) => requestIdleCallback(go)));
}

/** Searches the whole diary; gives the words of what was found. */
async function searches(learner, words) {
  await learner.opensANewTab("/dagboek/zoek");
  await learner.fills("Waar zoek je naar?", words);
  await learner.page.getByRole("status").filter({ hasText: /gevonden/i }).waitFor();
  return learner.page.getByRole("main").getByRole("listitem").allInnerTexts();
}

journey("a diary in bundles says what was changed last, and nothing that was deleted", async (stage) => {
  const learner = await stage.learner();
  await learner.opens();
  await learner.page.getByRole("link", { name: /^Ik heb een reservekopie/ }).click();
  await learner.looksIntoBackup(writeIn(stage.folder(), "kopie.txt", makeBackup(inventedBook({ entries: ENTRIES }), CODE)), CODE);
  await learner.taps("Zet terug");
  await learner.reads("Teruggezet");
  await comesBack(learner);

  const found = await searches(learner, "verhaal 399");
  assert.equal(found.length, 1);
  await learner.page.getByRole("main").getByRole("listitem").getByRole("link").click();
  await learner.follows("Bewerk");
  await learner.fills("Even iets kwijt", "een ander verhaal, over een egel");
  await learner.keeps();
  // Its bundle went with what it said before.
  assert.equal((await bundled(learner.page)).length, BUCKETS - 1);
  assert.equal((await searches(learner, "egel")).length, 1);
  assert.deepEqual(await searches(learner, "verhaal 399"), []);
  await comesBack(learner);
  assert.equal((await searches(learner, "egel")).length, 1);
  assert.deepEqual(await searches(learner, "verhaal 399"), []);

  assert.equal((await searches(learner, "egel")).length, 1);
  await learner.page.getByRole("main").getByRole("listitem").getByRole("link").click();
  await learner.button("Verwijder").first().click();
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder" }).click();
  await learner.sees(/^Verwijderd/);
  assert.equal((await bundled(learner.page)).length, BUCKETS - 1);
  assert.deepEqual(await searches(learner, "egel"), []);
  await comesBack(learner);
  assert.deepEqual(await searches(learner, "egel"), []);
  assert.equal((await searches(learner, "verhaal 398")).length, 1);
});
