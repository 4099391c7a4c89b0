// What the app said was done is done, even when the browser is killed at any moment after; and what it had not said yet is
// done whole or not at all. Writing, sharing, restoring a back-up, locking, and bringing an old database up to date.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { inventedBook, makeBackup } from "./support/backups.mjs";
import { APP } from "./support/chromium.mjs";
import { dump, restore } from "./support/databases.mjs";
import { writeIn } from "./support/files.mjs";
import { killing } from "./support/killing.mjs";
import { GREETING } from "./support/learner.mjs";
import { cardText, newIdentity } from "./support/parcels.mjs";

const vector = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8"));

/** What Dagboek shows; nothing in it is damaged. */
async function diaryOf(learner) {
  const list = await learner.diary();
  assert.equal(await learner.text(/niet te lezen/).count(), 0);
  return list;
}

/** How often words stand in a list of cards. */
const times = (list, words) => list.filter((card) => card.includes(words)).length;

/** Writing: `things` are what is certainly in the diary, by the words that they begin with. */
function writing() {
  const things = new Map();
  let number = 0;

  const some = (random) => `stukje ${(number += 1)};${" woord".repeat(Math.floor(random() * 40))} einde ${number}.`;
  const wordsOf = (text) => text.slice(0, text.indexOf(";") + 1);
  const any = (random, sort) => {
    const all = [...things.values()].filter((thing) => !sort || thing.sort === sort);
    return all[Math.floor(random() * all.length)];
  };

  const sorts = {
    async note(learner, random) {
      const thing = { sort: "note", text: some(random) };
      await learner.opens("/kwijt");
      await learner.types("Even iets kwijt", thing.text);
      // Half of the times the draft was kept already: then its words are not lost either.
      const drafted = random() < 0.5;
      if (drafted) await learner.sees("Concept bewaard");
      return { thing, drafted, does: () => learner.keeps() };
    },
    async dagstart(learner, random) {
      const thing = { sort: "dagstart", text: some(random) };
      await learner.opens("/dagstart");
      await learner.saysHowItIs({ mood: [40, -20], feelings: ["tevreden"] });
      await learner.taps("Verder");
      await learner.saysHowNightWas({});
      await learner.taps("Verder");
      await learner.saysWhatIsNeeded({ needs: ["rust"] });
      await learner.taps("Verder");
      await learner.types("Eén ding voor vandaag", wordsOf(thing.text));
      await learner.taps("Verder");
      await learner.types("Wil je er nog iets bij zeggen?", thing.text);
      return { thing, does: () => learner.keeps() };
    },
    async edit(learner, random) {
      const before = any(random, "note");
      if (!before) return sorts.note(learner, random);
      const thing = { ...before, text: `${wordsOf(before.text)} nu anders ${(number += 1)}.` };
      await learner.opensInDiary(wordsOf(before.text));
      await learner.follows("Bewerk");
      await learner.types("Even iets kwijt", thing.text);
      return { before, thing, does: () => learner.keeps() };
    },
    async delete(learner, random) {
      const before = any(random);
      if (!before || things.size < 3) return sorts.note(learner, random);
      await learner.opensInDiary(wordsOf(before.text));
      await learner.taps("Verwijder");
      const sure = learner.page.getByRole("dialog", { name: "Weet je het zeker?" }).getByRole("button", { name: "Verwijder", exact: true });
      const does = async () => {
        await sure.click();
        await learner.button("Zet terug").waitFor();
      };
      return { before, does };
    },
    async "put back"(learner, random) {
      const deed = await sorts.delete(learner, random);
      if (!deed.before) return deed;
      await deed.does();
      things.delete(wordsOf(deed.before.text));
      const card = learner.page.getByRole("listitem").filter({ hasText: wordsOf(deed.before.text) });
      const does = async () => {
        await learner.taps("Zet terug");
        await card.waitFor();
      };
      return { thing: deed.before, does };
    },
  };

  /** A thing is in the diary whole: the page of the entry has every answer. */
  const whole = ({ sort, text }) => (sort === "note" ? [text] : ["vrij licht, wat energie", "tevreden", "rust", wordsOf(text), text]).join("\n");
  const readsWhole = async (learner, text) => {
    await learner.opensInDiary(wordsOf(text));
    return (await learner.page.getByRole("definition").allInnerTexts()).join("\n");
  };

  return {
    begins: (learner) => learner.startsAsLearner(),
    async next(learner, random) {
      const dice = random();
      const sort = dice < 0.35 ? "note" : dice < 0.45 ? "dagstart" : dice < 0.65 ? "edit" : dice < 0.85 ? "delete" : "put back";
      return { sort, ...(await sorts[sort](learner, random)) };
    },
    async looks(learner, { before, thing, drafted, does }, said) {
      const words = wordsOf((thing ?? before).text);
      await learner.opens("/dagboek");
      const list = await diaryOf(learner);
      for (const known of things.keys()) if (known !== words) assert.equal(times(list, known), 1, `"${known}" stands once in Dagboek`);
      const there = times(list, words);
      const found = there === 0 ? undefined : await readsWhole(learner, words);
      // Said to be done: as it is after. Not said: as it is after, or as it was before, each of them whole.
      const possible = said ? [thing] : [thing, before];
      const is = possible.findIndex((one) => (one ? whole(one) : undefined) === found);
      assert.ok(is >= 0, `${JSON.stringify(found)} is one of ${JSON.stringify(possible)}; said: ${said}`);
      if (possible[is]) things.set(words, possible[is]);
      else things.delete(words);
      if (drafted && found === undefined) {
        await learner.opens("/kwijt");
        assert.equal(await learner.field("Even iets kwijt").inputValue(), thing.text);
      }
      assert.equal(there, found === undefined ? 0 : 1);
    },
  };
}

