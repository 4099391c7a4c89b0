// A device that is really full: what cannot be kept is not said to be kept, stays on the screen, and is kept once there is
// room again. Once by a quota that the browser holds, and once on a disk without a byte left.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

import { inventedBook, makeBackup } from "./support/backups.mjs";
import { APP } from "./support/chromium.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";

const FULL = "Het apparaat is vol. Er is niets weg, maar dit is nog niet bewaard. Maak ruimte vrij en probeer het opnieuw.";
const SECRET = "zeven gele tulpen";
const CODE = JSON.parse(readFileSync(new URL("../vectors/backup-v1.json", import.meta.url), "utf8")).recovery;

/** Words that cannot be made smaller. */
const words = (bytes) => randomBytes((bytes * 3) / 4).toString("base64");

/**
 * A device that a quota makes full, to the last hundred bytes. It is set before the app comes, as the browser remembers for a
 * while how much room there was; and held by a page of its own, as it ends when that page goes elsewhere.
 */
async function withQuota(learner) {
  const holder = await learner.context.newPage();
  await holder.goto(`${APP}/start.html`);
  const browser = await learner.context.newCDPSession(holder);
  const quota = (quotaSize) => browser.send("Storage.overrideQuotaForOrigin", { origin: APP, quotaSize });
  await quota(400_000);
  // A page in the background is given little time.
  await learner.page.bringToFront();
  const fill = () =>
    holder.evaluate(async () => {
      const ask = (request) => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) }));
      const open = indexedDB.open("vulling");
      open.onupgradeneeded = () => open.result.createObjectStore("niets", { autoIncrement: true });
      const database = await ask(open);
      for (let bytes = 50_000; bytes >= 100; ) {
        const change = database.transaction("niets", "readwrite");
        change.objectStore("niets").add(crypto.getRandomValues(new Uint8Array(bytes)));
        const kept = await new Promise((done) => Object.assign(change, { oncomplete: () => done(true), onabort: () => done(false) }));
        if (!kept) bytes /= 8;
      }
      database.close();
    });
  return { fill, free: () => quota(undefined) };
}

/** A disk of its own under a folder, and a file that takes all that is left of it. Nothing where this machine does not allow it. */
function withDisk(folder) {
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=96m", "tmpfs", folder]);
  if (mounted.status !== 0) return undefined;
  const filling = join(folder, "vulling");
  return {
    fill() {
      // The browser may give something back meanwhile: that is taken too.
      for (let time = 0; time < 100 && (time === 0 || statfsSync(folder).bavail > 0); time += 1) {
        spawnSync("dd", ["if=/dev/zero", `of=${filling}`, "bs=4096", "oflag=append", "conv=notrunc"]);
      }
      assert.equal(statfsSync(folder).bavail, 0);
    },
    free: () => rmSync(filling),
    unmount: () => spawnSync("umount", ["--lazy", folder]),
  };
}

/** Writing: the words stay, and are kept when there is room. */
async function writes(learner, device) {
  const text = `te vol ${words(48_000)}`;
  await learner.opens("/kwijt");
  await learner.reads("Even iets kwijt");
  await device.fill();
  // Twice: the first time the browser notices, the second time it no longer opens the database.
  for (let time = 1; time <= 2; time += 1) {
    await learner.fills("Even iets kwijt", `${text} ${time}`);
    await learner.taps("Bewaar");
    await learner.sees(FULL);
    await learner.button("Bewaar").and(learner.page.locator(":enabled")).waitFor();
    assert.equal(await learner.text("Bewaard").count(), 0);
    assert.equal(await learner.text("Concept bewaard").count(), 0);
    assert.equal(await learner.field("Even iets kwijt").inputValue(), `${text} ${time}`);
  }
  await device.free();
  await learner.keeps();
  return `${text} 2`;
}

/** Restoring: nothing comes back by half, and all of it does when there is room. */
async function restores(learner, device, folder) {
  const file = writeIn(folder, "kopie.txt", makeBackup(inventedBook({ entries: 20, photos: 2, photoBytes: 300_000 }), CODE));
  await learner.opens("/ik");
  await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
  await learner.looksIntoBackup(file, CODE);
  await device.fill();
  await learner.taps("Zet terug");
  await learner.sees(FULL);
  await learner.button("Zet terug").and(learner.page.locator(":enabled")).waitFor();
  await learner.reads("Dit zou er gebeuren");
  await device.free();
  await learner.taps("Zet terug");
  await learner.reads("Teruggezet");
}

/** Locking: no lock and no code, until there is room. */
async function locks(learner, device) {
  await learner.goesToLock();
  await device.fill();
  await learner.choosesSecret(SECRET, "Zet op slot");
  await learner.sees(FULL);
  await learner.reads("Slot");
  assert.equal(await learner.title("Je herstelcode").count(), 0);
  await device.free();
  await learner.reloads();
  await learner.choosesSecret(SECRET, "Zet op slot");
  await learner.writesDownCode();
}

/** Everything is there: what was before, what was tried in vain at first, whole, and what came back. */
async function hasAll(learner, { written = [], restored = 0 }) {
  const list = await learner.diary();
  assert.equal(list.length, written.length + restored);
  assert.equal(list.filter((card) => card.includes("verhaal ")).length, restored);
  for (const text of written) {
    await learner.opensInDiary(text.slice(0, 6));
    assert.deepEqual(await learner.page.getByRole("definition").allInnerTexts(), [text]);
  }
}

/** A learner with a note, on a device that a quota can make full. */
async function underQuota(stage) {
  const learner = await stage.learnerOn(stage.folder());
  const device = await withQuota(learner);
  await learner.startsAsLearner();
  await learner.writesNote("van voor");
  return [learner, device];
}

journey("a full quota: what is written is kept once there is room", async (stage) => {
  const [learner, device] = await underQuota(stage);
  const text = await writes(learner, device);
  await learner.reloads();
  await hasAll(learner, { written: ["van voor", text] });
});

journey("a full quota: a back-up is restored once there is room", async (stage) => {
  const [learner, device] = await underQuota(stage);
  await restores(learner, device, stage.folder());
  await learner.reloads();
  await hasAll(learner, { written: ["van voor"], restored: 20 });
});

journey("a full quota: a lock is set once there is room", async (stage) => {
  const [learner, device] = await underQuota(stage);
  await locks(learner, device);
  await learner.reloads();
  await learner.unlocks(SECRET);
  await hasAll(learner, { written: ["van voor"] });
});

journey("a disk without a byte left: nothing is lost, and room makes it work again", async (stage, t) => {
  const folder = stage.folder();
  const device = withDisk(folder);
  if (!device) return t.skip("no disk of its own can be mounted here");
  try {
    let learner = await stage.learnerOn(folder);
    await learner.startsAsLearner();
    await learner.writesNote("van voor");
    const text = await writes(learner, device);
    await restores(learner, device, stage.folder());
    await learner.context.close();
    learner = await stage.learnerOn(folder);
    await learner.opens();
    await hasAll(learner, { written: ["van voor", text], restored: 20 });
    await learner.context.close();
  } finally {
    device.unmount();
  }
});
