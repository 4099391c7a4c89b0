// Between engines: someone in Firefox or in WebKitGTK and someone in Chromium, as learner and as coach, and an answer that comes back.

import assert from "node:assert/strict";

import { CoachInFirefox, LearnerInFirefox, newFirefox } from "./support/firefox.mjs";
import { journey } from "./support/journey.mjs";
import { InWebKit } from "./support/webkit.mjs";

/** A learner in Chromium writes something and seals it for the coach of this card; gives the parcel. */
async function seals(learner, card, words) {
  await learner.startsAsLearner();
  await learner.pairsByPaste("Noor", card);
  await learner.writesNote(words);
  await learner.putsReady(words);
  await learner.opensPreview();
  return (await learner.seals("Noor", { name: "Sem" })).text;
}

const ADDS_SCRIPT = "const it = document.createElement('script'); it.textContent = 'window.ran = true'; document.head.append(it)";

journey("a learner in Firefox and a coach in Chromium share and answer", async (stage) => {
  const learner = await stage.someone(LearnerInFirefox, newFirefox());
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();

  await learner.startsAsLearner();
  await learner.doesDagstart({ mood: [60, -20], feelings: ["rustig"], needs: ["tijd"], note: "vanuit Firefox" });
  await learner.reloads();
  await learner.pairsByFile("Noor", card.path);
  await learner.putsReady("vanuit Firefox");
  await learner.opensPreview();
  const preview = await learner.article(/^Dagstart/).innerText();
  const parcel = await learner.seals("Noor", { name: "Sem" });
  await learner.saysItWent();
  await coach.pastesParcel(parcel.text);
  assert.equal(await coach.article(/^Dagstart/).innerText(), preview);
  await coach.keepsParcel("Sem");

  await coach.page.getByRole("main").getByRole("link", { name: "Antwoord", exact: true }).first().click();
  await coach.reads("Antwoord");
  await coach.chooses("Wat wil je zeggen?", "Ik hoor je");
  await coach.taps("Verzegel en verstuur naar Sem");
  await coach.reads("Verzegeld");
  const { text } = await coach.downloads("Bewaar als bestand");
  await learner.opens("/gesprek/antwoorden");
  await learner.fills("Of plak de tekst van een pakket", text);
  await learner.taps("Open");
  await learner.sees("Ik hoor je");
  await learner.taps("Bewaar");
  await learner.reloads();
  await learner.sees("Ik hoor je");
});

journey("a learner in WebKitGTK writes, keeps, and shares with a coach in Chromium", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  const card = await coach.savesCard();
  const learner = await InWebKit.starts();
  try {
    await learner.opens("/");
    await learner.taps("Ik ben leerling");
    for (const title of ["Dit blijft hier", "Alleen jij verstuurt iets"]) {
      await learner.reads(title);
      await learner.taps("Verder");
    }
    await learner.taps("Begin");
    await learner.follows("Dagstart");
    await learner.tapsOn("field-ground");
    await learner.taps("Bewaar het zo");
    await learner.reads("Bewaard");
    await learner.opens("/kwijt");
    await learner.fills("Even iets kwijt", "vanuit WebKit");
    await learner.taps("Bewaar");
    await learner.reads("Bewaard");

    // It is there after the page was loaded anew.
    await learner.opens("/dagboek");
    await learner.sees("vanuit WebKit");
    await learner.opens("/koppel");
    await learner.fills("Coachkaart", card.text);
    await learner.taps("Lees de kaart");
    await learner.taps("Koppel met Noor");
    await learner.reads("Noor");
    await learner.opens("/dagboek");
    await learner.follows("vanuit WebKit");
    await learner.taps("Leg klaar voor mijn coach");
    await learner.follows("Ligt klaar voor je coach");
    await learner.follows("Bekijk wat je coach ziet");
    await learner.taps("Laat zien wat mijn coach ziet");
    await learner.sees("vanuit WebKit");
    await learner.fills("Hoe noemt je coach jou", "Sem");
    await learner.taps("Verzegel en verstuur naar Noor");
    await learner.reads("Verzegeld");
    const text = await learner.saves("Bewaar als bestand");
    await learner.taps("Ja, het is verstuurd");
    await learner.reads("Gesprek");
    await coach.pastesParcel(text);
    await coach.sees("vanuit WebKit");
    await coach.keepsParcel("Sem");
    assert.deepEqual(await learner.refusals(), []);
    // And it would have said so.
    await learner.runs(ADDS_SCRIPT);
    while (!(await learner.refusals()).join().includes("script-src"));
  } finally {
    await learner.ends();
  }
});

journey("a coach in Firefox opens and keeps what a learner in Chromium sent", async (stage) => {
  const coach = await stage.someone(CoachInFirefox, newFirefox());
  await coach.startsAsCoach("Noor");
  const parcel = await seals(await stage.learner(), (await coach.savesCard()).text, "gelezen in Firefox");
  await coach.pastesParcel(parcel);
  await coach.sees("gelezen in Firefox");
  await coach.keepsParcel("Sem");
  await coach.reloads();
  await coach.opensLearner("Sem");
  await coach.sees("gelezen in Firefox");
});

journey("a coach in WebKitGTK opens and keeps what a learner in Chromium sent", async (stage) => {
  const coach = await InWebKit.starts();
  try {
    await coach.opens("/");
    await coach.taps("Ik ben coach");
    await coach.fills("Hoe noemen leerlingen je", "Noor");
    await coach.taps("Begin");
    await coach.reads("Postvak");
    await coach.opens("/ik");
    const parcel = await seals(await stage.learner(), await coach.saves("Bewaar als bestand"), "gelezen in WebKit");
    await coach.opens("/");
    await coach.reads("Postvak");
    await coach.fills("Of plak de tekst van een pakket", parcel);
    await coach.taps("Open");
    await coach.sees("gelezen in WebKit");
    await coach.taps("Bewaar bij mijn leerlingen");
    await coach.reads("Sem");
    await coach.opens("/leerlingen");
    await coach.follows("Sem");
    await coach.sees("gelezen in WebKit");
    assert.deepEqual(await coach.refusals(), []);
  } finally {
    await coach.ends();
  }
});
