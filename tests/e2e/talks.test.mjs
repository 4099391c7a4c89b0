// From a learning question by way of check-ins to an agenda, a talk, agreements, and what became of them in the next talk.

import assert from "node:assert/strict";

import ICAL from "ical.js";

import { journey } from "./support/journey.mjs";
import { pdfOf } from "./support/paper.mjs";
import { addsTopic, agrees, main, offers, plansTalk, topics } from "./support/talks.mjs";

const words = async (list) => Promise.all((await list.getByRole("textbox").all()).map((box) => box.inputValue()));

/** Drags a row by its handle with a finger, to past the middle of another. */
async function drags(learner, row, past) {
  await row.scrollIntoViewIfNeeded();
  const [handle, target] = [await row.locator(".handle").boundingBox(), await past.boundingBox()];
  const finger = await learner.context.newCDPSession(learner.page);
  const x = handle.x + handle.width / 2;
  const [from, to] = [handle.y + handle.height / 2, target.y + (handle.y < target.y ? target.height - 4 : 4)];
  const touch = (type, y) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", from + (to - from) * part);
  await touch("touchEnd");
  await finger.detach();
}

journey("a talk from the wish to the agreements, and on to the next talk", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.asks("Hoe bak je brood?");
  await learner.addsStep("deeg kneden");
  await learner.doesDagstart({ mood: [20, 10], needs: ["rust"], oneThing: "deeg kneden" });
  await learner.writesNote("het rooster is te vol");
  await learner.writesNote("alleen van mij");
  await learner.opensInDiary("alleen van mij");
  await learner.taps("Dit is voor mij alleen");
  await learner.opensInDiary("het rooster is te vol");
  await learner.taps("Hier wil ik over praten");

  await plansTalk(learner, { when: "2030-05-14T14:30" });
  await learner.reads(/^dinsdag 14 mei/);
  await learner.follows("Mijn agenda");
  await learner.reads("Mijn agenda");
  // What is for oneself alone is never offered.
  assert.equal(await offers(learner, "alleen van mij").count(), 0);
  await offers(learner, "het rooster is te vol").click();
  await offers(learner, "het rooster is te vol").waitFor({ state: "detached" });
  for (const topic of ["de kat", "een dag naar zee"]) await addsTopic(learner, topic);
  assert.deepEqual(await words(topics(learner)), ["het rooster is te vol", "de kat", "een dag naar zee"]);
  // By keys: the last one goes to the top, and the focus goes with it.
  const up = topics(learner).nth(2).getByRole("button", { name: /hoger, plaats/ });
  await up.focus();
  await learner.page.keyboard.press("Enter");
  await learner.page.locator(":focus").and(learner.page.getByRole("button", { name: /hoger, plaats 2 van 3$/ })).waitFor();
  await learner.page.keyboard.press("Enter");
  // The focus goes along, and says where it stands now.
  await learner.page.locator(":focus").and(learner.button("Zet “een dag naar zee” lager, plaats 1 van 3")).waitFor();
  assert.deepEqual(await words(topics(learner)), ["een dag naar zee", "het rooster is te vol", "de kat"]);
  // By a finger: down again past the second.
  await drags(learner, topics(learner).first(), topics(learner).nth(1));
  assert.deepEqual(await words(topics(learner)), ["het rooster is te vol", "een dag naar zee", "de kat"]);
  await drags(learner, topics(learner).nth(1), topics(learner).first());
  assert.deepEqual(await words(topics(learner)), ["een dag naar zee", "het rooster is te vol", "de kat"]);
  await topics(learner).first().getByRole("combobox").selectOption("Samen oplossen");
  await learner.taps("Bewaar");
  await learner.reads(/^dinsdag 14 mei/);
  await learner.sees("een dag naar zee");

  const { text } = await learner.downloads("Zet in mijn kalender");
  const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
  assert.equal(event.summary, "Gesprek");
  assert.ok(!text.includes("rooster"));

  await learner.follows("Begin het gesprek");
  await learner.reads("een dag naar zee");
  await learner.taps("Volgende");
  await learner.reads("het rooster is te vol");
  await learner.fills("Mijn aantekeningen", "eerst twee dagen");
  await agrees(learner, "twee dagen per week", { who: "Samen", by: "2030-05-21" });
  await learner.taps("Klaar met praten");
  await learner.reads("Kijk terug op het gesprek");
  assert.equal(await learner.field("Mijn aantekeningen").inputValue(), "eerst twee dagen");
  await learner.fills("Wat neem ik mee?", "dat het rustiger mag");
  await learner.fills("Hier denken we verschillend over", "ik wil het langer zo houden");
  await learner.taps("Bewaar");
  await learner.reads(/^dinsdag 14 mei/);
  await learner.sees("dat het rustiger mag");

  // It stands on Vandaag and among the agreements; how it went is said without blame, with what was said before.
  await learner.goesTo("Vandaag");
  await main(learner).getByRole("link", { name: /^Afspraken die openstaan/ }).click();
  await learner.reads("twee dagen per week");
  await learner.fills("Wil je er iets bij zeggen?", "één dag ging goed");
  await learner.taps("Deels gelukt");
  await learner.sees(/^één dag ging goed · Deels gelukt · op /);

  // What is open is offered for the next talk.
  await plansTalk(learner, { when: "2030-05-28T14:30", way: "Online" });
  await learner.reads(/^dinsdag 28 mei/);
  await learner.follows("Mijn agenda");
  await offers(learner, "twee dagen per week").click();
  await offers(learner, "Hoe bak je brood?").click();
  await learner.taps("Bewaar");
  await learner.reads(/^dinsdag 28 mei/);
  await learner.sees("twee dagen per week");
  await learner.sees("Hoe bak je brood?");
});

