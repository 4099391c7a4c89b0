// A full book moves from one device to the next, and is the same there, record by record and byte by byte. The back-up that
// it begins with is made by node alone; what each device holds is read from a back-up of its own, by node alone too.
//
// MOVE_ENTRIES and MOVE_PHOTOS say how many; 10000 and 200 is some ten years of someone who writes a lot.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { contentsOf, inventedBook, makeBackup, openBackup } from "./support/backups.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";

const ENTRIES = Number(process.env.MOVE_ENTRIES ?? 10_000);
const PHOTOS = Number(process.env.MOVE_PHOTOS ?? 200);
const PHOTO_BYTES = 150_000;
const CODE = JSON.parse(readFileSync(new URL("../vectors/backup-v1.json", import.meta.url), "utf8")).recovery;
const PATIENCE = 60_000 + ENTRIES * 30 + PHOTOS * 300;

/** The longest that the screen of a page stood still since this was last asked, in ms. What is under 50 is not told. */
const stoodStill = (learner) => learner.page.evaluate(() => globalThis.still.splice(0).reduce((most, one) => Math.max(most, one), 0));

/** Restores a back-up on a device that was never used; gives how long the restoring itself took, in ms. */
async function restores(learner, file, code) {
  await learner.page.addInitScript(() => {
    globalThis.still = [];
    new PerformanceObserver((list) => globalThis.still.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await learner.opens();
  await learner.page.getByRole("link", { name: /^Ik heb een reservekopie/ }).click();
  await learner.picksFile("Kies de reservekopie", file);
  await learner.reads("Open de kopie");
  await learner.taps("Ik weet het niet meer");
  await learner.fills("Herstelcode", code);
  await learner.taps("Verder");
  await learner.title("Dit zou er gebeuren").waitFor({ timeout: PATIENCE });
  const begun = performance.now();
  await learner.taps("Zet terug");
  await learner.title("Teruggezet").waitFor({ timeout: PATIENCE });
  const took = performance.now() - begun;
  const still = await stoodStill(learner);
  await learner.taps("Klaar");
  await learner.goesTo("Dagboek");
  await learner.sees(new RegExp(`verhaal ${ENTRIES - 1}:`));
  return { took, still };
}

/** Backs everything up; gives the file, its code, and what is in it. */
async function backsUp(learner) {
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await learner.reads("Reservekopie");
  await learner.chooses("Waarmee gaat de kopie open?", "Een herstelcode");
  await learner.taps("Laat de code zien");
  const code = await learner.writesDownCode();
  await learner.title("Je kopie is klaar").waitFor({ timeout: PATIENCE });
  const { path, text } = await learner.downloads("Bewaar als bestand");
  const { records, chunks } = contentsOf(openBackup(text, code));
  // Only that there is a back-up is new.
  records.settings = records.settings.map((json) => JSON.stringify({ ...JSON.parse(json), backed_up: undefined }));
  return { path, code, holds: { records, chunks } };
}

const inWords = ({ took, still }) => `restored in ${(took / 1000).toFixed(1)} s, the screen stood still for ${still} ms at most`;

journey(
  `${ENTRIES} entries and ${PHOTOS} attachments move to another device, record by record the same`,
  async (stage, t) => {
    const book = inventedBook({ entries: ENTRIES, photos: PHOTOS, photoBytes: PHOTO_BYTES });
    const text = makeBackup(book, CODE);
    const file = writeIn(stage.folder(), "kopie.txt", text);
    const expected = contentsOf(book);
    const one = await stage.learnerOn(stage.folder());
    const there = await restores(one, file, CODE);
    const first = await backsUp(one);
    assert.deepEqual(first.holds, expected);

    const other = await stage.learnerOn(stage.folder());
    const elsewhere = await restores(other, first.path, first.code);
    const second = await backsUp(other);
    assert.deepEqual(second.holds, expected);
    const counts = Object.entries(expected.records).map(([table, all]) => `${all.length} ${table}`);
    t.diagnostic(`${(text.length / 1e6).toFixed(1)} MB: ${counts.join(", ")}, ${Object.keys(expected.chunks).length} pieces; ${[there, elsewhere].map(inWords).join("; ")}`);
  },
  { timeout: 4 * PATIENCE },
);