/** Sharing: what was sealed, what went, and whether the entry still lies ready. */
function sharing() {
  const [sealed, words] = [{ all: 0, went: 0 }, "dit deel ik steeds weer"];
  const lies = (learner) => learner.text("Er ligt nog niets klaar");

  async function seals(learner) {
    await learner.goesTo("Gesprek");
    await learner.reads("Gesprek");
    if (await lies(learner).isVisible()) await learner.putsReady(words);
    await learner.opensPreview();
    await learner.fills("Hoe noemt je coach jou?", "Sem");
    return async () => {
      await learner.taps("Verzegel en verstuur naar Noor");
      await learner.reads("Verzegeld");
    };
  }

  return {
    async begins(learner) {
      await learner.startsAsLearner();
      await learner.writesNote(words);
      await learner.pairsByPaste("Noor", cardText((await newIdentity()).public, { name: "Noor" }));
    },
    async next(learner, random) {
      const does = await seals(learner);
      if (random() < 0.5) return { sort: "sealing", all: 1, went: 0, does };
      await does();
      sealed.all += 1;
      const went = async () => {
        await learner.taps("Ja, het is verstuurd");
        await learner.reads("Gesprek");
      };
      return { sort: "saying that it went", all: 0, went: 1, does: went };
    },
    async looks(learner, deed, said) {
      await learner.opens("/ik");
      await learner.page.getByRole("link", { name: /^Wat ik deelde/ }).click();
      await learner.reads("Wat ik deelde");
      const list = learner.parcels("Aan Noor: 1 ding gedeeld");
      const found = { all: await list.count(), went: await list.filter({ hasText: "Verstuurd op" }).count() };
      const after = { all: sealed.all + deed.all, went: sealed.went + deed.went };
      const happened = found.all === after.all && found.went === after.went;
      if (said || !happened) assert.deepEqual(found, said ? after : sealed);
      Object.assign(sealed, found);
      // What went no longer lies ready, and everything else does.
      await learner.goesTo("Gesprek");
      await learner.reads("Gesprek");
      assert.equal(await lies(learner).isVisible(), happened && deed.went === 1);
      assert.equal(times(await diaryOf(learner), words), 1);
    },
  };
}

