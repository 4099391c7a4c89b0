// What is the learner's own: taken along as plain files, erased by period, proved on a page, and missed when it vanishes.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { GREETING } from "./support/learner.mjs";
import { cardText, keyOnCard, letterOf, newIdentity, noteItem, sealParcel } from "./support/parcels.mjs";

journey("everything is taken along as plain files, with a warning", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("voor altijd van mij");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Neem alles mee/ }).click();
  await learner.reads("Neem alles mee");
  await learner.sees(/^Deze bestanden zijn niet verzegeld\./);
  const file = await learner.downloads("Maak het bestand");
  assert.match(file.name, /^mijn-stem-export-\d{4}-\d{2}-\d{2}\.zip$/);
  // Stored, not compressed: the words stand in it.
  assert.ok(file.text.includes("voor altijd van mij"));
  for (const name of ["mijn-stem.html", "mijn-stem.md", "mijn-stem.json", "mijn-stem.csv"]) assert.ok(file.text.includes(name), name);
});

journey("a period is erased, after it was said what goes", async (stage) => {
  const learner = await stage.learner();
  await learner.isAt("2026-11-02T10:00:00+01:00");
  await learner.startsAsLearner();
  await learner.writesNote("van maandag");
  await learner.isAt("2026-11-03T10:00:00+01:00");
  await learner.writesNote("van dinsdag");
  await learner.isAt("2026-11-04T10:00:00+01:00");
  await learner.writesNote("van woensdag");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Wissen/ }).click();
  await learner.reads("Wissen");
  await learner.fills("Eerste dag", "2026-10-01");
  await learner.fills("Laatste dag", "2026-10-31");
  await learner.sees("In deze dagen staat niets.");
  await learner.fills("Eerste dag", "2026-11-02");
  await learner.fills("Laatste dag", "2026-11-03");
  await learner.sees("Dit gaat weg: 2 stukjes uit je dagboek.");
  await learner.taps("Wis een periode");
  await learner.page.getByRole("dialog", { name: "Deze periode wissen?" }).getByRole("button", { name: "Ja, wis" }).click();
  await learner.sees("Gewist.");
  await learner.reloads();
  await learner.goesTo("Dagboek");
  await learner.sees("van woensdag");
  assert.equal(await learner.page.getByRole("main").getByRole("listitem").count(), 1);
});

journey("deleting one entry says what goes, and who keeps what was shared", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("niet gedeeld");
  await learner.writesNote("gedeeld met Noor");
  await learner.pairsByPaste("Noor", cardText((await newIdentity()).public, { name: "Noor" }));
  await learner.putsReady("gedeeld met Noor");
  await learner.opensPreview();
  await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  const dialog = learner.page.getByRole("dialog", { name: "Weet je het zeker?" });
  const says = async (words) => {
    await learner.opensInDiary(words);
    await learner.taps("Verwijder");
    await dialog.getByText("Dit gaat weg: 1 stukje uit je dagboek.").waitFor();
    return dialog.innerText();
  };
  assert.match(await says("gedeeld met Noor"), /Noor houdt wat je deelde: 1 hiervan\./);
  await dialog.getByRole("button", { name: "Annuleer" }).click();
  assert.doesNotMatch(await says("niet gedeeld"), /Noor/);
});

journey("a page proves what is sent and what is stored, with and without a lock", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("kanarie op de pagina");
  const looks = async () => {
    await learner.goesTo("Ik");
    await learner.page.getByRole("link", { name: /^Wat staat waar/ }).click();
    await learner.reads("Wat staat waar");
  };
  await looks();
  await learner.sees("Niets. Deze pagina heeft niemand iets gevraagd of gestuurd.");
  await learner.page.getByRole("heading", { name: "Zonder slot nu" }).waitFor();
  await learner.sees("kanarie op de pagina");
  await learner.sees(/^sealed: ([0-9a-f]{2} )+…/);
  await learner.text("Wat er precies staat").click();
  await learner.sees(/records: \d+ × .*entries 1/);
  // It sees what does happen.
  await learner.page.evaluate(() => fetch("/start.html"));
  await learner.sees("Naar buiten: niets. De app haalde 1 eigen bestand op.");
  await learner.setsLock("zeven gele tulpen");
  await looks();
  await learner.page.getByRole("heading", { name: "Met slot nu" }).waitFor();
});

journey("after ten entries a back-up is offered, until someone says not to", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  for (let turn = 1; turn <= 9; turn += 1) await learner.writesNote(`ding ${turn}`);
  await learner.goesTo("Vandaag");
  await learner.reads(GREETING);
  assert.equal(await learner.text("Ook ergens anders bewaren?").count(), 0);
  await learner.writesNote("ding 10");
  await learner.goesTo("Vandaag");
  await learner.sees("Ook ergens anders bewaren?");
  await learner.taps("Niet meer vragen");
  await learner.text("Ook ergens anders bewaren?").waitFor({ state: "detached" });
  await learner.writesNote("ding 11");
  await learner.opens();
  await learner.reads(GREETING);
  assert.equal(await learner.text("Ook ergens anders bewaren?").count(), 0);
});

journey("a coach is offered a back-up after ten parcels", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const key = keyOnCard((await coach.savesCard()).text);
  const sem = await newIdentity();
  const receives = async (number) => {
    await coach.pastesParcel(await sealParcel(sem, key, letterOf("Sem", [noteItem(`pakket ${number}`)])));
    await coach.keepsParcel("Sem");
  };
  for (let number = 1; number <= 9; number += 1) await receives(number);
  await coach.inbox();
  assert.equal(await coach.text("Ook ergens anders bewaren?").count(), 0);
  await receives(10);
  await coach.goesTo("Postvak");
  await coach.sees("Ook ergens anders bewaren?");
  await coach.taps("Niet meer vragen");
  await coach.text("Ook ergens anders bewaren?").waitFor({ state: "detached" });
});

journey("a diary that vanished is missed, and leads to restoring", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.writesNote("eerste");
  await learner.writesNote("tweede");
  const book = async () => (await learner.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).find((name) => name.length > 10);
  const name = await book();
  // As a browser clears it: away from the app's own page, which would step aside.
  await learner.page.goto(`${new URL(learner.page.url()).origin}/start.html`);
  await learner.page.evaluate((name) => new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    Object.assign(asked, { onsuccess: resolve, onerror: reject });
  }), name);
  await learner.opens();
  await learner.reads("Je dagboek staat hier niet meer");
  await learner.sees(/^Hier stond een dagboek met 2 dingen erin\./);
  await learner.taps("Zet een kopie terug");
  await learner.reads("Zet een kopie terug");
  await learner.taps("Terug");
  await learner.reads("Een plek voor jouw stem");
  // Said once.
  await learner.reloads();
  await learner.reads("Een plek voor jouw stem");
});
