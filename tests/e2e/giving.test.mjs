// What a learner can do around a parcel: read first what sharing means, choose what usually stays, look back at what was shared, and
// ask it back. Two people on devices of their own, and the coach's app carries out what it is asked.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { inventedBook, makeBackup } from "./support/backups.mjs";
import { writeIn } from "./support/files.mjs";
import { journey } from "./support/journey.mjs";
import { cardText, newIdentity } from "./support/parcels.mjs";

const main = (person) => person.page.getByRole("main");

/** A learner and Noor, paired. */
async function paired(stage) {
  const [learner, coach] = [await stage.learner(), await stage.coach()];
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();
  await learner.startsAsLearner();
  await learner.pairsByFile("Noor", card.path);
  return [learner, coach];
}

/** Seals what lies ready and says that it went; gives the file. */
async function sends(learner) {
  await learner.opensPreview();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  return parcel;
}

journey("before the first time it is said what sharing means, and never again after it", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", cardText((await newIdentity()).public, { name: "Noor" }));
  await learner.writesNote("een stukje");
  await learner.putsReady("een stukje");
  await learner.follows("Bekijk wat je coach ziet");
  await learner.reads("Voor je iets deelt");
  await learner.sees("Wie leest het?");
  assert.equal(await learner.button("Verzegel en verstuur naar Noor").count(), 0);
  // Whoever turns back has shared nothing, and reads it the next time.
  await learner.follows("Nu even niet");
  await learner.reads("Gesprek");
  await learner.follows("Bekijk wat je coach ziet");
  await learner.reads("Voor je iets deelt");
  await learner.taps("Laat zien wat mijn coach ziet");
  await learner.reads("Dit ziet je coach");
  await learner.seals("Noor", { name: "Sem" });
  await learner.taps("Nog niet");
  await learner.follows("Bekijk wat je coach ziet");
  await learner.reads("Dit ziet je coach");
  await learner.goesTo("Gesprek");
  await learner.follows("Wat er gebeurt als je deelt");
  await learner.sees("Kan ik het terugnemen?");
});

journey("what stays behind once can be remembered for the next time, and unlearned", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  const answers = { mood: [20, 20], night: ["kort geslapen"], needs: ["tijd"], oneThing: "bellen", note: "eerste" };
  await learner.doesDagstart(answers);
  await learner.putsReady("eerste");
  assert.equal(await learner.button("Onthoud deze keuze").count(), 0);
  await learner.keepsBack(/^Dagstart/, ["Hoe was je nacht?"]);
  await learner.taps("Onthoud deze keuze");
  await learner.sees(/^Onthouden\./);
  assert.equal(await learner.button("Onthoud deze keuze").count(), 0);
  await learner.taps("Leg terug");
  await learner.sees("Er ligt nog niets klaar");
  await learner.reloads();
  await learner.putsReady("eerste");
  const night = learner.article(/^Dagstart/).getByRole("switch", { name: /^Hoe was je nacht\?, / });
  assert.equal(await night.isChecked(), false);
  assert.equal(await learner.text("blijft bij jou").count(), 1);

  // In its own place it can be changed for all that comes; what lies ready stays as it is.
  await learner.follows("Wat meestal bij jou blijft");
  await learner.reads("Wat meestal bij jou blijft");
  await learner.sees("1 vraag blijft bij jou");
  await learner.text("Dagstart").click();
  await learner.page.getByRole("switch", { name: /^Hoe was je nacht\?, / }).check();
  assert.equal(await learner.text("1 vraag blijft bij jou").count(), 0);
  await learner.goesTo("Gesprek");
  assert.equal(await night.isChecked(), false);
  await learner.taps("Leg terug");
  await learner.putsReady("eerste");
  assert.equal(await night.isChecked(), true);
});