/** Restoring: everything in the back-up is there, or nothing of it; what was there before stays. */
function restoring() {
  const [entries, photos] = [60, 4];
  const code = vector("backup-v1.json").recovery;
  const text = makeBackup(inventedBook({ entries, photos, photoBytes: 200_000 }), code);
  let file;
  let number = 0;

  return {
    async begins(learner, folder) {
      file = writeIn(folder, "kopie.txt", text);
      await learner.opens();
    },
    async next(learner) {
      await learner.reads("Een plek voor jouw stem");
      await learner.goesOnAsLearner();
      const own = `van hier ${(number += 1)}`;
      await learner.writesNote(own);
      await learner.goesTo("Ik");
      await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
      await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
      await learner.looksIntoBackup(file, code);
      const does = async () => {
        await learner.taps("Zet terug");
        await learner.reads("Teruggezet");
      };
      return { sort: "restoring", own, does };
    },
    async looks(learner, { own }, said) {
      await learner.opens("/dagboek");
      const list = await diaryOf(learner);
      assert.equal(times(list, own), 1, own);
      const back = times(list, "verhaal ");
      assert.ok(back === entries || (back === 0 && !said), `${back} of ${entries} are back; said: ${said}`);
      // And the bytes of all attachments with them.
      const books = await learner.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== "mijn-stem"));
      assert.equal(books.length, 1);
      const { stores } = await dump(learner.page, books[0]);
      const records = stores.records.rows.filter(({ table }) => table === "attachments");
      assert.equal(records.length, back === 0 ? 0 : photos);
      const pieces = (id) => stores.chunks.rows.filter(({ attachment }) => attachment === id).length;
      for (const { id } of records) assert.equal(pieces(id), Math.ceil(200_000 / 65_536));
      await learner.opens("/ik/wissen");
      await learner.taps("Wis alles op dit apparaat");
      await learner.page.getByRole("dialog", { name: "Alle profielen wissen?" }).getByRole("button", { name: "Ja, wis" }).click();
      await learner.reads("Een plek voor jouw stem");
    },
  };
}

/** Locking: the old lock or the new one, never none that opens, and the book behind it. */
function locking() {
  const words = "achter een slot";
  let secret;
  let number = 0;

  const proves = async (learner, wish) => {
    await learner.taps(wish);
    await learner.reads(wish);
    await learner.fills("Pincode of wachtwoord", secret);
  };
  const fillsNew = async (learner, secret) => {
    await learner.fills("Kies een pincode of wachtwoord", secret);
    await learner.fills("Nog een keer hetzelfde", secret);
  };
  const tapsUntil = (learner, button, done) => async () => {
    await learner.taps(button);
    await done();
  };

  /** Opens what is on the screen with one of the secrets, of which nothing means no lock; gives the one that did. */
  async function opens(learner, possible) {
    await learner.opens("/dagboek");
    await learner.reads(/^(Op slot|Dagboek)$/);
    if (!(await learner.title("Op slot").isVisible())) return undefined;
    for (const one of possible.filter(Boolean)) {
      await learner.unlocks(one);
      const opened = learner.title("Dagboek").waitFor().then(() => true);
      const refused = learner.alert("Dat klopt niet.").waitFor().then(() => false);
      const first = await Promise.race([opened, refused]);
      for (const late of [opened, refused]) late.catch(() => {});
      if (first) return one;
      await learner.button("Open").and(learner.page.locator(":enabled")).waitFor();
    }
    assert.fail(`none of ${JSON.stringify(possible)} opens it`);
  }

  return {
    async begins(learner) {
      await learner.startsAsLearner();
      await learner.writesNote(words);
    },
    async next(learner, random) {
      const fresh = `zeven gele tulpen ${(number += 1)}`;
      await learner.goesToLock();
      if (!secret) {
        await fillsNew(learner, fresh);
        return { sort: "setting a lock", after: fresh, does: tapsUntil(learner, "Zet op slot", () => learner.reads("Je herstelcode")) };
      }
      if (random() < 0.5) {
        await proves(learner, "Haal het slot eraf");
        return { sort: "removing it", after: undefined, does: tapsUntil(learner, "Haal het slot eraf", () => learner.sees("Het slot is eraf.")) };
      }
      await proves(learner, "Kies een ander wachtwoord");
      await learner.taps("Verder");
      await learner.button("Bewaar").waitFor();
      await fillsNew(learner, fresh);
      return { sort: "changing it", after: fresh, does: tapsUntil(learner, "Bewaar", () => learner.sees("Je nieuwe wachtwoord geldt nu.")) };
    },
    async looks(learner, { after }, said) {
      const found = await opens(learner, said ? [after] : [secret, after]);
      assert.ok(found === after || (!said && found === secret), `it opens with ${found}; said: ${said}`);
      secret = found;
      assert.equal(times(await diaryOf(learner), words), 1);
    },
  };
}

