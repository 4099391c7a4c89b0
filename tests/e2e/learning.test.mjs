// Leervragen: from one line to a worked question, its steps in a day, its log, and showing it to someone.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { pdfOf } from "./support/paper.mjs";

const steps = (learner) => learner.page.getByRole("main").getByRole("checkbox");

journey("a learning question begins with one line, grows, and stands as its learner says", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("meel kopen");
  await learner.addsStep("deeg kneden");
  const first = steps(learner).first();
  await first.focus();
  await learner.page.keyboard.press("Space");
  await learner.page.getByRole("checkbox", { name: "meel kopen", checked: true }).waitFor();
  // Ticking takes the focus nowhere.
  assert.ok(await first.evaluate((box) => box === document.activeElement));

  await learner.text("Zeg er meer over").click();
  await learner.follows("Waarom is dit belangrijk voor mij?");
  await learner.reads("Waarom is dit belangrijk voor mij?");
  await learner.fills("Waarom is dit belangrijk voor mij?", "Omdat het zo ruikt.");
  await learner.taps("Bewaar");
  await learner.reads("Hoe bak je brood?");
  await learner.sees("Omdat het zo ruikt.");
  await learner.text("Zeg er meer over").click();
  assert.equal(await learner.link("Waarom is dit belangrijk voor mij?").count(), 0);

  await learner.button("Losgelaten").click();
  await learner.page.getByRole("button", { name: "Losgelaten", pressed: true }).waitFor();
  await learner.reloads();
  await learner.page.getByRole("checkbox", { name: "meel kopen", checked: true }).waitFor();
  await learner.goesTo("Leervragen");
  await learner.reads("Leervragen");
  const let_go = learner.page.getByRole("main").locator("section").filter({ has: learner.page.getByRole("heading", { name: "Losgelaten" }) });
  await let_go.getByRole("link", { name: /^Hoe bak je brood\?/ }).waitFor();
});

journey("a step becomes the one thing of today, on Vandaag and in the dagstart", async (stage) => {
  const learner = await stage.learner();
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("deeg kneden");
  await learner.taps("Mijn één ding voor vandaag");
  await learner.sees("Staat bij je één ding voor vandaag");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^deeg kneden/ }).waitFor();
  await learner.page.getByRole("link", { name: /^Dagstart/ }).first().click();
  for (let screen = 0; screen < 3; screen += 1) await learner.taps("Verder");
  await learner.reads("Eén ding voor vandaag");
  assert.equal(await learner.field("Eén ding voor vandaag").inputValue(), "deeg kneden");
  await learner.taps("Verder");
  await learner.keeps();
  await learner.taps("Klaar");
  await learner.page.getByRole("link", { name: /^deeg kneden/ }).click();
  await learner.reads("Hoe bak je brood?");
  await steps(learner).first().click();
  await learner.page.getByRole("checkbox", { checked: true }).waitFor();
  // It stands in the log, and the way back leads here.
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).click();
  await learner.button("Verwijder").first().waitFor();
  await learner.page.getByRole("link", { name: /^Hoe bak je brood\?/ }).click();
  await learner.reads("Hoe bak je brood?");
});

journey("a dagstart offers open steps, and any check-in can belong to a learning question", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("deeg kneden");
  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Dagstart/ }).first().click();
  for (let screen = 0; screen < 3; screen += 1) await learner.taps("Verder");
  await learner.reads("Eén ding voor vandaag");
  await learner.page.getByRole("group", { name: "Een stap van een leervraag" }).getByRole("button", { name: "deeg kneden" }).click();
  assert.equal(await learner.field("Eén ding voor vandaag").inputValue(), "deeg kneden");
  await learner.taps("Verder");
  await learner.keeps();

  await learner.goesTo("Vandaag");
  await learner.page.getByRole("link", { name: /^Even iets kwijt/ }).first().click();
  await learner.types("Even iets kwijt", "De korst was hard.");
  await learner.text("Hoort dit bij een leervraag?").first().click();
  await learner.page.getByRole("group", { name: "Hoort dit bij een leervraag?" }).getByRole("button", { name: "Hoe bak je brood?" }).click();
  await learner.keeps();
  await learner.goesTo("Leervragen");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood\?/ }).click();
  await learner.page.getByRole("main").getByRole("link", { name: /^Dagstart/ }).waitFor();
  await learner.page.getByRole("main").getByRole("link", { name: /De korst was hard\./ }).waitFor();
});

journey("a note from the log stands in the diary too, with its link", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.follows("Schrijf iets op");
  await learner.types("Even iets kwijt", "Gevonden: https://brood.example/gist");
  await learner.sees("Concept bewaard");
  // Closed in the middle: it still belongs.
  await learner.reloads();
  assert.equal(await learner.field("Even iets kwijt").inputValue(), "Gevonden: https://brood.example/gist");
  await learner.keeps();
  await learner.goesTo("Leervragen");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood\?/ }).click();
  const link = learner.link("brood.example/gist");
  await link.waitFor();
  assert.deepEqual(await link.evaluate((link) => [link.href, link.rel, link.target]), ["https://brood.example/gist", "noreferrer", "_blank"]);
  await learner.opensInDiary("Gevonden:");
});

journey("a learning question is shown and printed without what stays private", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("meel kopen");
  await learner.answersOfQuestion("Wat maakt het lastig?", "Ik durf de oven niet aan.");
  await learner.answersOfQuestion("Waarom is dit belangrijk voor mij?", "Omdat het zo ruikt.");
  await learner.follows("Laat zien");
  const sheet = learner.page.getByRole("article");
  await sheet.getByText("Omdat het zo ruikt.").waitFor();
  await sheet.getByText("meel kopen").waitFor();
  assert.equal(await sheet.getByText("Ik durf de oven niet aan.").count(), 0);
  assert.ok(await learner.button("Hulp").isVisible());
  await learner.text("Kies wat je laat zien. De rest blijft bij jou.").first().click();
  await learner.button("Wat maakt het lastig?").click();
  await sheet.getByText("Ik durf de oven niet aan.").waitFor();
  await learner.button("Wat maakt het lastig?").click();
  const paper = await pdfOf(learner.page);
  assert.equal(paper.pages, 1);
  assert.ok(paper.words.includes("Omdat het zo ruikt.") && !paper.words.includes("oven") && !paper.words.includes("Vandaag"), paper.words);
});

journey("a learning question is put ready, taken away and put back", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.taps("Leg klaar voor mijn coach");
  await learner.follows("Ligt klaar voor je coach");
  await learner.reads("Gesprek");
  await learner.article(/^Leervraag/).waitFor();
  await learner.goesTo("Leervragen");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood\?/ }).click();
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.reads("Leervragen");
  await learner.sees("Nog geen leervragen. Zo kan er een klinken:");
  await learner.taps("Zet terug");
  await learner.page.getByRole("link", { name: /^Hoe bak je brood\?/ }).waitFor();
});