journey("an agenda of twelve topics with long words goes on one A4, the input for the plan on two", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await plansTalk(learner, { when: "2030-05-14T14:30" });
  await learner.follows("Mijn agenda");
  const long = "ontwikkelingsperspectiefbespreking met het samenwerkingsverbandsvertegenwoordigersoverleg";
  for (let number = 1; number <= 12; number += 1) await addsTopic(learner, `${number} ${long}`);
  await learner.sees(/^Dit zijn er meer dan drie/);
  await learner.taps("Bewaar");
  await learner.sees(`12 ${long}`);
  const agenda = await pdfOf(learner.page);
  assert.deepEqual([agenda.pages, agenda.clipped], [1, []]);
  assert.match(agenda.words, /^Mijn agenda dinsdag 14 mei 2030, 14.30/);
  for (let number = 1; number <= 12; number += 1) assert.ok(agenda.words.includes(`${number} ${long}`));
  assert.ok(!agenda.words.includes("Wandelen"));

  await learner.goesTo("Gesprek");
  await main(learner).getByRole("link", { name: /^Mijn inbreng voor het OPP/ }).click();
  await learner.reads("Mijn inbreng voor het OPP");
  await learner.follows("Schrijf mijn inbreng");
  for (const name of ["Wat gaat goed?", "Wat is lastig, en waar?", "Wat wil ik bereiken?", "Wat heb ik nodig, en van wie?", "Wat vind ik van het plan?", "Hoe wil ik gehoord worden?"]) {
    await learner.reads(name);
    await learner.fills(name, `${long}. `.repeat(6));
    await learner.taps("Verder");
  }
  await learner.taps("Bewaar");
  await learner.sees(/ontwikkelingsperspectiefbespreking/);
  const input = await pdfOf(learner.page);
  assert.ok(input.pages <= 2);
  assert.deepEqual(input.clipped, []);
  assert.ok(input.words.split(long).length > 30 && input.words.includes("Hoe wil ik gehoord worden?"));
});