/** The version of a book's database today. */
const TODAY = 3;

/** Migrating: a frozen book of version 1 is whole at every moment, of the old version or of the new one. */
function migrating() {
  const [shelf, book] = [vector("shelf-v1.json").database, vector("database-v1-open.json")];
  const [own] = shelf.stores.books.rows;
  const { version, stores } = book.database;
  shelf.stores.books.rows = [own];

  /** Puts the old book on the shelf, and comes to the moment before the app opens it. */
  async function next(learner) {
    await learner.page.goto(`${APP}/start.html`);
    await restore(learner.page, "mijn-stem", shelf);
    await restore(learner.page, own.database, book.database);
    await learner.page.addInitScript(() => {
      if (location.pathname === "/start.html" || globalThis.slowed) return;
      globalThis.slowed = true;
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...with_) {
        const request = open.apply(this, with_);
        // Reading goes on in the upgrade's own transaction, so that it takes as long as on a slow device.
        request.addEventListener("upgradeneeded", () => {
          console.info("upgrade begins");
          const [store, until] = [request.transaction.objectStoreNames[0], performance.now() + 60];
          const again = () => performance.now() < until && (request.transaction.objectStore(store).count().onsuccess = again);
          again();
        });
        request.addEventListener("success", () => console.info(`opened ${with_[0]}`));
        return request;
      };
    });
    const hears = (text) => learner.page.waitForEvent("console", { predicate: (message) => message.text() === text });
    const [begins, opened] = [hears("upgrade begins"), hears(`opened ${own.database}`)];
    opened.catch(() => {});
    const does = async () => {
      await learner.page.goto(APP);
      await opened;
    };
    return { sort: "an upgrade", begins, does };
  }

  return {
    begins: (learner) => learner.opens(),
    next,
    async looks(learner, _, said) {
      await learner.page.goto(`${APP}/start.html`);
      const check = (found, versions) => {
        assert.ok(versions.includes(found.version), `version ${found.version}; said: ${said}`);
        const { chunks, bundles, ...others } = found.stores;
        for (const added of [chunks, bundles]) assert.equal(added === undefined, found.version === version);
        assert.deepEqual(others, stores);
      };
      check(await dump(learner.page, own.database), said ? [TODAY] : [version, TODAY]);
      // And it goes on from there.
      await learner.opens();
      await learner.reads(GREETING);
      check(await dump(learner.page, own.database), [TODAY]);
      const list = await diaryOf(learner);
      assert.equal(list.length, book.holds.entries.length);
      assert.equal(times(list, "brood gebakken, dat lukte 🧶"), 1);
    },
  };
}

killing("writing", 0.5, writing());
killing("sharing", 0.15, sharing());
killing("restoring", 0.1, restoring());
killing("locking", 0.1, locking());
killing("migrating", 0.15, migrating());
