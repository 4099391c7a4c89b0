// The device's share sheet, in all the ways it can let someone down: the other ways still stand, nothing is lost, and nothing
// counts as sent that the learner did not call sent.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { cardText, newIdentity, openParcel } from "./support/parcels.mjs";

/** A share sheet that does as `globalThis.sheet` says; what it was given is in `globalThis.given`. */
const SHEET = () => {
  globalThis.given = [];
  const error = (name) => new DOMException("no", name);
  const does = {
    takes: async () => {},
    waits: () => new Promise(() => {}),
    cancelled: () => Promise.reject(error("AbortError")),
    refused: () => Promise.reject(error("NotAllowedError")),
    failing: () => Promise.reject(error("DataError")),
    throws: () => {
      throw new TypeError("no");
    },
  };
  Object.defineProperty(navigator, "canShare", { configurable: true, value: ({ files }) => files.length === 1 });
  Object.defineProperty(navigator, "share", {
    configurable: true,
    value: async ({ files }) => {
      globalThis.given.push({ name: files[0].name, text: await files[0].text() });
      return does[globalThis.sheet]();
    },
  });
};

/** Comes to a parcel that was sealed just now, with a note in it; gives who can open it. */
async function seals(learner) {
  const noor = await newIdentity();
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", cardText(noor.public, { name: "Noor" }));
  await learner.writesNote("het rooster is te vol");
  await learner.putsReady("het rooster is te vol");
  await learner.opensPreview();
  await learner.fills("Hoe noemt je coach jou?", "Sem");
  await learner.taps("Verzegel en verstuur naar Noor");
  await learner.reads("Verzegeld");
  return noor;
}

/** The file and the text are there; the parcel is not sent, and what was in it still lies ready. */
async function stands(learner, noor) {
  const file = await learner.downloads("Bewaar als bestand");
  assert.match((await openParcel(file.text, noor)).json, /het rooster is te vol/);
  assert.equal(await learner.copies("Kopieer als tekst", "Gekopieerd. Plak het in een bericht."), file.text);
  return file;
}

async function isNotSent(learner) {
  await learner.taps("Nog niet");
  await learner.reads("Gesprek");
  await learner.article(/^Even iets kwijt/).waitFor();
  await learner.opensLog();
  await learner.parcels("Verzegeld, niet verstuurd").waitFor();
  assert.equal(await learner.parcels("Verstuurd op").count(), 0);
}

const WRONG = "Delen met een app lukte niet. Bewaar het als bestand, of kopieer de tekst. Er is niets verstuurd.";

for (const mode of ["refused", "failing", "throws", "cancelled", "waits"]) {
  journey(`a share sheet (${mode}): the other ways stand, and nothing is sent`, async (stage) => {
    const learner = await stage.learner();
    await learner.context.addInitScript(SHEET);
    const noor = await seals(learner);
    await learner.page.evaluate((mode) => (globalThis.sheet = mode), mode);
    await learner.taps("Verstuur met een app");
    await learner.page.waitForFunction(() => globalThis.given.length === 1);
    if (["cancelled", "waits"].includes(mode)) {
      // Whoever closes the sheet knows that: nothing is said about it.
      assert.equal(await learner.text(WRONG).count(), 0);
    } else {
      await learner.sees(WRONG);
    }
    await learner.title("Verzegeld").waitFor();
    await stands(learner, noor);
    await isNotSent(learner);
    if (mode !== "waits") return;
    // A sheet that stays open for ever does not keep the book from closing.
    await learner.setsLock("zeven gele tulpen");
    await learner.taps("Doe op slot");
    await learner.reads("Op slot");
  });
}

journey("without a share sheet there is no button for one", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(() => {
    for (const name of ["share", "canShare"]) delete Navigator.prototype[name];
  });
  const noor = await seals(learner);
  assert.equal(await learner.button("Verstuur met een app").count(), 0);
  await stands(learner, noor);
  await isNotSent(learner);
});

journey("a share sheet that takes no files is not offered either", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(SHEET);
  await learner.context.addInitScript(() => Object.defineProperty(navigator, "canShare", { value: () => false }));
  const noor = await seals(learner);
  assert.equal(await learner.button("Verstuur met een app").count(), 0);
  await stands(learner, noor);
});

journey("a share sheet that works is given the file, and still only the learner says that it went", async (stage) => {
  const learner = await stage.learner();
  await learner.context.addInitScript(SHEET);
  const noor = await seals(learner);
  await learner.page.evaluate(() => (globalThis.sheet = "takes"));
  await learner.taps("Verstuur met een app");
  await learner.page.waitForFunction(() => globalThis.given.length === 1);
  const [given] = await learner.page.evaluate(() => globalThis.given);
  const file = await stands(learner, noor);
  assert.deepEqual(given, { name: file.name, text: file.text });
  await isNotSent(learner);
  await learner.parcels("Verzegeld, niet verstuurd").click();
  await learner.taps("Het is toch verstuurd");
  await learner.sees(/^Verstuurd op /);
  await learner.goesTo("Gesprek");
  await learner.sees("Er ligt nog niets klaar");
});
