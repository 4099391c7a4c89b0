// Ik: over mij and its card, mijn mensen, and the own plan.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { pdfOf } from "./support/paper.mjs";

const LONG = "langeafstandscommunicatiehulpmiddelengebruikersvereniging";

journey("over mij grows, and its card shows only what helps", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.goesToMine("Over mij");
  await learner.follows("Begin");
  await learner.fills("Hier ben ik goed in", "Talen leren.");
  await learner.page.getByRole("textbox", { name: "Dit helpt mij", exact: true }).fill(`Rust, en een ${LONG}.`);
  await learner.taps("Bewaar");
  await learner.reads("Over mij");
  await learner.text("Nog meer over mij").click();
  await learner.follows("Als het me te veel wordt, mag je dit doen");
  await learner.types("Als het me te veel wordt, mag je dit doen", "Even weggaan. Niets vragen.");
  await learner.taps("Bewaar");
  await learner.reads("Over mij");
  await learner.sees("Talen leren.");
  await learner.follows("Kaart om te laten zien");
  await learner.reads("Zo kun je mij helpen");
  const paper = await pdfOf(learner.page);
  assert.equal(paper.pages, 1);
  assert.deepEqual(paper.clipped, []);
  assert.ok(paper.words.includes("Even weggaan. Niets vragen.") && !paper.words.includes("Talen"), paper.words);

  await learner.taps("Leg deze kaart klaar voor mijn coach");
  await learner.follows("Ligt klaar voor je coach");
  const card = learner.article(/^Over mij/);
  await card.getByRole("switch", { name: /^Dit helpt mij, / }).and(card.getByRole("switch", { checked: true })).waitFor();
  await card.getByRole("switch", { name: /^Hier ben ik goed in, / }).and(card.getByRole("switch", { checked: false })).waitFor();
});

journey("a person is reached in one tap, and the first contact stands on top", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.goesToMine("Mijn mensen");
  await learner.sees("Hier staat nog niemand. Eén mens is genoeg. Een dier mag ook.");
  await learner.adds({ name: "Oma", reach: "06-12345678", first: true });
  await learner.adds({ name: "Ilse", role: "Coach", what: "als ik vastloop", reach: "ilse@school.example, javascript:alert(1)" });
  const names = await learner.page.getByRole("article").getByRole("heading").allInnerTexts();
  assert.deepEqual(names, ["Oma", "Ilse"]);
  const hrefs = await learner.page.getByRole("main").locator("a[href^='tel:'], a[href^='mailto:'], a[href^='javascript:']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(hrefs, ["tel:0612345678", "mailto:ilse@school.example"]);
  await learner.sees("als ik vastloop");
  await learner.text("Jeugdarts").click();
  await learner.sees(/^Een arts van de GGD\./);

  await learner.button("Hulp").waitFor();
  await learner.follows("Open Ilse");
  await learner.reads("Ilse");
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.reads("Mijn mensen");
  assert.equal(await learner.article("Ilse").count(), 0);
});

journey("an own plan goes up, down and to rest, in a line, in words and in a table", async (stage) => {
  const learner = await stage.learner();
  await learner.isAt("2026-10-05T10:00:00+02:00");
  await learner.startsAsLearner();
  await learner.goesToMine("Opbouw");
  await learner.plans({ hours: "4", what: "tekenen, thuis" });
  await learner.isAt("2026-10-19T10:00:00+02:00");
  await learner.plans({ hours: "2,5", move: "Iets minder" });
  await learner.isAt("2026-11-02T10:00:00+01:00");
  await learner.plans({ move: "Rust" });
  await learner.sees("Sinds maandag 2 november: rust.");
  await learner.sees("Daarvoor, vanaf maandag 19 oktober: 2,5 uur per week.");
  const rows = await learner.page.getByRole("table", { name: "Opbouw als tabel" }).getByRole("row").allInnerTexts();
  assert.deepEqual(rows.slice(1).map((row) => row.split("\t").map((cell) => cell.trim())), [
    ["2 nov 2026", "rust", ""],
    ["19 okt 2026", "2,5 uur per week", ""],
    ["5 okt 2026", "4 uur per week", "tekenen, thuis"],
  ]);
  assert.equal(await learner.page.locator(".plot path[data-ink=main]").count(), 1);
  // A plan may begin later.
  await learner.plans({ hours: "3", from: "2026-11-16T09:00" });
  await learner.sees("Vanaf maandag 16 november: 3 uur per week.");
  await learner.follows("16 nov 2026");
  await learner.taps("Verwijder");
  await learner.page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
  await learner.reads("Opbouw");
  assert.equal(await learner.text("Vanaf maandag 16 november: 3 uur per week.").count(), 0);
});
