// A back-up: made here, opened and shown beforehand there, and everything as it was, pairings too.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { inventedBook, makeBackup } from "./support/backups.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { pieces } from "./support/media.mjs";

const SECRET = "zeven gele tulpen";
const CODE = JSON.parse(readFileSync(new URL("../vectors/backup-v1.json", import.meta.url), "utf8")).recovery;
const WORDS = "kanarievogel in de koolmijn";

async function goesToBackup(person) {
  await person.goesTo("Ik");
  await person.page.getByRole("link", { name: /^Reservekopie/ }).click();
  await person.reads("Reservekopie");
}

/** Makes a back-up under a passphrase; gives the saved file. */
async function makesBackup(person) {
  await goesToBackup(person);
  await person.choosesSecret(SECRET, "Maak de kopie");
  await person.reads("Je kopie is klaar");
  const file = await person.downloads("Bewaar als bestand");
  await person.sees("Kijk nog even of het bestand er echt staat.");
  return file;
}

async function opensBackup(person, path, secret) {
  await person.picksFile("Kies de reservekopie", path);
  await person.reads("Open de kopie");
  await person.fills("Pincode of wachtwoord", secret);
  await person.taps("Verder");
}

/** What the preview says of a sort. */
const saysOf = (person, sort) =>
  person.page.getByRole("main").getByRole("listitem").filter({ has: person.page.getByRole("heading", { name: sort }) }).getByRole("paragraph").innerText();

journey("a back-up brings everything to another device, and the coach still knows the learner", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Ilse");
  await coach.goesTo("Ik");
  const card = await coach.savesCard();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.doesDagstart({ mood: [40, 20], feelings: ["hoopvol"], needs: ["tijd"], oneThing: "brood", note: WORDS });
  await learner.pairsByFile("Ilse", card.path);
  const number = await learner.number();
  const hello = await learner.saysHello("Ilse", "Sem");
  await learner.saysItWent();
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", "nog niet af");
  await learner.sees("Concept bewaard");
  const file = await makesBackup(learner);
  assert.match(file.name, /^mijn-stem-reservekopie-\d{4}-\d{2}-\d{2}\.txt$/);
  assert.ok(!file.text.includes(WORDS) && !file.text.includes(SECRET));

  const other = await stage.learner();
  await other.opens();
  await other.page.getByRole("link", { name: /^Ik heb een reservekopie/ }).click();
  await other.reads("Zet een kopie terug");
  await opensBackup(other, file.path, "zes gele tulpen");
  await other.alert("Dat klopt niet.").waitFor();
  await other.fills("Pincode of wachtwoord", SECRET);
  await other.taps("Verder");
  await other.reads("Dit zou er gebeuren");
  assert.equal(await saysOf(other, "Dagboek"), "1 nieuw");
  assert.equal(await saysOf(other, "Concepten"), "1 nieuw");
  assert.equal(await saysOf(other, "Koppelingen"), "1 nieuw");
  await other.taps("Zet terug");
  await other.reads("Teruggezet");
  await other.taps("Klaar");
  await other.reads(GREETING);
  await other.sees("Je was begonnen. Ga verder waar je was.");
  await other.opensInDiary(WORDS);
  await other.goesTo("Gesprek");
  await other.page.getByRole("main").getByRole("link", { name: /Ilse/ }).first().click();
  assert.equal(await other.number(), number);

  // What went from the old device and what comes from the new one is of the same learner.
  await coach.picksParcel(hello.path);
  await coach.keepsParcel("Sem");
  await other.putsReady(WORDS);
  await other.opensPreview();
  const parcel = await other.seals("Ilse", { name: "Sem" });
  await coach.picksParcel(parcel.path);
  await coach.parcelOf("Sem").getByText(WORDS).first().waitFor();
  assert.equal(await coach.text(/nieuw voor jou|nieuwe sleutel/).count(), 0);
  await coach.keepsParcel("Sem");
  await coach.goesTo("Leerlingen");
  await coach.reads("Leerlingen");
  assert.equal(await coach.page.getByRole("main").getByRole("listitem").count(), 1);
});

