// Dagstart and dagsluiting for the learner's own calendar: what was chosen on the page is what a calendar library (npm ical.js)
// reads in the file that comes out.

import assert from "node:assert/strict";

import ICAL from "ical.js";

import { journey } from "./support/journey.mjs";

const eventsIn = (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
const signsOf = (event) => event.component.getAllSubcomponents("valarm").length;

const days = (learner, place) => learner.page.getByRole("group", { name: "Op welke dagen?" }).nth(place);

/** Taps these days, on or off. */
async function turns(learner, place, names) {
  for (const name of names) await days(learner, place).getByRole("button", { name, exact: true }).click();
}

journey("a dagstart and a dagsluiting go into the learner's own calendar, at own days and times", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.isAt("2026-11-22T09:05:00+01:00");
  await learner.goesTo("Ik");
  await learner.page.getByRole("link", { name: /^In je eigen agenda/ }).click();
  await learner.reads("In je eigen agenda");
  await learner.sees(/kan je niet wekken of roepen/);
  await turns(learner, 0, ["wo"]);
  await learner.field("Hoe laat?").nth(0).fill("09:15");
  await turns(learner, 1, ["ma", "di", "wo", "do", "vr", "zo"]);
  await learner.field("Hoe laat?").nth(1).fill("20:30");
  await learner.field("Hoe noem je het?").nth(1).fill("Thee; en rust");
  const file = await learner.downloads("Bewaar voor mijn agenda");
  assert.equal(file.name, "ritme.ics");
  await learner.sees(/^Open het bestand\./);
  const [start, end, ...more] = eventsIn(file.text);
  assert.deepEqual(more, []);
  assert.deepEqual([start.summary, end.summary], ["Dagstart", "Thee; en rust"]);
  // 22 November 2026 is a Sunday: the first dagstart is on Monday, the first dagsluiting the same evening.
  assert.deepEqual([start.startDate, end.startDate].map(String), ["2026-11-23T09:15:00", "2026-11-22T20:30:00"]);
  const first = start.iterator();
  assert.deepEqual([1, 2, 3, 4, 5].map(() => first.next().toString().slice(0, 10)), ["2026-11-23", "2026-11-24", "2026-11-26", "2026-11-27", "2026-11-30"]);
  assert.deepEqual([signsOf(start), signsOf(end)], [1, 1]);
});

journey("only what was chosen goes in the file; with nothing chosen there is none", async (stage) => {
  const learner = await stage.learner();
  await learner.startsAsLearner();
  await learner.opens("/ik/vragen");
  await learner.reads("Mijn vragen");
  await learner.page.getByRole("link", { name: /^In je eigen agenda/ }).click();
  await learner.reads("In je eigen agenda");
  await turns(learner, 0, ["ma", "di", "wo", "do", "vr"]);
  await learner.sees("Geen dag gekozen: dan komt dit niet in je agenda.");
  await learner.page.getByRole("switch", { name: "Laat mijn agenda een seintje geven" }).uncheck();
  const [only, ...more] = eventsIn((await learner.downloads("Bewaar voor mijn agenda")).text);
  assert.deepEqual([only.summary, signsOf(only), more.length], ["Dagsluiting", 0, 0]);
  await learner.field("Hoe laat?").nth(1).fill("");
  await learner.taps("Bewaar voor mijn agenda");
  await learner.sees("Kies eerst een tijd, zoals 9.00.");
  await turns(learner, 1, ["ma", "di", "wo", "do", "vr"]);
  await learner.taps("Bewaar voor mijn agenda");
  await learner.sees("Kies eerst minstens één dag.");
});