journey("the log keeps the words of then beside those of now, and puts ready again", async (stage) => {
  const [learner] = await paired(stage);
  await learner.doesDagstart({ mood: [20, 20], night: ["kort geslapen"], needs: ["tijd"], oneThing: "bellen", note: "woorden van toen" });
  await learner.putsReady("woorden van toen");
  await learner.keepsBack(/^Dagstart/, ["Hoe was je nacht?"]);
  await learner.opensPreview();
  await learner.seals("Noor", { name: "Sem", note: "lees maar" });
  await learner.taps("Nog niet");

  // It went after all: that can still be said.
  await learner.opensLog();
  await learner.parcels("Verzegeld, niet verstuurd").click();
  await learner.reads("Aan Noor: 1 ding gedeeld");
  assert.equal(await learner.link("Vraag terug").count(), 0);
  await learner.taps("Het is toch verstuurd");
  await learner.sees(/^Verstuurd op /);
  await learner.link("Vraag terug").waitFor();
  await learner.sees("lees maar");
  await learner.sees("Je stukje zegt nu nog hetzelfde.");
  await learner.sees("Staat in je stukje en ging niet mee: “Hoe was je nacht?”");
  await learner.goesTo("Gesprek");
  await learner.sees("Er ligt nog niets klaar");

  await learner.opensInDiary("woorden van toen");
  await learner.follows("Bewerk");
  for (let screen = 0; screen < 4; screen += 1) await learner.taps("Verder");
  await learner.types("Wil je er nog iets bij zeggen?", "woorden van nu");
  await learner.keeps();
  await learner.opensLog();
  await learner.parcels("Aan Noor").click();
  const changed = main(learner).locator("section").filter({ has: learner.page.getByRole("heading", { name: "Sindsdien veranderd" }) });
  assert.match(await changed.innerText(), /Wil je er nog iets bij zeggen\?\s*Toen\s*woorden van toen\s*Nu\s*woorden van nu/);
  assert.match(await learner.article(/^Dagstart/).innerText(), /woorden van toen/);

  // Ready again is what went, as it is now; what was held back stays back.
  await learner.taps("Leg opnieuw klaar");
  await learner.follows("Ligt klaar voor je coach");
  await learner.opensPreview();
  const preview = await learner.article(/^Dagstart/).innerText();
  assert.match(preview, /woorden van nu/);
  assert.doesNotMatch(preview, /kort geslapen|woorden van toen/);

  // And an entry that is gone is said to be gone; its words in the log are not.
  await learner.opensInDiary("woorden van nu");
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.opensLog();
  await learner.parcels("Verstuurd op").click();
  await learner.sees("Dit stukje staat niet meer in je boek. Je coach kan het nog hebben.");
  assert.match(await learner.article(/^Dagstart/).innerText(), /woorden van toen/);
});

journey("what is asked back goes at the coach's, and the next letter says so", async (stage) => {
  const [learner, coach] = await paired(stage);
  for (const words of ["dit mag", "liever niet"]) {
    await learner.writesNote(words);
    await learner.putsReady(words);
  }
  const parcel = await sends(learner);
  await coach.picksParcel(parcel.path);
  await coach.keepsParcel("Sem");
  await coach.sees("liever niet");

  await learner.opensLog();
  await learner.parcels("2 dingen gedeeld").click();
  await learner.follows("Vraag terug");
  await learner.reads("Vraag terug");
  await learner.sees(/^Gelezen blijft gelezen\./);
  const which = learner.page.getByRole("group", { name: "Wat vraag je terug?" }).getByRole("button");
  assert.equal(await which.count(), 2);
  for (const place of [0, 1]) await which.nth(place).click();
  await learner.taps("Verzegel en verstuur naar Noor");
  await learner.sees("Kies eerst wat je terugvraagt.");
  // The one that may stay was put ready first, and stands first.
  await which.nth(1).click();
  const request = await learner.seals("Noor", {});
  await learner.taps("Ja, het is verstuurd");
  await learner.reads("Aan Noor: 2 dingen gedeeld");
  const asked = learner.text(/^Teruggevraagd op /);
  await asked.waitFor();
  assert.equal(await asked.count(), 1);
  await learner.sees("Je coach heeft nog niet bevestigd dat het gewist is.");

  await coach.picksParcel(request.path);
  await coach.sees(/^Sem vraagt je om iets te wissen\./);
  await coach.keepsParcel("Sem");
  await coach.sees("dit mag");
  assert.doesNotMatch(await coach.everyWord(), /liever niet/);
  await coach.picksParcel(parcel.path);
  await coach.sees("Dit pakket had je al. Er is niets veranderd.");
  await coach.opensLearner("Sem");
  await main(coach).getByRole("link", { name: "Antwoord", exact: true }).first().click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", "Gelezen");
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  const answer = await coach.downloads("Bewaar als bestand");
  await coach.taps("Ja, het is verstuurd");

  await learner.goesTo("Gesprek");
  await main(learner).getByRole("link", { name: /^Antwoorden van je coach/ }).click();
  await learner.picksFile("Kies een bestand", answer.path);
  await learner.taps("Bewaar");
  await learner.opensLog();
  assert.equal(await learner.parcels("teruggevraagd").count(), 1);
  await learner.parcels("2 dingen gedeeld").click();
  await learner.sees(/^Je coach wiste het\. Dat las je op /);
  assert.equal(await learner.text("Je coach heeft nog niet bevestigd dat het gewist is.").count(), 0);
  // The request itself stands in the log too, with what it asked.
  await learner.follows("Naar alles wat je deelde");
  await learner.parcels("een verzoek om iets te wissen").click();
  await learner.sees(/^Je coach wiste het\./);
  assert.equal(await main(learner).locator(".bullets li").count(), 1);
});

