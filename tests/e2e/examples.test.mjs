// "Probeer met voorbeelden": three made-up diaries, each marked as such and gone in one tap; and every
// sign that people write with is shown as it was written.

import assert from "node:assert/strict";

import { journey } from "./support/journey.mjs";
import { noaLongestOf } from "./support/tour.mjs";

const MARK = "Dit is een voorbeeld";

for (const name of ["Sem", "Yara", "Noa"]) {
  journey(`the example of ${name} is marked, and one tap takes it away`, async (stage) => {
    const visitor = await stage.learner();
    await visitor.looksAtExample(name);
    for (const tab of ["Dagboek", "Gesprek", "Ik", "Vandaag"]) {
      await visitor.goesTo(tab);
      await visitor.sees(MARK);
    }
    assert.ok((await visitor.diary()).length > 10);
    await visitor.reloads();
    await visitor.sees(MARK);
    await visitor.taps("Wis het voorbeeld");
    await visitor.reads("Een plek voor jouw stem");
    assert.equal(await visitor.text(MARK).count(), 0);
    await visitor.reloads();
    await visitor.reads("Een plek voor jouw stem");

    // What is started next is a book of one's own, with nothing of the example in it.
    await visitor.startsAsLearner();
    assert.equal(await visitor.text(MARK).count(), 0);
    assert.deepEqual(await visitor.diary(), []);
    await visitor.sees("Hier komt je dagboek");
  });
}

/** The text of the answer that was typed longest. */
const longest = (item) => item.answers.map(({ is }) => is.text ?? "").toSorted((a, b) => b.length - a.length)[0];

journey("a note of ten thousand characters, other alphabets and emoji are shown to the letter", async (stage) => {
  const noa = await stage.learner();
  await noa.looksAtExample("Noa");
  for (const [day, must] of [["2026-12-28", /^[^]{10000}/], ["2026-12-26", /[\u0590-\u06ff]/], ["2026-12-24", /\u200d/], ["2026-12-30", /[\u0301\u0308]/], ["2026-12-23", /<|&/]]) {
    const item = noaLongestOf(day);
    const text = longest(item);
    assert.match(text, must, `the example of ${day} has what it is for`);
    await noa.opens(`/dagboek/${item.id}`);
    const shown = await noa.page.getByRole("definition").evaluateAll((all) => all.map((one) => one.textContent));
    assert.ok(shown.includes(text), `${day}: ${JSON.stringify(shown).slice(0, 200)}`);
  }
});
