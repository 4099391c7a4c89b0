// A lock that is set on a book full of words: however it closes, nothing of them is left on the screen, in anything that a
// script can read, or in the browser's own files. With a lock from the start there never was, of whatever was spoken, photographed
// or drawn either. Pictures that a system makes of windows cannot be searched for words, and are not.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { openBackup } from "./support/backups.mjs";
import { APP } from "./support/chromium.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { allowMicrophone, draws, making, photoWithPlace, speaks } from "./support/media.mjs";
import { cardText, newIdentity } from "./support/parcels.mjs";
import { filesWith, leavesNothing } from "./support/traces.mjs";

const SECRET = "zeven gele tulpen";
const WORDS = ["kanarievogel in de koolmijn", "kanariegeel gevoel", "kanarie op één been", "kanarie die nog niet klaar was", "Kanarie Noor"];
const [NOTE, FEELING, ONE_THING, DRAFT, COACH] = WORDS;
const [SPOKEN, SHOWN, DRAWN, LOOKED_FOR] = ["kanarie op band", "kanarie op de foto", "getekende kanarie", "kanariezoektocht"];

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

/** One entry with everything that is no words: spoken, photographed, drawn, each with a line. */
async function saysInOtherWays(learner, photo) {
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", NOTE);
  await learner.button("Spreek in").waitFor();
  await speaks(learner, 2);
  await learner.taps("Klaar");
  await learner.fills("In een paar woorden: waar gaat dit over?", SPOKEN);
  await learner.taps("Foto");
  await learner.picksFile("Kies een foto", photo);
  await learner.fills("Wat staat er op deze foto?", SHOWN);
  await learner.taps("Teken");
  await draws(learner, [0.1, 0.2], [0.9, 0.7]);
  await draws(learner, [0.3, 0.9], [0.8, 0.4]);
  await making(learner, "Tekening").getByRole("button", { name: "Klaar" }).click();
  await learner.fills("Wat staat er op deze tekening?", DRAWN);
  await learner.page.getByRole("img", { name: DRAWN }).waitFor();
  await learner.keeps();
}

journey("with a lock from the start nothing was ever on the disk, in whatever way it was said", async (stage, t) => {
  const folder = stage.folder();
  const learner = await stage.learnerOn(folder);
  await allowMicrophone(learner);
  await learner.opens();
  await learner.page.getByRole("button", { name: /^Ik ben leerling/ }).click();
  await learner.taps("Verder");
  await learner.taps("Verder");
  await learner.taps("Begin met een slot");
  await learner.choosesSecret(SECRET, "Begin met een slot");
  const code = await learner.writesDownCode();
  await learner.reads(GREETING);
  const photo = writeIn(stage.folder(), "foto.jpg", await photoWithPlace(learner.page));
  await saysInOtherWays(learner, photo);
  // Heard and seen again, looked for, taken along.
  await learner.opensInDiary(NOTE);
  await learner.page.getByRole("main").locator(".player").first().getByRole("button", { name: "Speel af" }).click();
  await learner.page.getByRole("img", { name: SHOWN }).waitFor();
  await learner.goesTo("Dagboek");
  await learner.follows("Zoek");
  await learner.fills("Waar zoek je naar?", LOOKED_FOR);
  await learner.sees("Niets gevonden.");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", DRAFT);
  await learner.sees("Concept bewaard");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await learner.chooses("Waarmee gaat de kopie open?", "Een herstelcode");
  await learner.taps("Laat de code zien");
  const copyCode = await learner.writesDownCode();
  await learner.reads("Je kopie is klaar");
  const { text } = await learner.downloads("Bewaar als bestand");
  await learner.taps("Doe op slot");
  await learner.reads("Op slot");

  // What the pieces are of which nothing may be found: those in the back-up.
  const chunks = openBackup(text, copyCode).filter(([name]) => name === "chunk").map(([, body]) => body.subarray(20));
  const parts = chunks.flatMap((bytes) => [bytes.subarray(0, 24), bytes.subarray(bytes.length >> 1).subarray(0, 24)]).filter((part) => part.length >= 12);
  assert.ok(parts.length >= 8, `${chunks.length} pieces of attachments`);
  const codes = [code, copyCode].flatMap((one) => [one, one.replaceAll(" ", "")]);
  const words = [NOTE, DRAFT, SPOKEN, SHOWN, DRAWN, LOOKED_FOR, SECRET, ...codes, "Geheime Camera"];
  await leavesNothing(learner.page, words);
  await learner.context.close();
  for (const one of [...words, ...parts]) assert.deepEqual(filesWith(folder, one), [], one.toString("latin1"));
  // They are found where they do lie.
  assert.deepEqual(filesWith(join(photo, ".."), "Geheime Camera"), ["foto.jpg"]);
  const [heard] = parts;
  writeIn(folder, "gehoord", Buffer.concat([Buffer.from("x"), heard]));
  assert.deepEqual(filesWith(folder, heard), ["gehoord"]);
  t.diagnostic(`${chunks.length} pieces, ${words.length} words`);
});
