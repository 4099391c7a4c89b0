// "Zo werkt Mijn Stem": a page for a learner and one for a coach, found at Ik and beside the proof, in both languages; each thing
// folds open, and leads to the page it speaks of.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";

const main = (person) => person.page.getByRole("main");

/** Follows every link of the guide and comes back; each must lead to a page. */
async function everyLinkLeadsSomewhere(person) {
  await person.unfolds();
  const names = await main(person).getByRole("link").allInnerTexts();
  const wrong = [];
  for (const [place, name] of names.entries()) {
    await main(person).getByRole("link").nth(place).click();
    await person.title(/^(?!Zo werkt|Even laden)/).waitFor();
    if (await person.title("Deze pagina is er niet").isVisible()) wrong.push(name);
    await person.page.goBack();
    await person.reads("Zo werkt Mijn Stem");
    await person.unfolds();
  }
  assert.deepEqual(wrong, []);
  return names.length;
}

journey("a learner reads how it works, and goes from there to what was read", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.goesToMine("Zo werkt Mijn Stem");
  const code = learner.text(/^Je krijgt er een herstelcode bij\./);
  assert.equal(await code.isVisible(), false, "what was not asked for stays folded");
  await learner.text("Slot en herstelcode").click();
  await code.waitFor();
  assert.ok((await everyLinkLeadsSomewhere(learner)) >= 7);
  await learner.goesToMine("Wat staat waar");
  await learner.page.getByRole("link", { name: /^Zo werkt Mijn Stem/ }).click();
  await learner.reads("Zo werkt Mijn Stem");
  await learner.goesTo("Ik");
  await learner.chooses("Taal", "English");
  await learner.page.getByRole("main").getByRole("link", { name: /^How Mijn Stem works/ }).click();
  await learner.text("Lock and recovery code").click();
  await learner.sees(/^You get a recovery code with it\./);
});

journey("a coach reads a guide of their own", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Noor");
  await coach.goesTo("Ik");
  await main(coach).getByRole("link", { name: /^Zo werkt Mijn Stem/ }).click();
  await coach.reads("Zo werkt Mijn Stem");
  await coach.text("Wat je nooit ziet").click();
  await coach.sees(/^Je ziet wat je leerling koos, en niet meer\./);
  assert.ok((await everyLinkLeadsSomewhere(coach)) >= 7);
});
