// A lock on the book: set, closed by hand and by itself, opened with the secret or the recovery code, and
// while it is closed nothing of what was written anywhere on the screen, in the browser's stores or on the disk.

import assert from "node:assert/strict";

import { APP } from "./support/chromium.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { filesWith, inStorage } from "./support/traces.mjs";

const SECRET = "zeven gele tulpen";
const CANARY = "kanarievogel in de koolmijn";

journey("a lock is set, closed and opened again", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote(CANARY);
  await learner.goesToLock();
  await learner.sees("Een slot tegen meekijken, geen kluis.");

  // What does not do is said, and changes nothing.
  await learner.choosesSecret("kort", "Zet op slot");
  await learner.alert("Dit is te kort. Kies 6 tekens of meer.").waitFor();
  await learner.fills("Kies een pincode of wachtwoord", SECRET);
  await learner.fills("Nog een keer hetzelfde", "zeven rode tulpen");
  await learner.taps("Zet op slot");
  await learner.alert("Dit is niet twee keer hetzelfde.").waitFor();
  await learner.reloads();
  await learner.reads("Slot");
  await learner.button("Zet op slot").waitFor();

  await learner.choosesSecret(SECRET, "Zet op slot");
  await learner.reads("Je herstelcode");
  const shown = await learner.page.getByText(/^([0-9A-Z]{4} ){6}[0-9A-Z]{4}$/).innerText();
  await learner.fills("Typ de laatste twee groepjes over", "AAAA AAAA");
  await learner.sees(/^Dat is niet hetzelfde\./);
  const code = await learner.writesDownCode();
  assert.equal(code, shown);

  await learner.taps("Doe op slot");
  await learner.reads("Op slot");
  assert.doesNotMatch(await learner.everyWord(), new RegExp(CANARY));
  assert.ok(!(await inStorage(learner.page)).includes(CANARY));

  // A wrong try waits, also for who loads the page again.
  await learner.unlocks("zeven blauwe tulpen");
  await learner.alert("Dat klopt niet. Er is niets weg").waitFor();
  await learner.button("Open").and(learner.page.locator(":enabled")).waitFor();
  await learner.unlocks("acht blauwe tulpen");
  await learner.sees(/^Over \d+ seconden? kun je het weer proberen\.$/);
  await learner.reloads();
  await learner.sees(/^Over \d+ seconden? kun je het weer proberen\.$/);
  await learner.button("Open").and(learner.page.locator(":enabled")).waitFor();
  await learner.unlocks(SECRET);
  // Where it was left.
  await learner.reads("Slot");
  await learner.opensInDiary(CANARY);

  // Every new page asks again.
  await learner.opensANewTab("/dagboek");
  await learner.unlocks(SECRET);
  await learner.reads("Dagboek");
  await learner.sees(CANARY);

  // The code from paper, and a new secret without the old one.
  await learner.taps("Doe op slot");
  await learner.reads("Op slot");
  await learner.taps("Ik weet het niet meer");
  await learner.sees(/Dan kan niemand dit openen, ook de makers van de app niet\./);
  await learner.fills("Herstelcode", code.slice(0, -1));
  await learner.taps("Open");
  await learner.alert("De code is niet compleet.").waitFor();
  await learner.fills("Herstelcode", code.replaceAll(" ", "").toLowerCase());
  await learner.taps("Open");
  await learner.sees(/^Je kwam binnen met je herstelcode\./);
  await learner.taps("Kies een ander wachtwoord");
  await learner.choosesSecret("314159", "Bewaar");
  await learner.sees("Je nieuwe wachtwoord geldt nu.");
  await learner.reloads();
  await learner.unlocks(SECRET);
  await learner.alert("Dat klopt niet.").waitFor();
  await learner.button("Open").and(learner.page.locator(":enabled")).waitFor();
  await learner.unlocks("314159");
  await learner.reads("Slot");

  // Off again, by who knows the secret.
  await learner.taps("Haal het slot eraf");
  await learner.fills("Pincode of wachtwoord", "314159");
  await learner.taps("Haal het slot eraf");
  await learner.sees("Het slot is eraf.");
  await learner.reloads();
  await learner.reads("Slot");
  await learner.button("Zet op slot").waitFor();
});