journey("restoring in a used book merges, and shows beforehand what it does", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("blijft gelijk");
  await learner.writesNote("wordt hier anders");
  await learner.writesNote("gaat hier weg");
  const file = await makesBackup(learner);
  await learner.opensInDiary("wordt hier anders");
  await learner.follows("Bewerk");
  await learner.fills("Even iets kwijt", "is hier veranderd");
  await learner.keeps();
  await learner.opensInDiary("gaat hier weg");
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder" }).click();
  await learner.writesNote("kwam er hier bij");

  await goesToBackup(learner);
  await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
  await opensBackup(learner, file.path, SECRET);
  await learner.reads("Dit zou er gebeuren");
  assert.equal(await saysOf(learner, "Dagboek"), "1 nieuw · 1 hetzelfde · 1 hier nieuwer: blijft");
  // Not yet: cancelling changes nothing.
  await learner.taps("Annuleer");
  await learner.goesTo("Dagboek");
  await learner.sees("is hier veranderd");
  assert.equal(await learner.text("gaat hier weg").count(), 0);

  await goesToBackup(learner);
  await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
  await opensBackup(learner, file.path, SECRET);
  await learner.reads("Dit zou er gebeuren");
  await learner.taps("Zet terug");
  await learner.sees("Er kwam 1 ding terug.");
  await learner.taps("Klaar");
  for (const words of ["blijft gelijk", "is hier veranderd", "gaat hier weg", "kwam er hier bij"]) {
    await learner.opensInDiary(words);
  }
  await learner.reloads();
  await learner.goesTo("Dagboek");
  await learner.sees("gaat hier weg");
});

journey("restoring that is stopped half-way changed nothing, leaves nothing, and can be done again", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("van hier");
  const book = inventedBook({ entries: 40, photos: 40, photoBytes: 300_000 });
  const file = writeIn(stage.folder(), "kopie.txt", makeBackup(book, CODE));
  await goesToBackup(learner);
  await learner.page.getByRole("link", { name: /^Zet een kopie terug/ }).click();
  await learner.looksIntoBackup(file, CODE);
  await learner.taps("Zet terug");
  const bar = learner.page.getByRole("progressbar");
  await learner.page.waitForFunction((bar) => bar.value > 10 || !bar.isConnected, await bar.elementHandle());
  await bar.locator("..").getByRole("button", { name: "Annuleer" }).click();
  await learner.sees("Gestopt. Er is niets veranderd.");
  // What it brought so far is taken away again.
  for (let left = await pieces(learner); left > 0; left = await pieces(learner)) await learner.page.waitForTimeout(20);
  assert.equal((await learner.diary()).length, 1);
  await learner.page.goBack();
  await learner.reads("Zet een kopie terug");
  await learner.looksIntoBackup(file, CODE);
  await learner.taps("Zet terug");
  await learner.reads("Teruggezet");
  assert.equal(await pieces(learner), 40 * Math.ceil(300_000 / 65_536));
  assert.equal((await learner.diary()).length, 41);
});

journey("a back-up under a recovery code, and what is no back-up", async (stage) => {
  const folder = stage.folder();
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote(WORDS);
  await goesToBackup(learner);
  await learner.chooses("Waarmee gaat de kopie open?", "Een herstelcode");
  await learner.taps("Laat de code zien");
  const code = await learner.writesDownCode();
  await learner.reads("Je kopie is klaar");
  const file = await learner.downloads("Bewaar als bestand");

  const other = await stage.learner();
  await other.opens();
  await other.page.getByRole("link", { name: /^Ik heb een reservekopie/ }).click();
  const text = readFileSync(file.path, "utf8");
  const middle = Math.floor(text.length / 2);
  const wrongs = {
    "boodschappen.txt": ["brood en melk", "Dit is geen reservekopie."],
    "leeg.txt": ["", "Dit is geen reservekopie."],
    "half.txt": [text.slice(0, text.length - 200), "Deze kopie is niet heel"],
    "anders.txt": [text.slice(0, middle) + (text[middle] === "A" ? "B" : "A") + text.slice(middle + 1), "Deze kopie is beschadigd of veranderd."],
  };
  for (const [name, [content, said]] of Object.entries(wrongs)) {
    writeFileSync(join(folder, name), content);
    await other.picksFile("Kies de reservekopie", join(folder, name));
    await other.reads("Open de kopie");
    await other.taps("Ik weet het niet meer");
    await other.fills("Herstelcode", code);
    await other.taps("Verder");
    await other.alert(said).waitFor();
    await other.taps("Een ander bestand");
    await other.reads("Zet een kopie terug");
  }
  await opensBackup(other, file.path, SECRET);
  await other.alert("Deze kopie gaat anders open.").waitFor();
  await other.taps("Ik weet het niet meer");
  await other.fills("Herstelcode", code);
  await other.taps("Verder");
  await other.reads("Dit zou er gebeuren");
  await other.taps("Annuleer");
  await other.reads("Zet een kopie terug");
  // Nothing was begun for what was not restored.
  await other.page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await other.opens();
  await other.reads("Een plek voor jouw stem");
});