journey("too much for one parcel is said before sealing, with what to leave behind", async (stage) => {
  const learner = await stage.learner();
  const code = JSON.parse(readFileSync(new URL("../vectors/backup-v1.json", import.meta.url), "utf8")).recovery;
  const file = writeIn(stage.folder(), "kopie.txt", makeBackup(inventedBook({ entries: 3, photos: 3, photoBytes: 6_000_000 }), code));
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", cardText((await newIdentity()).public, { name: "Noor" }));
  await learner.opens("/ik/kopie/terugzetten");
  await learner.looksIntoBackup(file, code);
  await learner.taps("Zet terug");
  // 18 MB are written.
  await learner.title("Teruggezet").waitFor({ timeout: 60_000 });
  for (const number of [0, 1, 2]) await learner.putsReady(`verhaal ${number}:`);
  await learner.opensPreview();
  const warning = learner.alert(/^Dit is te veel voor één pakket/);
  await warning.getByRole("listitem").filter({ hasText: /^Foto, 6\sMB: Even iets kwijt/ }).first().waitFor();
  assert.equal(await warning.getByRole("listitem").count(), 3);
  assert.ok(await learner.button("Verzegel en verstuur naar Noor").isDisabled());
  await learner.follows("Kies opnieuw wat er meegaat");
  await learner.reads("Gesprek");
  await learner.page.getByRole("switch", { name: /^Foto/ }).first().uncheck();
  await learner.opensPreview();
  await learner.sees(/^Het wordt een bestand van hoogstens 23\sMB\.$/);
  assert.ok(await learner.button("Verzegel en verstuur naar Noor").isEnabled());
});

journey("a coach with a new device is someone to check again, and what was shared before stays in the log", async (stage) => {
  const [learner, coach] = await paired(stage);
  await learner.taps("Ja, hetzelfde getal");
  await learner.sees(/^Gecontroleerd op /);
  const number = await learner.number();
  await learner.writesNote("voor de oude telefoon");
  await learner.putsReady("voor de oude telefoon");
  await sends(learner);

  // The same coach says more on the card: nothing has to be checked again.
  await coach.fillsCard({ hours: "alleen op dinsdag", room: "https://kamer.example/noor" });
  const renewed = await coach.savesCard();
  await learner.opens("/koppel");
  await learner.picksFile("Open een bestand", renewed.path);
  await learner.sees(/^Met deze coach ben je al gekoppeld\./);
  await learner.acceptsCardOf("Noor");
  await learner.sees("alleen op dinsdag");
  await learner.sees(/^Gecontroleerd op /);

  // A new device has another key.
  const moved = await stage.coach();
  await moved.startsAsCoach("Noor");
  const card = await moved.savesCard();
  await learner.opens("/koppel");
  await learner.picksFile("Open een bestand", card.path);
  await learner.alert(/^Let op: je bent al gekoppeld met Noor, met een andere sleutel\./).waitFor();
  await learner.acceptsCardOf("Noor");
  assert.notEqual(await learner.number(), number);
  await learner.sees("Er is ook een andere Noor, met een andere sleutel.");
  assert.equal(await learner.text(/^Gecontroleerd op /).count(), 0);
  await learner.goesTo("Gesprek");
  const coaches = main(learner).getByRole("link", { name: /^Noor/ });
  assert.equal(await coaches.count(), 2);
  await coaches.filter({ hasText: "nog niet gecontroleerd" }).waitFor();

  // The old pairing is taken away; the log keeps what went to it, and asks it back from whoever is left.
  await coaches.filter({ hasText: "getal gecontroleerd" }).click();
  await learner.sees(/^Wat je deelde, blijft staan/);
  await learner.taps("Verwijder deze koppeling");
  await learner.reads("Gesprek");
  assert.equal(await coaches.count(), 1);
  await learner.opensLog();
  await learner.parcels("Aan een coach die je verwijderd hebt: 1 ding gedeeld").click();
  await learner.sees("voor de oude telefoon");
  await learner.follows("Vraag terug");
  const request = await learner.seals("Noor", {});
  await learner.taps("Ja, het is verstuurd");
  await learner.sees(/^Teruggevraagd op /);

  // What is sealed for one device does not open on the other.
  await coach.picksParcel(request.path);
  await coach.alert(/^Dit pakket is voor iemand anders, of voor jouw oude coachkaart\./).waitFor();
  await moved.picksParcel(request.path);
  await moved.parcelOf("Sem").waitFor();
});