journey("a book that is left locks itself, and keeps what was being written", async (stage) => {
  const learner = await stage.learner();
  await learner.page.clock.install();
  await learner.startsAsLearner();
  await learner.setsLock(SECRET);
  await learner.opens("/kwijt");
  await learner.unlocks(SECRET);
  await learner.types("Even iets kwijt", CANARY);
  await learner.page.clock.runFor("04:50");
  await learner.field("Even iets kwijt").press("End");
  await learner.page.clock.runFor("04:50");
  assert.equal(await learner.field("Even iets kwijt").inputValue(), CANARY);
  await learner.page.clock.runFor("00:20");
  await learner.reads("Op slot");
  assert.doesNotMatch(await learner.everyWord(), new RegExp(CANARY));
  await learner.unlocks(SECRET);
  await learner.reads("Even iets kwijt");
  assert.equal(await learner.field("Even iets kwijt").inputValue(), CANARY);

  // Out of sight it is hidden at once, and locked after a minute.
  const hides = (hidden) =>
    learner.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  await hides(true);
  await learner.field("Even iets kwijt").waitFor({ state: "hidden" });
  await hides(false);
  await learner.field("Even iets kwijt").waitFor();
  await hides(true);
  await learner.page.clock.fastForward("01:05");
  await learner.reads("Op slot");

  // How long that takes is the owner's to say.
  await learner.unlocks(SECRET);
  await learner.goesToLock();
  await learner.chooses("Als je niets aanraakt", "na een uur");
  await learner.page.clock.runFor("59:00");
  await learner.sees("Er zit een slot op.");
  await learner.page.clock.runFor("01:00:05");
  await learner.reads("Op slot");
});

journey("Snel weg locks, and back leads to nothing of ours", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote(CANARY);
  await learner.setsLock(SECRET);
  for (const tab of ["Dagboek", "Gesprek", "Ik", "Dagboek"]) {
    await learner.goesTo(tab);
    await learner.reads(tab);
    // The browser's history lists one address and one title.
    assert.deepEqual([new URL(learner.page.url()).pathname, await learner.page.title()], ["/", "Mijn Stem"]);
  }
  await learner.taps("Snel weg");
  await learner.page.waitForURL(`${APP}/start.html`);
  const nothing = async () => {
    await learner.page.waitForFunction(() => document.title === "Nieuw tabblad");
    assert.equal(new URL(learner.page.url()).pathname, "/start.html");
    assert.doesNotMatch(await learner.page.evaluate(() => document.documentElement.outerHTML), /stem|kanarie/i);
  };
  await nothing();
  await learner.page.goBack();
  await nothing();
  await learner.page.goForward();
  await nothing();
  await learner.opens();
  await learner.reads("Op slot");
  await learner.taps("Hulp");
  await learner.page.getByRole("dialog", { name: "Hulp" }).getByRole("link", { name: "Bel 112" }).waitFor();
});

journey("with a lock from the start no word reaches the disk, nor does the key", async (stage) => {
  const folder = stage.folder();
  const learner = await stage.learnerOn(folder);
  await learner.opens();
  await learner.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await learner.taps("Verder");
  await learner.taps("Verder");
  await learner.taps("Begin met een slot");
  await learner.reads("Meteen op slot");
  await learner.choosesSecret(SECRET, "Begin met een slot");
  const code = await learner.writesDownCode();
  await learner.reads(GREETING);
  await learner.writesNote(CANARY);
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", `${CANARY} half`);
  await learner.sees("Concept bewaard");
  assert.deepEqual(await learner.page.evaluate(async () => (await indexedDB.databases()).length), 2);
  await learner.taps("Doe op slot");
  await learner.reads("Op slot");
  assert.ok(!(await inStorage(learner.page)).includes(CANARY));
  await learner.context.close();
  for (const words of [CANARY, "kanarievogel", SECRET, code, code.replaceAll(" ", "")]) {
    assert.deepEqual(filesWith(folder, words), [], words);
  }
  // The search itself finds what does lie there.
  assert.notDeepEqual(filesWith(folder, "passphrase"), []);
  const again = await stage.learnerOn(folder);
  await again.opens("/dagboek");
  await again.unlocks(SECRET);
  await again.sees(CANARY);
});
