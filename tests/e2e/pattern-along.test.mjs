// A pattern that is taken along: into the diary, into the basket, and to the coach, who sees the drawing and the words that the
// learner saw, and nothing of the entries behind them.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";

/** What is drawn: every shape with where it stands, and every word. */
const drawing = (plot) => plot.evaluate((svg) => [...svg.children].map((it) => `${it.outerHTML}`));

journey("a pattern goes along as a picture with its words, the same for learner and coach", async (stage) => {
  const coach = await stage.coach();
  await coach.startsAsCoach("Ilse");
  const card = await coach.savesCard();

  const sem = await stage.learner();
  await sem.isAt("2026-10-31T18:40:00+01:00");
  await sem.looksAtExample("Sem");
  await sem.pairsByPaste("Ilse", card.text);
  await sem.opens("/dagboek/patronen");
  await sem.chooses("Over welke tijd?", "Alles");
  const section = sem.page.locator("section").filter({ has: sem.page.getByRole("heading", { name: "Wat je nodig had", exact: true }) });
  const shapes = await drawing(section.locator("svg.plot"));
  const words = await section.locator("p").allInnerTexts();
  assert.ok(shapes.length > 4 && words.length > 1);
  await section.getByRole("button", { name: "Leg klaar voor mijn coach" }).click();
  await sem.sees("Dit patroon staat nu in je dagboek en ligt klaar voor je coach.");
  await section.getByRole("link", { name: "Ligt klaar voor je coach" }).click();
  await sem.reads("Gesprek");
  await sem.opensPreview();
  const preview = sem.page.getByRole("article").first();
  assert.deepEqual(await drawing(preview.locator("svg.plot")), shapes);
  const { path } = await sem.seals("Ilse", { name: "Sem" });

  await coach.goesTo("Postvak");
  await coach.picksParcel(path);
  await coach.parcelOf("Sem").waitFor();
  assert.deepEqual(await drawing(coach.page.locator("svg.plot")), shapes);
  for (const said of words) await coach.sees(said);
  await coach.text("In getallen").click();
  await coach.page.getByRole("row").nth(2).waitFor();
  // It rests on entries that stayed behind.
  assert.equal(await coach.page.getByRole("main").getByRole("article").count(), 1);

  // In the diary it stays as it was, and words can be put beside it.
  await sem.opensInDiary("Wat je nodig had");
  assert.deepEqual(await drawing(sem.page.locator("svg.plot")), shapes);
  await sem.follows("Bewerk");
  await sem.fills("Even iets kwijt", "dat klopt wel, denk ik");
  await sem.taps("Bewaar het zo");
  await sem.opensInDiary("dat klopt wel, denk ik");
  assert.deepEqual(await drawing(sem.page.locator("svg.plot")), shapes);
});
