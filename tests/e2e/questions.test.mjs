// Questions are the learner's own: switched on and off, in their order, with own ones; and nothing written before changes.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";

async function goesToQuestions(learner) {
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^Mijn vragen/ }).click();
  await learner.reads("Mijn vragen");
}

const rows = (learner) => learner.page.getByRole("main").getByRole("listitem");
const questions = async (learner) => (await rows(learner).getByRole("switch").all()).map((row) => row.getAttribute("aria-label"));

journey("every form of an own question is asked, answered and kept", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await goesToQuestions(learner);
  const adds = async (wording, way, more = {}) => {
    await learner.fills("Wat is je vraag?", wording);
    await learner.chooses("Hoe wil je antwoorden?", way);
    for (const [field, text] of Object.entries(more)) await learner.fills(field, text);
    await learner.taps("Voeg toe");
    await rows(learner).getByRole("switch", { name: wording }).waitFor();
  };
  // What is not whole is said, and adds nothing.
  const form = learner.page.locator("form.card");
  await learner.fills("Wat is je vraag?", "Waar was ik?");
  await learner.chooses("Hoe wil je antwoorden?", "Kiezen");
  await learner.fills("Waaruit kun je kiezen?", "thuis");
  await form.getByRole("button", { name: "Voeg toe" }).click();
  await learner.sees(/^Geef 2 tot 12 verschillende antwoorden/);
  assert.equal(await rows(learner).getByRole("switch", { name: "Waar was ik?" }).count(), 0);
  // The morning's list has a button of the same name: ours is the first.
  learner.taps = async (name) => (name === "Voeg toe" ? form.getByRole("button", { name }).click() : learner.button(name).click());
  await adds("Waar was ik?", "Kiezen", { "Waaruit kun je kiezen?": "thuis\nbij oma\nbuiten" });
  await adds("Was ik buiten?", "Ja of nee");
  await adds("Hoe vol was mijn hoofd?", "Op een lijn", { "Aan het begin": "leeg", "Aan het eind": "propvol" });
  await adds("Hoeveel uur schermen?", "Een getal", { "Waarvan": "uur" });
  await adds("Wat at ik?", "Met woorden");

  // Only ours, on one page.
  for (const name of ["Hoe ben je erbij?", "Woorden die erbij passen", "Hoe was je nacht?", "Hoe is het met prikkels?", "Wat heb je vandaag nodig?", "Van wie? Als je dat weet.", "Eén ding voor vandaag", "Wil je er nog iets bij zeggen?"]) {
    await rows(learner).getByRole("switch", { name, exact: true }).uncheck();
  }
  await learner.chooses("Hoe wil je de vragen zien?", "Alles op één pagina");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await learner.reads("Waar was ik?");
  await learner.button("bij oma").click();
  await learner.page.getByRole("group", { name: "Was ik buiten?" }).getByRole("button", { name: "Ja" }).click();
  await learner.stepsTo("Hoe vol was mijn hoofd?", 4);
  await learner.fills("Hoeveel uur schermen", "veel");
  await learner.alert(/^Dit is geen getal\./).waitFor();
  await learner.fills("Hoeveel uur schermen", "7,5");
  await learner.fills("Wat at ik", "brood");
  await learner.keeps();
  await learner.opensInDiary("brood");
  for (const words of ["Waar was ik?", "bij oma", "Was ik buiten?", "Hoe vol was mijn hoofd?", "7,5 uur"]) await learner.sees(words);
  await learner.sees(/^4 van 5, van leeg naar propvol|^4 van 5, van leeg tot propvol/);

  // The set changes; what was written stays as it was asked.
  await goesToQuestions(learner);
  await learner.button("Verwijder: Wat at ik?").click();
  await rows(learner).getByRole("switch", { name: "Wat at ik?" }).waitFor({ state: "detached" });
  await learner.reloads();
  await learner.opensInDiary("brood");
  await learner.sees("Wat at ik?");
});

journey("questions are put in another order, by keys too", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await goesToQuestions(learner);
  const order = async () => Promise.all(await questions(learner));
  assert.equal((await order())[0], "Hoe ben je erbij?");
  const down = learner.page.getByRole("button", { name: /^Zet “Hoe ben je erbij\?” lager/ });
  await down.focus();
  await learner.page.keyboard.press("Enter");
  await learner.page.waitForFunction(() => document.querySelector("[role=switch]").getAttribute("aria-label") !== "Hoe ben je erbij?");
  assert.equal((await order())[1], "Hoe ben je erbij?");
  await learner.reloads();
  await learner.reads("Mijn vragen");
  assert.equal((await order())[1], "Hoe ben je erbij?");
});

journey("a dagstart with taps alone takes at most ten, and one tap on the field is a whole check-in", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  let taps = 0;
  await learner.page.exposeFunction("tapped", () => (taps += 1));
  await learner.page.evaluate(() => document.addEventListener("click", () => window.tapped(), true));
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await learner.saysHowItIs({ mood: [40, 20], feelings: ["hoopvol"] });
  await learner.taps("Verder");
  await learner.saysHowNightWas({ night: ["kort geslapen"], stimuli: 2 });
  await learner.taps("Verder");
  await learner.saysWhatIsNeeded({ needs: ["tijd"] });
  await learner.taps("Bewaar het zo");
  await learner.page.locator("h1", { hasText: /^Bewaard$/ }).waitFor();
  assert.ok(taps <= 10, `${taps} taps`);
  await learner.taps("Klaar");
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).first().click();
  await learner.saysHowItIs({ mood: [10, 10] });
  await learner.taps("Bewaar het zo");
  await learner.page.locator("h1", { hasText: /^Bewaard$/ }).waitFor();
});
