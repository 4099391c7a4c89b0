// Between two engines: a learner in Firefox, a coach in Chromium, and an answer that comes back.

import assert from "node:assert/strict";

import { LearnerInFirefox, newFirefox } from "./support/firefox.mjs";
import { journey } from "./support/journey.mjs";

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
